"""Whose words they are: what sources and other articles say of a credit."""
