"""A cable-stayed bridge over a river in morning fog."""

from random import Random

from PIL import Image

from dateline.demo.pictures import paint
from dateline.demo.pictures.paint import Colour, Pen

_SHORE = 0.74
_DECK = 0.6


def paint_bridge(rng: Random) -> Image.Image:
    image = paint.gradient(
        (0.0, (138, 156, 174)),
        (0.4, (196, 201, 203)),
        (0.62, (238, 222, 196)),
        (0.74, (226, 214, 198)),
    )
    paint.glow(image, (0.69, 0.4), 0.42, (255, 226, 176), fall=2.0)
    paint.glow(image, (0.69, 0.4), 0.036, (255, 250, 236), fall=0.55)
    _bank(image, rng, 0.05, (176, 184, 188), 0.75)
    _bank(image, rng, 0.028, (146, 158, 166), 0.8)
    _fog(image, rng, 0.52, 0.9)
    paint.lay(image, (128, 138, 148), paint.blur(paint.drawn(_pylon, 0.83, 0.5), 1.2), 0.8)
    paint.lay(image, (76, 88, 102), paint.drawn(_deck))
    paint.lay(image, (58, 70, 84), paint.drawn(_pylon, 0.33, 1.0))
    _fog(image, rng, 0.66, 0.95)
    _birds(image, rng)
    paint.mirror(image, _SHORE, rng, waves=0.0035, dim=0.22, tint=(150, 166, 178))
    _mist_on_water(image, rng)
    paint.lay(image, (42, 50, 56), paint.drawn(_reeds, rng))
    return paint.finish(image, rng, grain=0.045, vignette=0.3)


def _bank(image: Image.Image, rng: Random, height: float, colour: Colour, strength: float) -> None:
    """A wooded shore: crowns of trees along the water."""

    def trees(pen: Pen) -> None:
        pen.box(0, _SHORE - height * 0.45, 1, height)
        for _ in range(420):
            x, size = rng.random(), rng.uniform(0.3, 1.0)
            pen.disc(x, _SHORE - height * 0.5 * rng.uniform(0.5, 1.2), size * height * 0.22, squash=1.35)

    paint.lay(image, colour, paint.blur(paint.drawn(trees), 1.4), strength)


def _fog(image: Image.Image, rng: Random, height: float, strength: float) -> None:
    wisps = paint.curve(paint.noise(rng, 3, 9, 4), lambda value: 0.35 + 0.65 * value)
    low = Image.new("L", paint.SIZE)
    low.paste(wisps, mask=paint.ramp((height - 0.16, 0), (_SHORE - 0.01, 235), (_SHORE + 0.01, 235)))
    paint.lay(image, (226, 221, 210), low, strength)


def _deck(pen: Pen) -> None:
    """The roadway, thinner with distance, on piers."""
    pen.shape((-0.01, _DECK - 0.02), (1.01, _DECK + 0.028), (1.01, _DECK + 0.04), (-0.01, _DECK + 0.012))
    for x in (0.06, 0.59, 0.71, 0.93):
        y = _DECK + 0.028 * x
        width = 0.016 - 0.008 * x
        pen.shape((x - width, y), (x + width, y), (x + width * 0.7, _SHORE), (x - width * 0.7, _SHORE))
    for step in range(120):
        x = step / 119
        y = _DECK - 0.02 + 0.048 * x
        pen.line((x, y), (x, y - 0.012 + 0.006 * x), width=0.0006)
    pen.line((0, _DECK - 0.033), (1, _DECK + 0.021), width=0.0007)


def _pylon(pen: Pen, x: float, scale: float) -> None:
    road = _DECK - 0.006 + 0.048 * x
    top = road - 0.46 * scale
    for side in (-1, 1):
        pen.shape(
            (x + side * 0.006 * scale, top),
            (x + side * 0.001 * scale, top),
            (x + side * 0.027 * scale, road),
            (x + side * 0.018 * scale, _SHORE),
            (x + side * 0.028 * scale, _SHORE),
            (x + side * 0.036 * scale, road),
        )
    pen.box(x - 0.02 * scale, road - 0.13 * scale, 0.04 * scale, 0.012 * scale)
    for stay in range(15):
        reach, height = (0.045 + stay * 0.0165) * scale, top + (0.012 + (14 - stay) * 0.012) * scale
        for side in (-1, 1):
            foot = x + side * reach
            pen.line((x, height), (foot, _DECK - 0.012 + 0.048 * foot), width=0.0011 * scale)


def _birds(image: Image.Image, rng: Random) -> None:
    def flock(pen: Pen) -> None:
        for _ in range(9):
            x, y, span = rng.uniform(0.46, 0.62), rng.uniform(0.2, 0.3), rng.uniform(0.005, 0.009)
            lift = span * rng.uniform(0.5, 1.1)
            for side in (-1, 1):
                wing = (x + side * span * 0.5, y - lift), (x + side * span, y - lift * 0.35)
                pen.line((x, y), *wing, width=0.0011)

    paint.lay(image, (72, 80, 90), paint.drawn(flock), 0.85)


def _mist_on_water(image: Image.Image, rng: Random) -> None:
    mist = Image.new("L", paint.SIZE)
    rising = paint.ramp((_SHORE - 0.03, 0), (_SHORE, 250), (_SHORE + 0.06, 120), (0.92, 0))
    mist.paste(paint.curve(paint.noise(rng, 3, 12, 4), lambda value: 0.2 + 0.8 * value), mask=rising)
    paint.lay(image, (232, 228, 220), mist, 0.8)


def _reeds(pen: Pen, rng: Random) -> None:
    for _ in range(260):
        x = rng.choice((rng.gauss(0.04, 0.05), rng.gauss(0.99, 0.05)))
        tall, lean = rng.uniform(0.04, 0.17), rng.uniform(-0.012, 0.02)
        pen.line((x, 1.0), (x + lean * 0.4, 1 - tall * 0.6), (x + lean, 1 - tall), width=0.0011)
        if rng.random() < 0.35:
            pen.line((x + lean, 1 - tall), (x + lean * 1.1, 1 - tall - 0.018), width=0.0034)
