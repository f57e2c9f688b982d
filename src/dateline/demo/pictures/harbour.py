"""Gantry cranes on a cargo quay at dusk."""

from random import Random

from PIL import Image

from dateline.demo.pictures import paint
from dateline.demo.pictures.paint import Pen

_SHORE = 0.72


def paint_harbour(rng: Random) -> Image.Image:
    image = paint.gradient(
        (0.0, (22, 34, 66)),
        (0.3, (63, 66, 108)),
        (0.5, (158, 98, 108)),
        (0.63, (236, 146, 88)),
        (0.72, (255, 205, 130)),
    )
    _clouds(image, rng)
    paint.glow(image, (0.3, 0.7), 0.55, (255, 176, 84), fall=2.2, squash=0.55)
    paint.glow(image, (0.3, 0.69), 0.1, (255, 238, 190), fall=1.6)
    paint.lay(image, (112, 82, 100), paint.drawn(_hills, rng), 0.75)
    paint.lay(image, (58, 44, 62), paint.blur(paint.drawn(_crane, 0.57, 0.5), 0.8))
    paint.lay(image, (58, 44, 62), paint.blur(paint.drawn(_crane, 0.47, 0.4), 1.0), 0.85)
    paint.lay(image, (24, 22, 36), paint.drawn(_quay, rng))
    _lamps(image, rng)
    paint.mirror(image, _SHORE, rng, waves=0.0045, dim=0.3, tint=(24, 26, 46))
    return paint.finish(image, rng)


def _clouds(image: Image.Image, rng: Random) -> None:
    streaks = paint.curve(paint.noise(rng, 3, 22, 4), lambda value: max(0.0, value - 0.5) * 1.7)
    low = Image.new("L", paint.SIZE)
    low.paste(streaks, mask=paint.ramp((0.1, 60), (0.5, 255), (0.7, 90)))
    paint.lay(image, (255, 152, 104), low, 0.8)
    paint.lay(image, (48, 44, 80), paint.curve(paint.noise(rng, 2, 14, 4), lambda value: max(0.0, value - 0.56) * 1.5))


def _hills(pen: Pen, rng: Random) -> None:
    points, height = [(0.0, _SHORE)], 0.05
    for step in range(41):
        height = max(0.015, min(0.09, height + rng.uniform(-0.012, 0.012)))
        points.append((step / 40, _SHORE - height))
    pen.shape(*points, (1.0, _SHORE))


def _quay(pen: Pen, rng: Random) -> None:
    pen.shape((0.36, _SHORE), (0.38, 0.7), (1, 0.69), (1, _SHORE + 0.002), (0.36, _SHORE + 0.002))
    _crane(pen, 0.68, 0.86)
    _crane(pen, 0.86, 1.0)
    for column in range(9):
        for tier in range(rng.choice((1, 2, 3))):
            pen.box(0.4 + column * 0.021, 0.688 - tier * 0.017, 0.0195, 0.0155)
    _ship(pen)


def _ship(pen: Pen) -> None:
    pen.shape((0.02, 0.665), (0.04, _SHORE), (0.3, _SHORE), (0.325, 0.655), (0.3, 0.668), (0.1, 0.672))
    pen.box(0.045, 0.6, 0.042, 0.07)
    pen.box(0.038, 0.598, 0.056, 0.008)
    pen.box(0.055, 0.57, 0.016, 0.03)
    pen.line((0.085, 0.6), (0.085, 0.54), width=0.0012)
    for column in range(8):
        for tier in range((2, 3, 3, 2, 3, 2, 2, 1)[column]):
            pen.box(0.108 + column * 0.022, 0.655 - tier * 0.0165, 0.0206, 0.0155)


def _crane(pen: Pen, x: float, scale: float) -> None:
    """A ship-to-shore crane: portal, machine house, boom raised over the water, stays."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * scale, 0.7 - dy * scale

    thick, thin = 0.0062 * scale, 0.0022 * scale
    for leg in (-0.035, 0.045):
        pen.line(at(leg, 0), at(leg * 0.9, 0.36), width=thick)
        pen.line(at(leg - 0.012, 0.004), at(leg + 0.012, 0.004), width=thick)
    for height in (0.1, 0.35):
        pen.line(at(-0.035, height), at(0.043, height), width=thick * 0.8)
    pen.line(at(-0.034, 0.1), at(0.041, 0.35), width=thin)
    pen.line(at(0.043, 0.1), at(-0.032, 0.35), width=thin)
    _boom(pen, at, thick, thin)
    pen.shape(at(0.03, 0.365), at(0.075, 0.365), at(0.075, 0.405), at(0.03, 0.405))
    pen.shape(at(-0.05, 0.352), at(-0.036, 0.352), at(-0.038, 0.33), at(-0.048, 0.33))


def _boom(pen: Pen, at: paint.Place, thick: float, thin: float) -> None:
    tip, root, top, back = at(-0.2, 0.375), at(-0.03, 0.36), at(-0.012, 0.52), at(0.13, 0.36)
    pen.line(tip, root, back, width=thick)
    upper = at(-0.2, 0.388), at(-0.03, 0.382), at(0.13, 0.378)
    pen.line(*upper, width=thin)
    for step in range(22):
        dx = -0.2 + step * 0.015
        pen.line(at(dx, 0.372), at(dx + 0.0075, 0.386), at(dx + 0.015, 0.368), width=thin * 0.7)
    pen.line(at(-0.033, 0.36), top, at(0.04, 0.36), width=thick * 0.7)
    pen.line(tip, top, back, width=thin)
    pen.line(at(-0.11, 0.375), top, width=thin)
    pen.line(at(-0.13, 0.372), at(-0.13, 0.24), width=thin * 0.6)
    pen.shape(at(-0.142, 0.24), at(-0.118, 0.24), at(-0.118, 0.225), at(-0.142, 0.225))


def _lamps(image: Image.Image, rng: Random) -> None:
    for _ in range(26):
        at = (rng.uniform(0.42, 0.99), rng.uniform(0.665, 0.69))
        paint.glow(image, at, 0.011, (255, 214, 150), fall=3)
    for at in ((0.668, 0.258), (0.846, 0.18)):
        paint.glow(image, at, 0.014, (255, 70, 50), fall=2.5)
    for dx in range(5):
        paint.glow(image, (0.05 + dx * 0.0085, 0.625), 0.007, (255, 226, 170), fall=2.5)
