"""Long tests, which only `make soak` runs: real processes, really killed."""
