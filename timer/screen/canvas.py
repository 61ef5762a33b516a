"""The canvas: where the window draws, for a display that is turned or cuts off its edges."""

import pygame


class Canvas:
    """A surface to draw on, and its way to the display: upright and straight onto it, or turned at each change."""

    def __init__(self, display: pygame.Surface, turn: int, overscan: int) -> None:
        """Args.

        turn: Of the picture, clockwise, in degrees: 0, 90, 180 or 270.
        overscan: Percent of each edge of the display that stays black, 0-20.
        """
        self._display = display
        self._size = display.get_size()
        self._turn = turn
        width, height = self._size
        inset = (width * overscan // 100, height * overscan // 100)
        self._area = pygame.Rect(inset, (max(1, width - 2 * inset[0]), max(1, height - 2 * inset[1])))
        display.fill("black")
        visible = display.subsurface(self._area)
        size = self._area.size if turn in (0, 180) else self._area.size[::-1]
        self.surface = pygame.Surface(size).convert(display) if turn else visible

    def fits(self, display: pygame.Surface) -> bool:
        """Tell whether the display is still the one that this canvas is for."""
        return display is self._display and display.get_size() == self._size

    def update(self, changed: list[pygame.Rect]) -> None:
        """Bring to the display what was drawn in these areas."""
        if self._turn:
            whole = self.surface.get_rect()
            changed = [self._copy(area.clip(whole)) for area in changed if area.colliderect(whole)]
        pygame.display.update(changed)

    def point(self, pos: tuple[int, int]) -> tuple[int, int]:
        """Give where on the surface a point of the display is."""
        spot = pygame.Rect(pos, (1, 1)).move(-self._area.x, -self._area.y)
        return turned(spot, self._area.size, -self._turn % 360).topleft

    def _copy(self, area: pygame.Rect) -> pygame.Rect:
        """Copy an area to the display; give where it is there."""
        place = turned(area, self.surface.get_size(), self._turn).move(self._area.topleft)
        self._display.blit(pygame.transform.rotate(self.surface.subsurface(area), -self._turn), place)
        return place


def turned(rect: pygame.Rect, size: tuple[int, int], turn: int) -> pygame.Rect:
    """Give where a rectangle is after what it lies in was turned clockwise.

    Args:
        size: Of what it lies in, before.
        turn: 0, 90, 180 or 270 degrees.
    """
    width, height = size
    match turn:
        case 90:
            return pygame.Rect(height - rect.bottom, rect.x, rect.height, rect.width)
        case 180:
            return pygame.Rect(width - rect.right, height - rect.bottom, rect.width, rect.height)
        case 270:
            return pygame.Rect(rect.y, width - rect.right, rect.height, rect.width)
        case _:
            return rect
