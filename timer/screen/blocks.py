"""Block digits: large figures made of block characters. Pure."""

ROWS = 5  # of a figure at scale 1
GAP = " "
# Each character in five rows of pixels; a pixel is two columns wide, so that it is square.
PIXELS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("## ", " # ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}


def block_width(text: str, scale: int) -> int:
    """Give how many columns a figure takes."""
    return 2 * scale * (sum(len(PIXELS[char][0]) for char in text) + len(text) - 1)


def block_rows(text: str, scale: int) -> tuple[str, ...]:
    """Write a figure of digits and colons, five rows times the scale high."""
    rows = (GAP.join(PIXELS[char][row] for char in text) for row in range(ROWS))
    wide = ("".join(("█" if pixel == "#" else " ") * 2 * scale for pixel in row) for row in rows)
    return tuple(row for row in wide for _ in range(scale))


def largest_scale(text: str, columns: int, rows: int) -> int:
    """Give the largest scale at which a figure fits; 0 if none does."""
    widest = columns // block_width(text, 1)
    return min(widest, rows // ROWS)
