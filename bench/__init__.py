"""Benchmarks: what a run costs and what it finds, against targets and the figures last accepted."""
