"""A football ground under floodlights."""

import math
from random import Random

from PIL import Image, ImageChops

from dateline.demo.pictures import paint
from dateline.demo.pictures.paint import Pen, Point

_FAR, _NEAR = 0.57, 1.02
_MASTS = ((0.14, 0.2), (0.86, 0.2))


def paint_stadium(rng: Random) -> Image.Image:
    image = paint.gradient((0.0, (8, 12, 30)), (0.3, (18, 30, 58)), (0.45, (36, 56, 88)), (0.6, (40, 60, 88)))
    haze = paint.curve(paint.noise(rng, 4, 6, 4), lambda value: max(0.0, value - 0.35) * 0.8)
    paint.lay(image, (62, 84, 118), haze, 0.6)
    paint.lay(image, (14, 18, 30), paint.drawn(_roof))
    _stand(image, rng)
    _pitch(image, rng)
    paint.lay(image, (16, 20, 32), paint.drawn(_masts))
    _floodlights(image, rng)
    _ball(image)
    return paint.finish(image, rng, grain=0.06, vignette=0.5)


def _roof(pen: Pen) -> None:
    pen.shape((-0.1, 0.32), (0.06, 0.3), (0.94, 0.3), (1.1, 0.32), (1.1, 0.6), (-0.1, 0.6))
    for step in range(24):
        x = step / 23
        pen.line((x, 0.302), (0.5 + (x - 0.5) * 1.02, 0.277), width=0.0012)
    pen.line((0.0, 0.282), (0.5, 0.272), (1.0, 0.282), width=0.0022)


def _stand(image: Image.Image, rng: Random) -> None:
    """Two tiers of people, light on the side that the floodlights reach."""
    tiers = paint.gradient(
        (0.33, (22, 26, 40)), (0.43, (48, 54, 74)), (0.435, (14, 16, 24)), (0.45, (14, 16, 24)), (0.56, (70, 76, 96))
    )
    paint.lay(image, tiers, paint.drawn(Pen.box, 0, 0.335, 1, _FAR - 0.335))
    colours = (
        (214, 206, 196),
        (176, 40, 44),
        (38, 62, 140),
        (236, 226, 214),
        (90, 96, 110),
        (196, 150, 60),
        (60, 64, 74),
    )
    for colour in colours:
        crowd = paint.drawn(_crowd, rng)
        paint.lay(image, colour, crowd, 0.75)
    steps = paint.drawn(_aisles)
    paint.lay(image, (20, 22, 32), steps, 0.7)
    paint.lay(image, (10, 12, 22), paint.ramp((0.33, 245), (0.41, 130), (0.44, 160), (0.46, 80), (0.57, 40)))
    boards = paint.drawn(Pen.box, 0, _FAR - 0.022, 1, 0.02)
    paint.lay(image, (18, 60, 92), boards)
    for first, lit in ((0, (236, 240, 244)), (1, (240, 196, 60))):
        paint.lay(image, lit, paint.drawn(_letters, rng, first), 0.7)


def _crowd(pen: Pen, rng: Random) -> None:
    for top, bottom in ((0.345, 0.428), (0.455, 0.545)):
        for _ in range(1500):
            y = rng.uniform(top, bottom)
            size = 0.0011 + 0.0006 * (y - top) / (bottom - top)
            pen.disc(rng.random(), y, size, fill=rng.randrange(90, 256), squash=1.3)


def _aisles(pen: Pen) -> None:
    for step in range(17):
        x = step / 16
        foot = 0.5 + (x - 0.5) * 1.12
        pen.line((x, 0.34), (foot, 0.545), width=0.0022)


def _letters(pen: Pen, rng: Random, first: int) -> None:
    """Every other one of the boards, with writing too far away to be read."""
    for board in range(first, 14, 2):
        for letter in range(7):
            if rng.random() < 0.8:
                pen.box(board / 14 + 0.008 + letter * 0.0068, _FAR - 0.0165, 0.0045, 0.009)


def _on_pitch(across: float, away: float) -> Point:
    """Perspective of the pitch: ``across`` from -1 to 1, ``away`` from 0 (near line) to 1 (far line)."""
    depth = 1 / (1 + 1.9 * away)
    y = _FAR + (_NEAR - _FAR) * (depth - 1 / 2.9) / (1 - 1 / 2.9)
    return 0.5 + across * 0.98 * depth / 1.0, y + 0.012


def _pitch(image: Image.Image, rng: Random) -> None:
    grass = paint.gradient((_FAR, (54, 118, 60)), (0.75, (48, 128, 56)), (1.0, (30, 96, 42)))
    paint.lay(image, grass, paint.drawn(Pen.box, 0, _FAR, 1, 0.5))
    paint.lay(image, (84, 158, 78), paint.drawn(_stripes), 0.5)
    blades = paint.curve(paint.noise(rng, 200, 260, 2), lambda value: 0.45 * value)
    turf = Image.new("L", paint.SIZE)
    turf.paste(blades, mask=paint.drawn(Pen.box, 0, _FAR, 1, 0.5))
    paint.lay(image, (12, 50, 24), turf, 0.7)
    paint.lay(image, (232, 240, 228), paint.blur(paint.drawn(_lines), 0.6), 0.85)


