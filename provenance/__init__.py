"""Trace quoted passages across articles and sources, and report what was found."""

__version__ = "0.1.0"
