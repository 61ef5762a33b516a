"""Gym Timer: routines written in YAML, played on lights, a buzzer and a screen."""

__version__ = "0.1.0"