def _stripes(pen: Pen) -> None:
    for stripe in range(0, 14, 2):
        left, right = -1.4 + stripe * 0.2, -1.2 + stripe * 0.2
        pen.shape(_on_pitch(left, 0), _on_pitch(right, 0), _on_pitch(right, 1), _on_pitch(left, 1))


def _lines(pen: Pen) -> None:
    def stroke(*points: Point) -> None:
        pen.line(*(_on_pitch(*point) for point in points), width=0.0022)

    stroke((-1.2, 0.97), (1.2, 0.97))
    stroke((0, 0), (0, 0.97))
    pen.disc(*_on_pitch(0, 0.27), 0.006, squash=0.4)
    circle = [(0.27 * math.cos(a / 40 * math.tau), 0.45 + 0.24 * math.sin(a / 40 * math.tau)) for a in range(41)]
    stroke(*circle)
    for side in (-1, 1):
        stroke((side * 1.2, 0.78), (side * 0.83, 0.78), (side * 0.83, 0.14), (side * 1.2, 0.14))


def _masts(pen: Pen) -> None:
    for x, top in _MASTS:
        for side in (-1, 1):
            pen.line((x + side * 0.004, top), (x + side * 0.011, 0.34), width=0.002)
        for step in range(7):
            y = top + 0.02 + step * 0.018
            pen.line((x - 0.006, y), (x + 0.006, y + 0.018), width=0.0009)
            pen.line((x + 0.006, y), (x - 0.006, y + 0.018), width=0.0009)
        pen.shape((x - 0.05, top - 0.085), (x + 0.05, top - 0.085), (x + 0.045, top + 0.005), (x - 0.045, top + 0.005))


def _floodlights(image: Image.Image, rng: Random) -> None:
    for x, top in _MASTS:
        for row in range(4):
            for column in range(7):
                at = x - 0.039 + column * 0.013, top - 0.074 + row * 0.0205
                paint.glow(image, at, 0.011, (255, 252, 240), fall=1.1)
        paint.glow(image, (x, top - 0.04), 0.16, (226, 236, 255), fall=2.6)
        paint.glow(image, (x, top - 0.04), 0.6, (120, 150, 190), fall=2.4)
        inward = 1 if x < 0.5 else -1
        beam = paint.drawn(_beam, x, top, inward)
        fading = Image.new("L", paint.SIZE)
        fading.paste(paint.blur(beam, 40), mask=paint.ramp((0.1, 120), (0.4, 70), (0.75, 0)))
        image.paste(paint.add(image, (150, 176, 214), fading))
    for x in [rng.uniform(0.03, 0.97) for _ in range(14)]:
        paint.glow(image, (x, rng.uniform(0.36, 0.54)), 0.006, (255, 255, 255), fall=2)


def _beam(pen: Pen, x: float, top: float, to: int) -> None:
    pen.shape((x, top - 0.05), (x + to * 0.1, top - 0.05), (x + to * 0.85, 0.9), (x + to * 0.1, 0.95))


def _ball(image: Image.Image) -> None:
    """The ball on the centre spot."""
    x, y, r = 0.5, 0.722, 0.0165
    for side in (-1, 1):
        shadow = paint.drawn(Pen.disc, x + side * 0.02, y + 0.021, 0.024, squash=0.16)
        paint.lay(image, (8, 36, 18), paint.blur(shadow, 4), 0.55)
    paint.lay(image, (206, 212, 216), paint.drawn(Pen.disc, x, y, r))
    patches = paint.drawn(_patches, x, y, r)
    paint.lay(image, (30, 34, 44), patches, 0.9)
    under = paint.drawn(Pen.disc, x, y, r)
    light = paint.blur(paint.drawn(Pen.disc, x, y - 0.011, r * 0.85), 9)
    paint.lay(image, (44, 62, 56), ImageChops.subtract(under, light), 0.75)
    paint.glow(image, (x - 0.007, y - 0.017), 0.011, (150, 156, 160), fall=1.4)


def _patches(pen: Pen, x: float, y: float, r: float) -> None:
    def corner(turn: float, far: float) -> Point:
        return x + far * r * math.sin(turn), y - far * r * 1.5 * math.cos(turn)

    fifth = math.tau / 5
    pen.shape(*(corner(step * fifth + 0.3, 0.34) for step in range(5)))
    for step in range(5):
        turn = step * fifth + 0.3
        pen.line(corner(turn, 0.34), corner(turn, 0.72), width=0.0009, fill=130)
        pen.shape(
            corner(turn, 0.72),
            corner(turn - 0.25, 0.92),
            corner(turn - 0.2, 1),
            corner(turn + 0.2, 1),
            corner(turn + 0.25, 0.92),
        )
