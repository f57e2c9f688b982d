"""An observatory on a mountain ridge under the Milky Way."""

import math
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops

from dateline.demo.pictures import paint
from dateline.demo.pictures.paint import Colour, Pen, Point

_DOME = (0.64, 0.83, 0.088)


def paint_observatory(rng: Random) -> Image.Image:
    image = paint.gradient(
        (0.0, (6, 9, 24)),
        (0.4, (13, 24, 52)),
        (0.68, (34, 56, 88)),
        (0.82, (84, 92, 104)),
    )
    image = _milky_way(image, rng)
    _stars(image, rng)
    paint.glow(image, (0.2, 0.84), 0.5, (190, 120, 70), fall=2.4, squash=0.35)
    _ridge(image, rng, 0.82, 0.05, (34, 48, 70))
    _ridge(image, rng, 0.87, 0.045, (20, 30, 46))
    _buildings(image)
    _hill(image, rng)
    paint.glow(image, (_DOME[0] - 0.044, 0.858), 0.05, (255, 170, 90), fall=2.2, squash=0.6)
    return paint.finish(image, rng, grain=0.06, vignette=0.45)


def _milky_way(image: Image.Image, rng: Random) -> Image.Image:
    """A band across the sky: cloudy light with dark lanes, drawn level and then turned."""
    band = Image.new("L", paint.SIZE)
    glow = paint.ramp((0.28, 0), (0.45, 190), (0.5, 255), (0.55, 190), (0.72, 0))
    band.paste(paint.noise(rng, 8, 11, 5), mask=glow)
    lanes = paint.curve(paint.noise(rng, 9, 16, 5), lambda value: max(0.0, value - 0.46) * 1.7)
    dark = Image.new("L", paint.SIZE)
    dark.paste(lanes, mask=paint.ramp((0.4, 0), (0.5, 200), (0.53, 200), (0.63, 0)))
    band = ImageChops.subtract(band, dark)
    turned = band.rotate(38, Image.Resampling.BICUBIC, center=(800, 533), translate=(-120, -150))
    turned = turned.resize(paint.SIZE, box=(140, 90, 1460, 970))
    image = paint.add(image, (120, 130, 176), paint.curve(turned, lambda value: value**1.3 * 0.95))
    warm = paint.curve(turned, lambda value: max(0.0, value - 0.45) ** 1.2 * 0.7)
    return paint.add(image, (255, 206, 170), warm)


def _stars(image: Image.Image, rng: Random) -> None:
    tints: tuple[Colour, ...] = ((255, 255, 255), (206, 222, 255), (255, 232, 206))
    for tint in tints:
        field = paint.drawn(_scatter, rng)
        image.paste(paint.add(image, tint, field))
    for _ in range(26):
        at = rng.random(), rng.uniform(0, 0.7)
        size = rng.uniform(0.003, 0.0075)
        paint.glow(image, at, size, rng.choice(tints), fall=1.6)


def _scatter(pen: Pen, rng: Random) -> None:
    for _ in range(1300):
        along = rng.random()
        if rng.random() < 0.45:
            x, y = along, 0.62 - 0.95 * along * 0.78 + rng.gauss(0, 0.1)
        else:
            x, y = along, rng.uniform(0, 0.85)
        pen.disc(x, y, 0.00032 + 0.0006 * rng.random() ** 6, fill=round(60 + 195 * rng.random() ** 2.5))


def _ridge(image: Image.Image, rng: Random, level: float, rough: float, colour: Colour) -> None:
    points = _skyline(rng, level, rough)
    paint.lay(image, colour, paint.drawn(Pen.shape, (0, 1.1), *points, (1, 1.1)))


def _skyline(rng: Random, level: float, rough: float) -> list[Point]:
    """A mountain line by halving: every middle is moved, ever less."""
    heights = [level + rng.uniform(-rough, rough), level + rng.uniform(-rough, rough)]
    while len(heights) < 129:
        middles = [(a + b) / 2 + rng.uniform(-rough, rough) for a, b in pairwise(heights)]
        heights = [each for pair in zip(heights, middles, strict=False) for each in pair] + heights[-1:]
        rough *= 0.52
    return [(index / (len(heights) - 1), height) for index, height in enumerate(heights)]


def _hill(image: Image.Image, rng: Random) -> None:
    x0, top, _ = _DOME
    points = [
        (x, top + 0.036 + 0.16 * abs(x - x0) ** 1.5 + rng.uniform(-0.002, 0.002) + 0.012 * math.sin(9 * x))
        for x in (step / 160 for step in range(161))
    ]
    paint.lay(image, (8, 11, 18), paint.drawn(Pen.shape, (0, 1.1), *points, (1, 1.1)))


def _buildings(image: Image.Image) -> None:
    x, y, r = _DOME
    shell = paint.drawn(_dome, x, y, r)
    paint.lay(image, (20, 25, 38), shell)
    lit = Image.new("L", paint.SIZE)
    lit.paste(shell, mask=paint.blur(paint.drawn(Pen.dome, x - r * 0.55, y - 0.01, r * 0.85), 26))
    paint.lay(image, (92, 108, 140), lit, 0.65)
    paint.lay(image, (20, 25, 38), paint.drawn(_dome, 0.83, 0.862, 0.034))
    paint.lay(image, (20, 25, 38), paint.drawn(_dome, 0.47, 0.862, 0.024))
    slit = paint.drawn(_slit, x, y, r)
    paint.lay(image, (255, 172, 92), slit)
    paint.glow(image, (x + r * 0.34, y - r * 1.0), 0.13, (255, 140, 60), fall=3)
    door = paint.drawn(Pen.box, x - 0.048, y + 0.008, 0.008, 0.032)
    paint.lay(image, (255, 206, 140), door)
    paint.glow(image, (0.83, 0.803), 0.012, (255, 70, 50), fall=2.0)


def _dome(pen: Pen, x: float, y: float, r: float) -> None:
    pen.dome(x, y, r)
    pen.box(x - r * 0.97, y - 0.002, r * 1.94, r * 0.75)
    pen.box(x - r * 1.04, y - 0.004, r * 2.08, 0.007)


def _slit(pen: Pen, x: float, y: float, r: float) -> None:
    """The open shutter, two meridians of the dome apart, with the telescope's dark tube in it."""

    def on_dome(turn: float, rise: float) -> Point:
        return x + r * math.sin(turn) * math.cos(rise), y - r * 1.5 * math.sin(rise)

    rises = [0.42 + 1.0 * step / 20 for step in range(21)]
    pen.shape(*(on_dome(0.18, rise) for rise in rises), *(on_dome(0.62, rise) for rise in reversed(rises)))
    pen.line(on_dome(0.36, 0.42), on_dome(0.46, 0.98), width=r * 0.11, fill=60)
