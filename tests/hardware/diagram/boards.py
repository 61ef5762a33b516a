"""Boards to draw: one of every kind of device, wired either way."""

EVERYTHING = """
name: Everything
buttons: {start: 17, next: {pin: 27, pull: down}}
encoder: {a: 22, b: 23, press: 24}
buzzer: {pin: 18, kind: active}
lights:
  - {kind: rgb, red: 16, green: 20, blue: 21}
  - {kind: traffic, red: 4, amber: 14, green: 15, active_high: no}
  - {kind: led, pin: 25}
  - {kind: rgb, red: 12, green: 2, blue: 3, active_high: no}
  - {kind: bar, pins: [5, 6, 13, 19, 26]}
"""
MODULE = "name: Module\nbuttons: {start: 25}\nbuzzer: {pin: 5, kind: active, active_high: no}\n"
KNOB = "name: Knob\nencoder: {a: 22, b: 23, pull: down}\n"
PLUGGED = "name: Hat\nplugs_on: yes\nbuttons: {start: 17}\nlights: [{kind: led, pin: 5}]\n"
NOTHING = "name: Nothing\n"
ALL_PINS = f"name: Full\nlights: [{{kind: bar, pins: [{', '.join(str(pin) for pin in range(28))}]}}]\n"
LONG = f"name: {'W' * 90}\nbuttons: {{start: 17}}\n"

DRAWN = {
    "everything": EVERYTHING,
    "module": MODULE,
    "knob": KNOB,
    "plugged": PLUGGED,
    "nothing": NOTHING,
    "all pins": ALL_PINS,
    "long name": LONG,
}
