"""Gym Timer: routines written in YAML, played on lights, a buzzer and a screen."""
