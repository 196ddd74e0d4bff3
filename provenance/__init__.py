"""Trace quoted passages across articles and sources, and report what was found."""
