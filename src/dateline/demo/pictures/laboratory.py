"""Test tubes on a laboratory bench."""

from random import Random

from PIL import Image, ImageChops

from dateline.demo.pictures import paint
from dateline.demo.pictures.paint import Colour, Pen

_BENCH = 0.8
_LIQUIDS: tuple[Colour, ...] = (
    (64, 168, 196),
    (64, 168, 196),
    (240, 176, 66),
    (64, 168, 196),
    (214, 82, 92),
    (64, 168, 196),
    (240, 176, 66),
)


def paint_laboratory(rng: Random) -> Image.Image:
    image = paint.gradient(
        (0.0, (160, 186, 198)), (0.45, (208, 222, 226)), (_BENCH, (232, 238, 238)), (1.0, (232, 238, 238))
    )
    _room(image, rng)
    _bench(image)
    _tubes(image, rng)
    paint.mirror(image, _BENCH + 0.075, rng, waves=0.0, dim=0.55, tint=(226, 234, 236))
    _pipette(image)
    return paint.finish(image, rng, grain=0.035, vignette=0.4)


def _room(image: Image.Image, rng: Random) -> None:
    """The room behind, far out of focus: cupboards, apparatus, a screen, lamps."""
    cupboards = [(x, 0.1, 0.15, 0.3) for x in (0.05, 0.24, 0.43, 0.76)]
    apparatus = [(0.06, 0.5, 0.2, 0.24), (0.62, 0.44, 0.13, 0.3), (0.82, 0.52, 0.2, 0.22)]
    screen = [(0.34, 0.42, 0.2, 0.18)]
    for colour, boxes in (((112, 146, 164), cupboards), ((78, 104, 124), apparatus), ((46, 96, 128), screen)):
        shapes = paint.drawn(_boxes, boxes)
        paint.lay(image, colour, paint.blur(shapes, 23), 0.85)
    for tint in ((255, 255, 255), (255, 236, 206), (190, 232, 240)):
        paint.lay(image, tint, paint.blur(paint.drawn(_lights, rng), 3))


def _boxes(pen: Pen, boxes: list[tuple[float, float, float, float]]) -> None:
    for box in boxes:
        pen.box(*box)


def _lights(pen: Pen, rng: Random) -> None:
    for _ in range(12):
        pen.disc(rng.random(), rng.uniform(0.04, 0.66), rng.uniform(0.009, 0.03), fill=rng.randrange(25, 85))


def _bench(image: Image.Image) -> None:
    top = paint.gradient((_BENCH - 0.06, (196, 210, 214)), (_BENCH, (226, 234, 236)), (1.0, (240, 244, 244)))
    paint.lay(image, top, paint.blur(paint.drawn(Pen.box, -0.1, _BENCH - 0.055, 1.2, 0.5), 5))


def _tubes(image: Image.Image, rng: Random) -> None:
    left, gap = 0.17, 0.104
    for index, liquid in enumerate(_LIQUIDS):
        _tube(image, left + index * gap, liquid, rng.uniform(0.2, 0.34))
    rack = paint.drawn(_rack)
    shade = paint.gradient((0.5, (64, 78, 92)), (0.66, (48, 60, 74)), (0.9, (36, 46, 58)))
    paint.lay(image, shade, rack)
    edges = ImageChops.subtract(rack, ImageChops.offset(rack, 0, 3))
    paint.lay(image, (176, 192, 204), edges, 0.8)
    for index, liquid in enumerate(_LIQUIDS):
        _glint(image, left + index * gap, liquid)


def _rack(pen: Pen) -> None:
    pen.box(0.1, 0.545, 0.76, 0.022)
    pen.box(0.1, 0.8, 0.76, 0.028)
    for x in (0.1, 0.846):
        pen.box(x, 0.545, 0.014, 0.33)
    pen.box(0.085, 0.858, 0.79, 0.017)


