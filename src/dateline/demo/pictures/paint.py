"""The brushes: gradients, noise, silhouettes, light, reflections, grain.

Coordinates are fractions of the picture, x from the left and y from the top, so that a scene reads like a sketch.
Masks are single-channel images; everything is drawn at twice the size and scaled down, which smooths the edges.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from random import Random
from typing import Concatenate, ParamSpec

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = SIZE = (1600, 1067)
_OVER = 2

P = ParamSpec("P")
Colour = tuple[int, int, int]
Point = tuple[float, float]
Mask = Image.Image
Place = Callable[[float, float], Point]
"""Where a point of an object of its own scale lies in the picture."""


def gradient(*stops: tuple[float, Colour]) -> Image.Image:
    """A vertical run of colours; each stop is a height and the colour there."""
    column = Image.new("RGB", (1, HEIGHT))
    column.putdata([_between(stops, y / (HEIGHT - 1)) for y in range(HEIGHT)])
    return column.resize(SIZE)


def ramp(*stops: tuple[float, int]) -> Mask:
    """A vertical run of mask values from 0 to 255."""
    return gradient(*((at, (value, value, value)) for at, value in stops)).getchannel(0)


def _between(stops: Sequence[tuple[float, Colour]], y: float) -> Colour:
    if y <= stops[0][0]:
        return stops[0][1]
    for (y0, c0), (y1, c1) in pairwise(stops):
        if y <= y1:
            share = (y - y0) / (y1 - y0)
            return (_mix(c0[0], c1[0], share), _mix(c0[1], c1[1], share), _mix(c0[2], c1[2], share))
    return stops[-1][1]


def _mix(a: float, b: float, share: float) -> int:
    return round(a + (b - a) * share)


def noise(rng: Random, across: int, down: int, octaves: int = 4) -> Mask:
    """Clouds: random fields of growing fineness, each with half the weight of the one before."""
    field = _field(rng, across, down)
    for octave in range(1, octaves):
        finer = _field(rng, across << octave, down << octave)
        field = Image.blend(field, finer, 0.5 ** (octave + 0.35))
    return stretch(field)


def _field(rng: Random, across: int, down: int) -> Mask:
    small = Image.frombytes("L", (across, down), rng.randbytes(across * down))
    return small.resize(SIZE, Image.Resampling.BICUBIC)


def stretch(mask: Mask) -> Mask:
    """The same mask over the whole range from 0 to 255."""
    low, high = mask.getextrema()
    assert isinstance(low, int)
    assert isinstance(high, int)
    return curve(mask, lambda value: (value * 255 - low) / max(1, high - low))


def curve(mask: Mask, bend: Callable[[float], float]) -> Mask:
    """Every value bent by a function from 0..1 to 0..1."""
    return mask.point([max(0, min(255, round(255 * bend(value / 255)))) for value in range(256)])


def drawn(draw: Callable[Concatenate["Pen", P], None], *args: P.args, **kwargs: P.kwargs) -> Mask:
    """What a drawing makes of a pen, as a mask; the arguments are the drawing's own."""
    large, mask = Image.new("L", (WIDTH * _OVER, HEIGHT * _OVER)), Image.new("L", SIZE)
    draw(Pen(large), *args, **kwargs)
    if box := large.getbbox():
        left, top = box[0] // _OVER, box[1] // _OVER
        right, bottom = -(-box[2] // _OVER), -(-box[3] // _OVER)
        touched = large.crop((left * _OVER, top * _OVER, right * _OVER, bottom * _OVER))
        mask.paste(touched.reduce(_OVER), (left, top))
    return mask


class Pen:
    """Draws on a mask in fractions of the picture; widths are fractions of its width."""

    def __init__(self, mask: Mask) -> None:
        self._draw = ImageDraw.Draw(mask)
        self._w, self._h = mask.size

    def _at(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self._w, y * self._h) for x, y in points]

    def shape(self, *points: Point, fill: int = 255) -> None:
        """A polygon."""
        self._draw.polygon(self._at(points), fill=fill)

    def box(self, x: float, y: float, width: float, height: float, fill: int = 255) -> None:
        """A rectangle, from its upper left corner."""
        self._draw.rectangle(self._at([(x, y), (x + width, y + height)]), fill=fill)

    def line(self, *points: Point, width: float, fill: int = 255) -> None:
        """A line through the points; ``width`` is a fraction of the picture's."""
        self._draw.line(self._at(points), fill=fill, width=max(1, round(width * self._w)), joint="curve")

    def disc(self, x: float, y: float, radius: float, fill: int = 255, *, squash: float = 1.0) -> None:
        """A disc, or with ``squash`` an ellipse; the radius is a fraction of the width."""
        rx, ry = radius * self._w, radius * self._w * squash
        self._draw.ellipse([x * self._w - rx, y * self._h - ry, x * self._w + rx, y * self._h + ry], fill=fill)

    def dome(self, x: float, y: float, radius: float, fill: int = 255) -> None:
        """The upper half of a disc standing on ``y``."""
        r = radius * self._w
        left, top = x * self._w - r, y * self._h - r
        self._draw.pieslice([left, top, left + 2 * r, top + 2 * r], 180, 360, fill=fill)


