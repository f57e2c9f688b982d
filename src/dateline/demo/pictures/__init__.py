"""The demo's photos, painted by code, each with the credit and caption that a picture desk would give it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image

from dateline.core.photo.meta import Texts
from dateline.core.photo.write import write_metadata
from dateline.demo.pictures.bridge import paint_bridge
from dateline.demo.pictures.harbour import paint_harbour
from dateline.demo.pictures.laboratory import paint_laboratory
from dateline.demo.pictures.observatory import paint_observatory
from dateline.demo.pictures.railway import paint_railway
from dateline.demo.pictures.skyline import paint_skyline
from dateline.demo.pictures.snow import paint_snow
from dateline.demo.pictures.stadium import paint_stadium
from dateline.demo.pictures.wheat import paint_wheat


@dataclass(frozen=True, slots=True)
class _Picture:
    paint: Callable[[Random], Image.Image]
    byline: str
    headline: str
    caption: str
    city: str
    country: str


_RUSSIA = "Russia"
_PICTURES = {
    "bridge.jpg": _Picture(
        paint_bridge,
        "Timur Saburov",
        "River bridge in fog",
        "A cable-stayed bridge over the Oka in morning fog, Nizhny Novgorod",
        "Nizhny Novgorod",
        _RUSSIA,
    ),
    "harbour.jpg": _Picture(
        paint_harbour,
        "Viktor Lanskoy",
        "Murmansk cargo quay",
        "Gantry cranes on the cargo quay in Murmansk at dusk",
        "Murmansk",
        _RUSSIA,
    ),
    "laboratory.jpg": _Picture(
        paint_laboratory,
        "Grace Mutiso",
        "Tuberculosis test",
        "Samples in a diagnostic laboratory in Nairobi",
        "Nairobi",
        "Kenya",
    ),
    "observatory.jpg": _Picture(
        paint_observatory,
        "Aigerim Toleu",
        "High-altitude observatory",
        "The Milky Way above an observatory in the mountains near Almaty",
        "Almaty",
        "Kazakhstan",
    ),
    "railway.jpg": _Picture(
        paint_railway,
        "Lukas Hainzl",
        "Night train",
        "A night train leaves a forest in mist east of Vienna",
        "Vienna",
        "Austria",
    ),
    "skyline.jpg": _Picture(
        paint_skyline,
        "Timur Saburov",
        "City lights",
        "The lights of the city centre on the pond in Yekaterinburg",
        "Yekaterinburg",
        _RUSSIA,
    ),
    "snow.jpg": _Picture(
        paint_snow,
        "Viktor Lanskoy",
        "Snowfall",
        "Passers-by on a street in Novosibirsk during a snowfall",
        "Novosibirsk",
        _RUSSIA,
    ),
    "stadium.jpg": _Picture(
        paint_stadium,
        "Timur Saburov",
        "Before the match",
        "The ball on the centre spot before a cup match in Kazan",
        "Kazan",
        _RUSSIA,
    ),
    "wheat.jpg": _Picture(
        paint_wheat,
        "Darya Koval",
        "Wheat before a storm",
        "A field of ripe wheat near Rostov-on-Don before a thunderstorm",
        "Rostov-on-Don",
        _RUSSIA,
    ),
}

NAMES = tuple(_PICTURES)
"""File names that `draw` knows."""


def draw(name: str) -> bytes:
    """A JPEG of 1600 by 1067 pixels, always the same for the same name, with IIM and XMP inside.

    Raises:
        KeyError: a name that is not in `NAMES`.
    """
    picture, out = _PICTURES[name], BytesIO()
    # The seed makes the picture, not a secret.
    picture.paint(Random(name)).save(out, "JPEG", quality=88, optimize=True)  # noqa: S311
    return write_metadata(out.getvalue(), texts(name))


def texts(name: str) -> Texts:
    """What `draw` writes into the file.

    Raises:
        KeyError: a name that is not in `NAMES`.
    """
    picture = _PICTURES[name]
    return Texts(
        credit=f"{picture.byline}/MERIDIAN",
        byline=picture.byline,
        caption=picture.caption,
        rights="© Meridian. All rights reserved.",
        usage_terms="Editorial use only. Credit line required.",
        headline=picture.headline,
        city=picture.city,
        country=picture.country,
    )
