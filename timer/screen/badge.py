"""The badge: what else one should know, in a corner: that it is silent, how loud it is, what is wrong. Pure."""

from collections.abc import Iterator

from timer.scene import Scene, Where
from timer.screen.items import Align, Box, Face, Shape
from timer.screen.share import Share
from timer.screen.sheet import Sheet, Style

EASY = 1.3  # of the smallest size: rather less is said in type so large, if more than a count
SMALL, LOUD = 0.45, 0.55  # size of the text, in parts of the area's height
SYMBOL, AFTER_SYMBOL = 0.8, 0.5  # of the text's size: the symbol before troubles, and the space after it


def silence(scene: Scene) -> str:
    """Say why nothing sounds; nothing if it does."""
    return "Muted" if scene.muted else "Quiet hours" if scene.quiet else ""


def loudness(scene: Scene, now_ms: int) -> str:
    """Say how loud it is, for a while after somebody has changed that; else nothing."""
    if now_ms >= scene.loudness_until_ms:
        return ""
    volume = f"olume {scene.volume} %"
    return f"{silence(scene)}, v{volume}" if silence(scene) else f"V{volume}"


def level(scene: Scene) -> float:
    """Give how loud it is, 0-1."""
    return 0.0 if silence(scene) else scene.volume / 100


def wrong(scene: Scene, now_ms: int) -> tuple[str, ...]:
    """Give what is wrong where the view itself has no room for it; the idle view has."""
    at_clock = scene.where is Where.IDLE and not scene.shows_menu(now_ms)
    return () if at_clock else scene.troubles


def troubles(texts: tuple[str, ...]) -> Iterator[str]:
    """Say what is wrong, first in full, then ever shorter; what comes first matters most."""
    more = f" (and {len(texts) - 1} more)" if len(texts) > 1 else ""
    yield " · ".join(texts)
    yield f"{texts[0]}{more}"
    yield f"{_subject(texts[0])}{more}"
    yield "1 fault" if len(texts) == 1 else f"{len(texts)} faults"


def _subject(trouble: str) -> str:
    """Give the part of a trouble that names what has it: `buzzer on GPIO18`, `config.yaml:3:1`."""
    return trouble.split(": ")[0]


def badge(sheet: Sheet, scene: Scene, now_ms: int, area: Box) -> None:
    """Add the badge: the loudness while it is shown, else silence, and as much of the troubles as there is room for."""
    loud, texts = loudness(scene, now_ms), wrong(scene, now_ms)
    if loud:
        _level(sheet, loud, Share(level(scene)), area)
    elif texts:
        _wrong(sheet, silence(scene), texts, area)
    else:
        sheet.text(area, silence(scene), Style(largest=SMALL, align=_side(sheet)), sheet.colours.faint)


def has_badge(scene: Scene, now_ms: int) -> bool:
    """Tell whether there is anything to say."""
    return bool(silence(scene) or loudness(scene, now_ms) or wrong(scene, now_ms))


def _side(sheet: Sheet) -> Align:
    return Align.LEFT if sheet.tall else Align.RIGHT


def _level(sheet: Sheet, text: str, share: Share, area: Box) -> None:
    """Add how loud it is, and a bar of it."""
    room = Box(area.x, area.y, area.width * 7 // 10, area.height)
    word = sheet.text(room, text, Style(Face.HEAD, 0.8 if sheet.tall else LOUD))
    x, height = word.right + sheet.margin_px // 2, max(2, word.height // 3)
    sheet.bar(Box(x, area.y + (area.height - height) // 2, area.right - x, height), share, sheet.colours.ink)


def _wrong(sheet: Sheet, silent: str, texts: tuple[str, ...], area: Box) -> None:
    """Add a symbol and the fullest text that can be read, as a block at the right; on a tall screen at the left."""
    largest_px = round(SMALL * area.height)
    indent = round((SYMBOL + AFTER_SYMBOL) * largest_px)
    room = Box(area.x + indent, area.y, area.width - indent, area.height)
    style = Style(largest_px=largest_px, most_lines=3, shrink_to=1.0)
    variants = [" · ".join(filter(None, (silent, text))) for text in troubles(texts)]
    settings = [sheet.setting(room, variant, style) for variant in variants]
    whole = [setting for setting in settings if not setting.cut and setting.size_px >= sheet.smallest_px]
    easy = [setting for setting in whole[:-1] if setting.size_px >= EASY * sheet.smallest_px]
    setting = next(iter((*easy, *whole, settings[-1])))
    x = room.x if sheet.tall else room.right - setting.width
    sheet.put(Box(x, area.y, setting.width, area.height), setting, style)
    side_px = round(SYMBOL * largest_px)
    symbol = Box(x - indent, area.y + (area.height - side_px) // 2, side_px, side_px)
    sheet.symbol(symbol, Shape.WARNING, sheet.colours.ink)