def _outline(pen: Pen, x: float, top: float, half: float = 0.0265) -> None:
    pen.box(x - half, top, half * 2, 0.83 - top)
    pen.disc(x, 0.83, half)


def _content(pen: Pen, x: float, level: float) -> None:
    _outline(pen, x, level, 0.0235)
    pen.disc(x, level, 0.0235, squash=0.28)


def _tube(image: Image.Image, x: float, liquid: Colour, filled: float) -> None:
    """Glass, its content with a curved surface, and the light that goes through both."""
    glass = paint.drawn(_outline, x, 0.3)
    paint.lay(image, (238, 246, 248), glass, 0.35)
    level = 0.83 - filled
    content = paint.drawn(_content, x, level)
    paint.lay(image, liquid, content, 0.86)
    dark: Colour = (liquid[0] // 2, liquid[1] // 2, liquid[2] // 2)
    middle = paint.blur(paint.drawn(_outline, x + 0.004, level - 0.05, 0.013), 9)
    paint.lay(image, dark, ImageChops.subtract(content, middle), 0.6)
    surface = paint.drawn(Pen.disc, x, level, 0.0235, squash=0.28)
    light: Colour = (min(255, liquid[0] + 70), min(255, liquid[1] + 60), min(255, liquid[2] + 60))
    paint.lay(image, light, surface, 0.75)
    inside = paint.drawn(_outline, x, 0.3, 0.0242)
    paint.lay(image, (120, 146, 160), ImageChops.subtract(glass, inside), 0.75)
    rim = paint.drawn(Pen.disc, x, 0.3, 0.0295, squash=0.24)
    hole = paint.drawn(Pen.disc, x, 0.3, 0.0245, squash=0.2)
    paint.lay(image, (196, 214, 222), rim, 0.9)
    paint.lay(image, (120, 146, 160), hole, 0.7)


def _glint(image: Image.Image, x: float, liquid: Colour) -> None:
    streak = paint.drawn(Pen.box, x - 0.0185, 0.33, 0.0052, 0.46)
    image.paste(paint.add(image, (255, 255, 255), paint.curve(paint.blur(streak, 1.6), lambda value: value * 0.6)))
    thin = paint.drawn(Pen.box, x + 0.0155, 0.34, 0.002, 0.44)
    image.paste(paint.add(image, (255, 255, 255), paint.curve(paint.blur(thin, 1), lambda value: value * 0.4)))
    paint.glow(image, (x, 0.86), 0.05, (liquid[0] // 3, liquid[1] // 3, liquid[2] // 3), fall=1.8, squash=0.35)


def _pipette(image: Image.Image) -> None:
    """A pipette tip with a drop, over the third tube."""
    x = 0.378
    tip = paint.drawn(Pen.shape, (x - 0.03, -0.01), (x + 0.03, -0.01), (x + 0.0035, 0.235), (x - 0.0035, 0.235))
    paint.lay(image, (236, 242, 246), tip, 0.82)
    shade = paint.drawn(Pen.shape, (x + 0.008, -0.01), (x + 0.03, -0.01), (x + 0.0035, 0.235), (x + 0.001, 0.235))
    paint.lay(image, (128, 150, 164), paint.blur(shade, 3), 0.6)
    liquid = paint.drawn(Pen.shape, (x - 0.0165, 0.1), (x + 0.0165, 0.1), (x + 0.0028, 0.232), (x - 0.0028, 0.232))
    paint.lay(image, (240, 176, 66), liquid, 0.75)
    drop = paint.drawn(_drop, x)
    paint.lay(image, (236, 168, 60), drop, 0.95)
    paint.glow(image, (x - 0.002, 0.247), 0.004, (255, 250, 230), fall=1.2)


def _drop(pen: Pen, x: float) -> None:
    pen.disc(x, 0.25, 0.0062, squash=1.15)
    pen.shape((x - 0.003, 0.236), (x + 0.003, 0.236), (x + 0.0056, 0.248), (x - 0.0056, 0.248))
