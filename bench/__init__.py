"""Benchmarks: our own program beside what people would write first, in alternating blocks of one run."""
