"""A street in heavy snow, at lamplight."""

import math
from random import Random

from PIL import Image, ImageChops

from dateline.demo.pictures import paint
from dateline.demo.pictures.paint import Colour, Pen, Point

_VANISH = (0.52, 0.5)


def paint_snow(rng: Random) -> Image.Image:
    image = paint.gradient(
        (0.0, (38, 48, 76)),
        (0.35, (74, 84, 112)),
        (0.52, (164, 150, 148)),
        (0.56, (196, 176, 160)),
        (1.0, (170, 176, 194)),
    )
    cloud = paint.curve(paint.noise(rng, 4, 6, 5), lambda value: value * 0.6)
    paint.lay(image, (98, 96, 116), cloud, 0.5)
    _houses(image, rng)
    _ground(image, rng)
    paint.glow(image, (_VANISH[0], 0.46), 0.3, (176, 150, 128), fall=2.2, squash=0.6)
    _trees(image, rng)
    _lamps(image)
    _walkers(image)
    paint.lay(image, (206, 200, 204), paint.curve(paint.noise(rng, 5, 6, 4), lambda value: value * 0.55), 0.35)
    _flakes(image, rng)
    return paint.finish(image, rng, grain=0.05, vignette=0.4)


def _towards(point: Point, share: float) -> Point:
    """A point moved towards the vanishing point: 0 stays, 1 is infinitely far."""
    return point[0] + (_VANISH[0] - point[0]) * share, point[1] + (_VANISH[1] - point[1]) * share


def _far(step: float) -> float:
    """How far along the street the given house or lamp stands, as a share for `_towards`."""
    return 1 - 1 / (1 + 0.62 * step)


def _houses(image: Image.Image, rng: Random) -> None:
    """Façades on both sides, drawn from far to near, paler with distance."""
    for step in range(9, -1, -1):
        for side in (-1, 1):
            haze = min(1.0, step / 8)
            base: Colour = rng.choice(((86, 62, 62), (104, 84, 66), (70, 72, 92), (92, 74, 84)))
            wall = _faded(base, haze)
            height = rng.uniform(0.6, 0.8)
            _house(image, rng, side, step, height, wall, haze)


def _faded(colour: Colour, haze: float) -> Colour:
    fog = (158, 148, 152)
    red, green, blue = (round(a + (b - a) * haze**0.8) for a, b in zip(colour, fog, strict=True))
    return red, green, blue


def _house(image: Image.Image, rng: Random, side: int, step: int, height: float, wall: Colour, haze: float) -> None:
    edge = _VANISH[0] + side * 0.72
    start, end = _far(step), _far(step + 1)

    def corner(along: float, up: float) -> Point:
        share = start + (end - start) * along
        return _towards((edge, 0.98 - up), share)

    front = paint.drawn(Pen.shape, corner(0, 0), corner(0, height + 0.5), corner(1, height + 0.5), corner(1, 0))
    paint.lay(image, wall, front)
    roof = paint.drawn(Pen.line, corner(0, height + 0.5), corner(1, height + 0.5), width=0.007 * (1 - start))
    paint.lay(image, (206, 210, 222), roof, 0.9)
    lit = [(column, storey) for column in range(4) for storey in range(5) if rng.random() < 0.42]

    def windows(pen: Pen, *, only_lit: bool) -> None:
        for column in range(4):
            for storey in range(5):
                if ((column, storey) in lit) is only_lit:
                    x0, x1 = 0.1 + column * 0.22, 0.22 + column * 0.22
                    y0, y1 = 0.14 + storey * 0.2, 0.26 + storey * 0.2
                    pen.shape(corner(x0, y0), corner(x1, y0), corner(x1, y1), corner(x0, y1))

    paint.lay(image, _faded((38, 40, 56), haze), paint.drawn(windows, only_lit=False), 0.9)
    warm = paint.drawn(windows, only_lit=True)
    paint.lay(image, _faded((255, 196, 110), haze * 0.5), warm, 0.95)
    image.paste(paint.add(image, (255, 160, 80), paint.curve(paint.blur(warm, 7), lambda value: value * 0.55)))


def _ground(image: Image.Image, rng: Random) -> None:
    ground = paint.drawn(Pen.shape, _VANISH, (1.4, 1.16), (-0.36, 1.16))
    snow = paint.gradient((0.5, (196, 182, 176)), (0.7, (186, 188, 202)), (1.0, (148, 158, 186)))
    paint.lay(image, snow, ground)
    for side, width in ((-1, 0.26), (1, 0.26)):
        bank = paint.drawn(
            Pen.shape,
            _VANISH,
            (_VANISH[0] + side * 0.62, 1.06),
            (_VANISH[0] + side * (0.62 + width), 1.0),
            (_VANISH[0] + side * 0.75, 0.92),
        )
        paint.lay(image, (222, 222, 230), paint.blur(bank, 3), 0.9)
    ruts = paint.blur(paint.drawn(_ruts), 2.5)
    paint.lay(image, (104, 110, 136), ruts, 0.6)
    lumps = paint.curve(paint.noise(rng, 40, 60, 3), lambda value: max(0.0, value - 0.5) * 0.8)
    rough = Image.new("L", paint.SIZE)
    rough.paste(lumps, mask=ground)
    paint.lay(image, (236, 236, 244), rough, 0.6)


