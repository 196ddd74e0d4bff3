"""Texts put together from quotations, to trace against where no source is given."""
