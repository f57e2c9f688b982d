"""Places for the panel's box, while somebody types."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from dateline.archive.models import Place
from dateline.core import gazetteer
from dateline.index.places import begun, steps, with_slugs
from dateline.site.editions import Here
from dateline.site.parts.places import place_name
from dateline.site.serve import edition_page

MOST = 10
_LONGEST = 60


@edition_page
def place_names(request: HttpRequest, here: Here) -> HttpResponse:
    """``?q=Syr`` → ``{"places": [{"name": "Syria", "note": "Asia"}]}``; ``name`` is what the box is to hold."""
    typed = " ".join(request.GET.get("q", "").split())[:_LONGEST]
    found = begun(typed, here.language, MOST) if typed.isprintable() and typed else []
    around = with_slugs({step for place in found for step in steps(place)[:-1]})
    said = [{"name": _written(place, here), "note": _above(place, around, here)} for place in found]
    return JsonResponse({"places": said}, json_dumps_params={"ensure_ascii": False})


def _written(place: Place, here: Here) -> str:
    """Its name, or its slug where the name means a larger place first."""
    name = place_name(place, here.language)
    likeliest = gazetteer.find(name)
    return name if likeliest and likeliest[0].slug == place.slug else place.slug


def _above(place: Place, around: dict[str, Place], here: Here) -> str:
    names = [place_name(around[step], here.language) for step in steps(place)[:-1] if step in around]
    return ", ".join([place_name(place, here.language), *reversed(names)])
