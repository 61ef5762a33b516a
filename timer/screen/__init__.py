"""The screen: what a scene looks like in a window, in a terminal, and as plain lines."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pygame greets on standard output when it is imported
