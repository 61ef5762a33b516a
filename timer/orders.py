"""Orders: what keys and further buttons ask for; unlike a press, each always means the same."""

from enum import Enum


class Order(Enum):
    """What a person asks for."""

    NEXT = "next"  # the next interval, or routine
    BACK = "back"
    CHOOSE_NEXT = "choose_next"
    CHOOSE_PREVIOUS = "choose_previous"
    CLOCKWISE = "clockwise"  # the knob, a step: the next routine, or more of a rest
    COUNTER_CLOCKWISE = "counter_clockwise"
    ADD_TIME = "add_time"  # to a rest
    TAKE_TIME = "take_time"
    MUTE = "mute"
    LOUDER = "louder"
    QUIETER = "quieter"
    QUIT = "quit"  # the program
