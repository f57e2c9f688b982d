"""A night train coming out of the mist."""

from random import Random

from PIL import Image, ImageChops

from dateline.demo.pictures import paint
from dateline.demo.pictures.paint import Pen, Point

_VANISH = (0.44, 0.5)


def paint_railway(rng: Random) -> Image.Image:
    image = paint.gradient((0.0, (10, 18, 36)), (0.3, (24, 42, 66)), (0.5, (70, 92, 108)), (0.54, (88, 104, 114)))
    mist = paint.curve(paint.noise(rng, 3, 6, 5), lambda value: value * 0.7)
    paint.lay(image, (92, 114, 130), mist, 0.4)
    paint.lay(image, (34, 50, 62), paint.blur(paint.drawn(_forest, rng, 0.12, 0.2), 3), 0.8)
    _ballast(image, rng)
    paint.lay(image, (18, 28, 38), paint.blur(paint.drawn(_forest, rng, 0.3, 0.42), 1.2))
    paint.lay(image, (14, 20, 28), paint.drawn(_masts))
    _train(image)
    _signal(image)
    low = Image.new("L", paint.SIZE)
    low.paste(paint.noise(rng, 4, 9, 5), mask=paint.ramp((0.36, 0), (0.52, 150), (0.62, 60), (0.8, 0)))
    paint.lay(image, (128, 146, 156), low, 0.6)
    return paint.finish(image, rng, grain=0.07, vignette=0.55)


def _towards(point: Point, share: float) -> Point:
    return point[0] + (_VANISH[0] - point[0]) * share, point[1] + (_VANISH[1] - point[1]) * share


def _forest(pen: Pen, rng: Random, near: float, tall: float) -> None:
    """Firs along both sides, lower towards the vanishing point."""
    for _ in range(150):
        x = rng.random()
        away = abs(x - _VANISH[0])
        if away < near * 0.55:
            continue
        height = tall * (0.25 + away) * rng.uniform(0.6, 1.1)
        foot, half = 0.53 + away * 0.16, height * 0.16
        for tier in range(5):
            top = foot - height * (1 - tier * 0.16)
            wide = half * (0.35 + tier * 0.2)
            pen.shape((x, top), (x + wide, top + height * 0.3), (x - wide, top + height * 0.3))
    for _ in range(700):
        x = rng.random()
        if abs(x - _VANISH[0]) > near * 0.5:
            foot = 0.53 + abs(x - _VANISH[0]) * 0.16
            pen.disc(x, foot - rng.uniform(0, 0.02), rng.uniform(0.004, 0.012), squash=1.2)


def _ballast(image: Image.Image, rng: Random) -> None:
    ground = paint.drawn(Pen.shape, (0, 0.56), (_VANISH[0], 0.5), (1, 0.58), (1, 1.1), (0, 1.1))
    paint.lay(image, paint.gradient((0.5, (70, 84, 94)), (0.65, (38, 46, 54)), (1.0, (18, 22, 28))), ground)
    stones = Image.new("L", paint.SIZE)
    stones.paste(paint.curve(paint.noise(rng, 400, 420, 2), lambda value: max(0.0, value - 0.45) * 1.2), mask=ground)
    paint.lay(image, (96, 106, 114), stones, 0.35)
    for track in ((-0.16, 0.24), (0.66, 1.06)):
        sleepers = paint.drawn(_sleepers, track)
        paint.lay(image, (22, 24, 30), sleepers, 0.75)
        rails = paint.drawn(_rails, track)
        paint.lay(image, (90, 100, 112), rails)
        gleam = Image.new("L", paint.SIZE)
        gleam.paste(rails, mask=paint.ramp((0.5, 255), (0.66, 200), (0.95, 70)))
        image.paste(paint.add(image, (255, 218, 160), gleam))


def _sleepers(pen: Pen, track: tuple[float, float]) -> None:
    left, right = track
    for step in range(46):
        share, end = 1 - 1 / (1 + 0.11 * step), 1 - 1 / (1 + 0.11 * step + 0.045)
        corners = (left - 0.1, 1.08), (right + 0.1, 1.08)
        pen.shape(
            *(_towards(corner, share) for corner in corners), *(_towards(corner, end) for corner in reversed(corners))
        )


def _rails(pen: Pen, track: tuple[float, float]) -> None:
    for x in track:
        pen.shape(_VANISH, (x - 0.011, 1.08), (x + 0.011, 1.08))


