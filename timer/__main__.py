"""`python -m timer` is `gym-timer`."""

import sys

from timer.cli import main

sys.exit(main())
