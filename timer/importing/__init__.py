"""Importing: the export files of phone timers, made into routines of ours. Text in, text out."""