def lay(image: Image.Image, colour: Colour | Image.Image, mask: Mask, strength: float = 1.0) -> None:
    """Colour, or another picture, laid on through a mask."""
    box = mask.getbbox()
    if box is None:
        return
    part = mask.crop(box)
    part = part if strength >= 1 else curve(part, lambda value: value * strength)
    image.paste(colour if isinstance(colour, tuple) else colour.crop(box), box, part)


def glow(
    image: Image.Image, at: Point, radius: float, colour: Colour, *, fall: float = 2.0, squash: float = 1.0
) -> None:
    """Light added around a point; ``fall`` is how fast it fades, ``radius`` a fraction of the width."""
    # Pillow's radial gradient reaches 1 in the corners, hence the root of two at the sides.
    rx, ry = max(2, round(radius * WIDTH)), max(2, round(radius * WIDTH * squash))
    left, top = round(at[0] * WIDTH) - rx, round(at[1] * HEIGHT) - ry
    light = curve(Image.radial_gradient("L"), lambda value: max(0.0, 1 - value * math.sqrt(2)) ** fall)
    light = light.resize((2 * rx, 2 * ry), Image.Resampling.BICUBIC)
    patch = image.crop((left, top, left + 2 * rx, top + 2 * ry))
    lit = Image.merge("RGB", [light.point([value * part // 255 for value in range(256)]) for part in colour])
    image.paste(ImageChops.screen(patch, lit), (left, top))


def add(image: Image.Image, colour: Colour, mask: Mask) -> Image.Image:
    """Light of one colour added where the mask is."""
    lit = Image.merge("RGB", [mask.point([value * part // 255 for value in range(256)]) for part in colour])
    return ImageChops.screen(image, lit)


def blur(image: Image.Image, radius: float) -> Image.Image:
    """Softened; the radius is in pixels. What is black all round is left out of the reckoning."""
    box = image.getbbox()
    if box is None:
        return image
    reach = math.ceil(3 * radius)
    left, top = max(0, box[0] - reach), max(0, box[1] - reach)
    right, bottom = min(image.width, box[2] + reach), min(image.height, box[3] + reach)
    soft = Image.new(image.mode, image.size)
    soft.paste(image.crop((left, top, right, bottom)).filter(ImageFilter.GaussianBlur(radius)), (left, top))
    return soft


def mirror(image: Image.Image, shore: float, rng: Random, *, waves: float, dim: float, tint: Colour) -> None:
    """Everything above the shore line reflected below it, broken up by waves that grow towards the viewer."""
    line = round(shore * HEIGHT)
    depth, pad = HEIGHT - line, WIDTH // 25
    above = image.crop((0, max(0, line - depth), WIDTH, line)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    above = _widened(blur(above, 1.5), pad)
    water = Image.new("RGB", (WIDTH, depth))
    swell, ripple = rng.uniform(0, math.tau), rng.uniform(0, math.tau)
    for y in range(depth):
        near = y / depth
        swell += 0.9 / (1 + 9 * near)
        ripple += 2.3 / (1 + 9 * near)
        push = math.sin(swell) + 0.5 * math.sin(ripple) + rng.uniform(-0.35, 0.35)
        left = round(pad + waves * WIDTH * (0.15 + near) * push)
        from_row = max(0, min(depth - 1, y + round(5 * near * math.sin(swell + 1))))
        water.paste(above.crop((left, from_row, left + WIDTH, from_row + 1)), (0, y))
    water = water.filter(ImageFilter.GaussianBlur((3, 0.6)))
    image.paste(Image.blend(water, Image.new("RGB", water.size, tint), dim), (0, line))


def _widened(image: Image.Image, pad: int) -> Image.Image:
    """With so many columns more on either side, folded over at the edge."""
    width, height = image.size
    wide = Image.new("RGB", (width + 2 * pad, height))
    wide.paste(image, (pad, 0))
    wide.paste(image.crop((0, 0, pad, height)).transpose(Image.Transpose.FLIP_LEFT_RIGHT), (0, 0))
    right = image.crop((width - pad, 0, width, height)).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    wide.paste(right, (pad + width, 0))
    return wide


def finish(image: Image.Image, rng: Random, *, grain: float = 0.05, vignette: float = 0.35) -> Image.Image:
    """What the lens and the film add: darker corners and grain."""
    corners = Image.radial_gradient("L").resize(SIZE, Image.Resampling.BICUBIC)
    dark = curve(corners, lambda value: vignette * max(0.0, value - 0.3) ** 1.6)
    image.paste((0, 0, 0), mask=dark)
    speckle = Image.frombytes("L", SIZE, rng.randbytes(WIDTH * HEIGHT)).filter(ImageFilter.GaussianBlur(0.7))
    speckle = stretch(speckle)
    grainy = ImageChops.overlay(image, Image.merge("RGB", [speckle] * 3))
    return Image.blend(image, grainy, grain)
