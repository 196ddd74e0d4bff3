"""Reports: every one is made from a `Trace` alone."""
