"""Diagrams: how a board is wired, as text for a terminal and as an SVG picture to print."""