def _ruts(pen: Pen) -> None:
    for foot in (-0.3, -0.17, 0.1, 0.24):
        x = _VANISH[0] + foot
        pen.shape(_VANISH, (x - 0.022, 1.02), (x + 0.022, 1.02))


def _trees(image: Image.Image, rng: Random) -> None:
    """Bare trees along the pavements, the near ones dark, with snow lying on their boughs."""
    for step in (5.2, 3.4, 2.1, 1.15):
        for side in (-1, 1):
            share = _far(step)
            foot = _towards((_VANISH[0] + side * 0.64, 1.0), share)
            size = 0.3 * (1 - share)
            tree = paint.drawn(_bough, rng, foot, 0.0, size, size * 0.05)
            paint.lay(image, (222, 224, 234), ImageChops.offset(tree, 0, -2))
            paint.lay(image, _faded((34, 32, 44), step / 8), tree)
            mound = paint.drawn(Pen.disc, *foot, size * 0.2, squash=0.22)
            paint.lay(image, (224, 224, 232), paint.blur(mound, 2))


def _bough(pen: Pen, rng: Random, foot: Point, turn: float, size: float, thick: float) -> None:
    """A bough and those that grow from it; ``turn`` is its angle from upright, ``size`` its length."""
    end = foot[0] + size * math.sin(turn), foot[1] - 1.5 * size * math.cos(turn)
    side = thick / 2 * math.cos(turn)
    pen.shape(
        (foot[0] - side, foot[1]),
        (foot[0] + side, foot[1]),
        (end[0] + side * 0.6, end[1]),
        (end[0] - side * 0.6, end[1]),
    )
    pen.line(foot, end, width=thick * 0.6)
    if size < 0.007:
        return
    for twig in range(3):
        start = 0.98 if twig == 0 else rng.uniform(0.5, 0.95)
        fork = foot[0] + (end[0] - foot[0]) * start, foot[1] + (end[1] - foot[1]) * start
        _bough(pen, rng, fork, turn * 0.8 + rng.gauss(0, 0.45), size * rng.uniform(0.48, 0.68), thick * 0.58)


def _lamps(image: Image.Image) -> None:
    for step in (6.5, 4.4, 2.8, 1.6, 0.75):
        share = _far(step)
        for side in (-1, 1):
            foot = _towards((_VANISH[0] + side * 0.47, 1.0), share)
            size = 1 - share
            top = foot[0], foot[1] - 0.62 * size
            head = top[0] - side * 0.045 * size, top[1]
            post = paint.drawn(Pen.line, foot, top, head, width=0.006 * size)
            paint.lay(image, _faded((30, 30, 40), step / 9), post)
            paint.glow(image, (head[0], head[1] + 0.008 * size), 0.3 * size, (255, 176, 92), fall=2.6)
            paint.glow(image, (head[0], head[1] + 0.008 * size), 0.035 * size, (255, 244, 214), fall=1.2)
            paint.glow(
                image, (foot[0] - side * 0.04 * size, foot[1]), 0.26 * size, (150, 96, 44), fall=2.2, squash=0.25
            )


def _walkers(image: Image.Image) -> None:
    for across, step, coat in ((-0.33, 1.75, (40, 34, 48)), (0.3, 2.6, (58, 40, 46)), (0.34, 2.55, (44, 46, 62))):
        share = _far(step)
        foot = _towards((_VANISH[0] + across, 1.0), share)
        tall = 0.27 * (1 - share)
        body = paint.drawn(_walker, foot, tall)
        shadow = paint.drawn(Pen.disc, foot[0], foot[1], tall * 0.3, squash=0.2)
        paint.lay(image, (92, 92, 116), paint.blur(shadow, 4), 0.6)
        paint.lay(image, _faded(coat, step / 12), body)


def _walker(pen: Pen, foot: Point, tall: float) -> None:
    """Somebody in a long coat under an umbrella."""
    x, y = foot
    for side in (-1, 1):
        pen.line((x, y - 0.35 * tall), (x + side * 0.045 * tall, y), width=tall * 0.045)
    pen.shape(
        (x - 0.07 * tall, y - 0.8 * tall),
        (x + 0.07 * tall, y - 0.8 * tall),
        (x + 0.1 * tall, y - 0.25 * tall),
        (x - 0.1 * tall, y - 0.25 * tall),
    )
    pen.disc(x, y - 0.87 * tall, tall * 0.05)
    pen.line((x + 0.06 * tall, y - 0.6 * tall), (x + 0.06 * tall, y - 1.2 * tall), width=tall * 0.012)
    pen.dome(x + 0.05 * tall, y - 0.9 * tall, tall * 0.24)


def _flakes(image: Image.Image, rng: Random) -> None:
    """Falling snow at three distances; what is close is large and out of focus."""
    for count, size, soft, strength in ((2600, 0.0009, 0.6, 0.75), (420, 0.0022, 1.6, 0.6), (46, 0.0075, 6.0, 0.42)):

        def flurry(pen: Pen, count: int = count, size: float = size) -> None:
            for _ in range(count):
                x, y, r = rng.random(), rng.random(), size * rng.uniform(0.5, 1.3)
                pen.line((x, y), (x + r * 0.8, y + r * 2), width=r * 1.6)

        paint.lay(image, (244, 244, 250), paint.blur(paint.drawn(flurry), soft), strength)
