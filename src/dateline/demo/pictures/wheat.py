"""A wheat field before a thunderstorm."""

from random import Random

from PIL import Image, ImageChops

from dateline.demo.pictures import paint
from dateline.demo.pictures.paint import Colour, Pen

_HORIZON = 0.6


def paint_wheat(rng: Random) -> Image.Image:
    image = paint.gradient(
        (0.0, (46, 56, 74)),
        (0.3, (74, 86, 104)),
        (0.48, (134, 138, 140)),
        (0.57, (226, 200, 146)),
        (_HORIZON, (246, 216, 150)),
    )
    image = _clouds(image, rng)
    _rain(image, rng)
    paint.glow(image, (0.22, 0.57), 0.34, (255, 206, 120), fall=2.3, squash=0.4)
    paint.lay(image, (62, 70, 62), paint.drawn(_trees, rng), 0.95)
    _field(image, rng)
    _ears(image, rng)
    return paint.finish(image, rng, grain=0.06, vignette=0.5)


def _clouds(image: Image.Image, rng: Random) -> Image.Image:
    """Towering cloud: dark undersides low, lit edges where one field of noise climbs over the other."""
    body, other = paint.noise(rng, 4, 5, 6), paint.noise(rng, 5, 7, 6)
    dark = Image.new("L", paint.SIZE)
    shape = paint.curve(body, lambda value: max(0.0, value - 0.3) * 1.9)
    dark.paste(shape, mask=paint.ramp((0.0, 255), (0.34, 245), (0.5, 120), (0.57, 0)))
    paint.lay(image, (34, 40, 56), dark, 0.9)
    rims = paint.curve(ImageChops.subtract(other, body), lambda value: min(1.0, value * 1.7))
    light = Image.new("L", paint.SIZE)
    light.paste(rims, mask=paint.ramp((0.0, 110), (0.3, 220), (0.5, 150), (0.58, 0)))
    image = paint.add(image, (150, 140, 134), paint.curve(light, lambda value: value * 0.75))
    under = paint.curve(paint.noise(rng, 3, 18, 5), lambda value: max(0.0, value - 0.45) * 1.8)
    low = Image.new("L", paint.SIZE)
    low.paste(under, mask=paint.ramp((0.34, 0), (0.47, 230), (0.55, 60), (0.58, 0)))
    paint.lay(image, (48, 52, 64), low, 0.9)
    return image


def _rain(image: Image.Image, rng: Random) -> None:
    """A curtain of rain under the darkest part, slanting."""

    def streaks(pen: Pen) -> None:
        for _ in range(900):
            x, top = rng.gauss(0.74, 0.09), rng.uniform(0.38, 0.44)
            fill = rng.randrange(30, 120)
            pen.line((x, top), (x - 0.05, _HORIZON), width=rng.uniform(0.001, 0.004), fill=fill)

    veil = paint.blur(paint.drawn(streaks), 5)
    paint.lay(image, (78, 84, 96), veil, 0.95)


def _trees(pen: Pen, rng: Random) -> None:
    pen.box(0, _HORIZON - 0.007, 1, 0.02)
    for centre, spread, count in ((0.1, 0.05, 40), (0.47, 0.09, 60), (0.9, 0.07, 50)):
        for _ in range(count):
            x = rng.gauss(centre, spread)
            near = max(0.2, 1 - abs(x - centre) / (2.4 * spread))
            pen.disc(x, _HORIZON - 0.008 * near, rng.uniform(0.003, 0.0085) * near, squash=1.1)
    for step in range(7):
        x = 0.62 + step * 0.035
        pen.line((x, _HORIZON), (x, _HORIZON - 0.03 + step * 0.0016), width=0.0009)


def _field(image: Image.Image, rng: Random) -> None:
    field = paint.drawn(Pen.box, 0, _HORIZON, 1, 0.5)
    corn = paint.gradient(
        (_HORIZON, (222, 184, 104)), (0.66, (206, 160, 74)), (0.82, (172, 122, 48)), (1.0, (104, 70, 28))
    )
    paint.lay(image, corn, field)
    swells = paint.curve(paint.noise(rng, 3, 26, 4), lambda value: max(0.0, value - 0.45) * 1.3)
    paint.lay(image, (106, 76, 32), ImageChops.multiply(swells, field), 0.75)
    paint.lay(image, (122, 86, 36), paint.blur(paint.drawn(_tracks), 1.5), 0.8)


def _tracks(pen: Pen) -> None:
    """Two wheel tracks that run to the horizon."""
    for foot, half in ((0.5, 0.016), (0.66, 0.018)):
        pen.shape((0.415, _HORIZON), (foot - half, 1.01), (foot + half, 1.01), (0.4157, _HORIZON))


def _ears(image: Image.Image, rng: Random) -> None:
    """Stalks in rows from far to near: finer and paler far away, each row in two tones."""
    rows = 24
    for row in range(rows):
        near = (row + 1) / rows
        y = _HORIZON + 0.008 + (1.06 - _HORIZON) * near**1.7
        for far, close in (((200, 158, 80), (86, 58, 22)), ((244, 210, 136), (212, 158, 70))):
            stalks = paint.drawn(_stalks, rng, y, near)
            paint.lay(image, _toned(far, close, near), stalks, 0.85)


def _toned(far: Colour, close: Colour, near: float) -> Colour:
    red, green, blue = (round(a + (b - a) * near) for a, b in zip(far, close, strict=True))
    return red, green, blue


def _stalks(pen: Pen, rng: Random, y: float, near: float) -> None:
    for _ in range(round(760 - 560 * near)):
        x, tall = rng.random(), (0.012 + 0.13 * near**1.5) * rng.uniform(0.7, 1.15)
        if abs(x - 0.415 - 0.085 * near**1.7) < 0.01 * near or abs(x - 0.415 - 0.245 * near**1.7) < 0.012 * near:
            continue
        lean = tall * rng.gauss(0.16, 0.1)
        head = x + lean, y - tall
        pen.line((x, y), (x + lean * 0.3, y - tall * 0.6), head, width=0.0004 + 0.0011 * near)
        if near > 0.25:
            _ear(pen, head, tall, lean)


def _ear(pen: Pen, head: paint.Point, tall: float, lean: float) -> None:
    """Grains on both sides of the bent tip, with awns."""
    x, y = head
    for grain in range(9):
        dx, dy = lean * 0.08 * grain, tall * 0.042 * grain
        aside = tall * 0.011 * (-1) ** grain
        pen.shape(
            (x + dx, y - dy + 0.001), (x + dx + aside * 1.3, y - dy - tall * 0.03), (x + dx, y - dy - tall * 0.075)
        )
        pen.line((x + dx, y - dy), (x + dx + aside * 2.2 + lean * 0.2, y - dy - tall * 0.19), width=0.0004, fill=120)
