"""A city at the blue hour, across the water."""

from random import Random

from PIL import Image

from dateline.demo.pictures import paint
from dateline.demo.pictures.paint import Colour, Pen

_SHORE = 0.7


def paint_skyline(rng: Random) -> Image.Image:
    image = paint.gradient(
        (0.0, (9, 16, 44)),
        (0.35, (26, 48, 98)),
        (0.55, (84, 92, 140)),
        (0.66, (204, 134, 118)),
        (_SHORE, (240, 172, 112)),
    )
    wisps = paint.curve(paint.noise(rng, 3, 16, 5), lambda value: max(0.0, value - 0.55) * 1.5)
    paint.lay(image, (118, 100, 140), wisps, 0.7)
    paint.glow(image, (0.4, 0.7), 0.6, (255, 150, 80), fall=2.6, squash=0.4)
    _row(image, rng, count=46, tall=(0.06, 0.2), colour=(72, 76, 112), lit=0.12)
    paint.lay(image, (150, 116, 130), paint.ramp((0.45, 0), (_SHORE, 120), (0.71, 0)), 0.6)
    _row(image, rng, count=30, tall=(0.08, 0.3), colour=(36, 42, 72), lit=0.26)
    _tower(image)
    _row(image, rng, count=26, tall=(0.04, 0.15), colour=(16, 20, 38), lit=0.34)
    _waterfront(image, rng)
    paint.mirror(image, _SHORE, rng, waves=0.0035, dim=0.24, tint=(12, 20, 48))
    return paint.finish(image, rng, grain=0.05, vignette=0.45)


def _row(image: Image.Image, rng: Random, *, count: int, tall: tuple[float, float], colour: Colour, lit: float) -> None:
    """One row of buildings from edge to edge, higher towards the middle, with some of their windows lit."""
    blocks = []
    x = -0.02
    while x < 1.02:
        width = rng.uniform(0.5, 1.5) / count
        centre = 1 - abs(x + width / 2 - 0.56) * 1.3
        height = (tall[0] + (tall[1] - tall[0]) * rng.random() ** 1.4) * max(0.35, centre + 0.15)
        blocks.append((x, width, height))
        x += width * rng.uniform(0.9, 1.15)
    paint.lay(image, colour, paint.drawn(_walls, rng, blocks))
    for tint, share in (((255, 214, 140), lit), ((255, 240, 206), lit * 0.4), ((170, 206, 255), lit * 0.18)):
        windows = paint.drawn(_windows, rng, blocks, share)
        image.paste(paint.add(image, tint, windows))
        halo = paint.curve(paint.blur(windows, 5), lambda value: value * 0.8)
        image.paste(paint.add(image, tint, halo))


def _walls(pen: Pen, rng: Random, blocks: list[tuple[float, float, float]]) -> None:
    for x, width, height in blocks:
        top = _SHORE - height
        pen.box(x, top, width, height)
        crown = rng.random()
        if crown < 0.25:
            pen.box(x + width * 0.25, top - 0.014, width * 0.5, 0.016)
        elif crown < 0.4:
            pen.shape((x, top), (x + width, top), (x + width, top - 0.02))
        elif crown < 0.55:
            pen.line((x + width / 2, top), (x + width / 2, top - 0.04), width=0.0009)


def _windows(pen: Pen, rng: Random, blocks: list[tuple[float, float, float]], share: float) -> None:
    for x, width, height in blocks:
        columns, floors = max(2, round(width / 0.0042)), max(2, round(height / 0.0092))
        awake = share * rng.uniform(0.3, 1.6)
        for column in range(columns):
            for storey in range(floors):
                if rng.random() < awake:
                    across = x + width * (column + 0.25) / columns
                    up = _SHORE - height + 0.006 + (height - 0.012) * storey / floors
                    pen.box(across, up, 0.0019, 0.0036, fill=rng.randrange(110, 256))


def _tower(image: Image.Image) -> None:
    """The television tower that gives the place away."""
    x, top = 0.69, 0.16

    def needle(pen: Pen) -> None:
        pen.shape(
            (x - 0.0006, top),
            (x + 0.0006, top),
            (x + 0.003, 0.3),
            (x + 0.012, _SHORE),
            (x - 0.012, _SHORE),
            (x - 0.003, 0.3),
        )
        pen.shape((x - 0.014, 0.325), (x + 0.014, 0.325), (x + 0.01, 0.352), (x - 0.01, 0.352))
        pen.box(x - 0.0085, 0.315, 0.017, 0.012)

    paint.lay(image, (30, 34, 62), paint.drawn(needle))
    for step in range(9):
        paint.glow(image, (x - 0.011 + step * 0.00275, 0.337), 0.005, (255, 226, 160), fall=2)
    for y in (top, 0.24, 0.29):
        paint.glow(image, (x, y), 0.011, (255, 64, 52), fall=2)


def _waterfront(image: Image.Image, rng: Random) -> None:
    paint.lay(image, (10, 12, 24), paint.drawn(Pen.box, 0, _SHORE - 0.012, 1, 0.014))
    for step in range(54):
        at = step / 53 + rng.uniform(-0.004, 0.004), _SHORE - 0.017
        paint.glow(image, at, 0.013, (255, 190, 110), fall=2.4)
    trail = paint.drawn(Pen.line, (0, _SHORE - 0.0075), (1, _SHORE - 0.0075), width=0.0016)
    image.paste(paint.add(image, (255, 120, 70), paint.blur(trail, 1.2)))
