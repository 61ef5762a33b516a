"""The board: buttons, lights and a buzzer on GPIO pins. It knows pins, not workouts."""