def _masts(pen: Pen) -> None:
    """Masts of the overhead line with brackets, and the contact wires."""
    for step in (0.5, 1.6, 3.2, 5.5, 9.0):
        share = 1 - 1 / (1 + step)
        foot, top = _towards((1.42, 1.05), share), _towards((1.42, -0.5), share)
        size = 1 - share
        pen.line(foot, top, width=0.02 * size)
        pen.line((top[0], top[1] + 0.12 * size), (top[0] - 0.56 * size, top[1] + 0.16 * size), width=0.008 * size)
        pen.line((top[0], top[1] + 0.3 * size), (top[0] - 0.5 * size, top[1] + 0.16 * size), width=0.006 * size)
    for x, y in ((0.86, -0.34), (0.04, -0.34), (0.86, -0.62), (0.04, -0.62)):
        pen.line((x, y), _VANISH, width=0.0011)


def _train(image: Image.Image) -> None:
    """On the left track: a dark front with three lamps, windows lit along the side."""
    x, y, half, tall = 0.352, 0.64, 0.062, 0.23
    front = paint.drawn(_front, x, y, half, tall)
    side = paint.drawn(_side, x, y, half, tall)
    paint.lay(image, (26, 34, 46), side)
    windows = paint.drawn(_windows, x, y, half, tall)
    paint.lay(image, (255, 206, 128), windows)
    image.paste(paint.add(image, (255, 170, 80), paint.blur(windows, 6)))
    paint.lay(image, (18, 24, 34), front)
    pane = paint.drawn(
        Pen.shape,
        (x - half * 0.72, y - tall * 0.78),
        (x + half * 0.72, y - tall * 0.78),
        (x + half * 0.8, y - tall * 0.5),
        (x - half * 0.8, y - tall * 0.5),
    )
    paint.lay(image, (66, 84, 98), pane)
    edge = ImageChops.subtract(front, ImageChops.offset(front, 0, 3))
    paint.lay(image, (120, 136, 146), edge, 0.6)
    lamps = ((x - half * 0.62, y - tall * 0.24), (x + half * 0.62, y - tall * 0.24), (x, y - tall * 0.92))
    for lamp in lamps:
        paint.glow(image, lamp, 0.28, (190, 176, 140), fall=3)
        paint.glow(image, lamp, 0.06, (255, 232, 186), fall=2)
        paint.glow(image, lamp, 0.016, (255, 255, 246), fall=0.7)
    paint.glow(image, (x - 0.03, 0.74), 0.26, (120, 100, 66), fall=2, squash=0.3)


def _front(pen: Pen, x: float, y: float, half: float, tall: float) -> None:
    pen.shape(
        (x - half * 0.8, y - tall),
        (x + half * 0.8, y - tall),
        (x + half, y - tall * 0.55),
        (x + half, y - tall * 0.08),
        (x + half * 0.85, y),
        (x - half * 0.85, y),
        (x - half, y - tall * 0.08),
        (x - half, y - tall * 0.55),
    )


def _side(pen: Pen, x: float, y: float, half: float, tall: float) -> None:
    near_top, near_bottom = (x + half * 0.85, y - tall * 0.98), (x + half * 0.9, y)
    pen.shape(near_top, _towards(near_top, 0.82), _towards(near_bottom, 0.82), near_bottom)


def _windows(pen: Pen, x: float, y: float, half: float, tall: float) -> None:
    upper, lower = (x + half, y - tall * 0.76), (x + half, y - tall * 0.45)
    for window in range(9):
        start, end = 1 - 1 / (1.1 + window * 0.24), 1 - 1 / (1.1 + window * 0.24 + 0.15)
        pen.shape(_towards(upper, start), _towards(upper, end), _towards(lower, end), _towards(lower, start))


def _signal(image: Image.Image) -> None:
    x, top = 0.17, 0.36
    paint.lay(image, (14, 18, 26), paint.drawn(_post, x, top))
    paint.glow(image, (x, top + 0.02), 0.05, (60, 220, 130), fall=2.2)
    paint.glow(image, (x, top + 0.02), 0.009, (214, 255, 230), fall=0.8)


def _post(pen: Pen, x: float, top: float) -> None:
    pen.line((x, 0.7), (x, top), width=0.0034)
    pen.box(x - 0.0085, top, 0.017, 0.075)
