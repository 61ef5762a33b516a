"""The history: what was done, interval by interval, and where an unfinished workout stands. One SQLite file."""
