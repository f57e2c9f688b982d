"""natasha's recogniser of names in Russian news (slovnet with navec's embeddings), an extra beside the core's rules.

Its models ship in natasha's package; they are read without importing that, since its morphology does not run on current
Python and is not needed.
"""

# ruff: noqa: PLC0415 - the libraries are there only where somebody wants them.

from importlib.util import find_spec
from pathlib import Path

from dateline.core.understand.names import Told
from dateline.core.understand.story import Recogniser
from dateline.run.errors import Failure

_EMBEDDINGS, _TAGGER = "navec_*.tar", "slovnet_ner_*.tar"
_NEEDED = "Names with natasha need its packages: pip install 'dateline[names]'"


def recogniser() -> Recogniser:
    """Loaded, which takes half a second. Raises `Failure` where a package or a model is not there."""
    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations or find_spec("slovnet") is None:
        raise Failure(_NEEDED)
    from navec import Navec
    from slovnet import NER

    data = Path(spec.submodule_search_locations[0]) / "data"
    tagger = NER.load(str(_model(data, _TAGGER)))
    tagger.navec(Navec.load(str(_model(data, _EMBEDDINGS))))

    def told(text: str, language: str) -> Told | None:
        if language != "ru":
            return None
        spans = tagger(text).spans
        people = tuple((span.start, span.stop) for span in spans if span.type == "PER")
        bodies = tuple((span.start, span.stop) for span in spans if span.type == "ORG")
        return Told("natasha", people, bodies)

    return told


def _model(data: Path, pattern: str) -> Path:
    found = sorted(data.rglob(pattern))
    if not found:
        raise Failure(f"natasha's package has no {pattern}. {_NEEDED}")
    return found[0]
