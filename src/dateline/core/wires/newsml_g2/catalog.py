"""Codes and their schemes: QCodes resolved by the document's own catalogs and IPTC's, without a network.

NewsML-G2 names a concept by ``qcode`` (``medtop:20000638``), ``uri`` or ``literal``; the alias before the colon is
declared by a ``catalog``. Of remote catalogs only IPTC's aliases are known here, as in its catalog of G2 Standards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from dateline.core.wires import limits
from dateline.core.wires.newsml_g2.wire import G2Concept
from dateline.core.wires.tree import attribute, children

_NEWSCODES = "http://cv.iptc.org/newscodes/"
_OTHERS = "http://cvx.iptc.org/"
OWN = "https://dateline.invalid/cv/"
"""The scheme of what another Dateline says and the standard has no code for; its name ends in a domain nobody owns."""
_IPTC = {
    "medtop": f"{_NEWSCODES}mediatopic/", "subj": f"{_NEWSCODES}subjectcode/", "genre": f"{_NEWSCODES}genre/",
    "prodgenre": f"{_NEWSCODES}productgenre/", "scn": f"{_NEWSCODES}scene/", "wldreg": f"{_NEWSCODES}worldregion/",
    "squ": f"{_NEWSCODES}subjectqualifier/", "stat": f"{_NEWSCODES}pubstatusg2/", "sig": f"{_NEWSCODES}signal/",
    "ninat": f"{_NEWSCODES}ninature/", "cpnat": f"{_NEWSCODES}cpnature/", "nprov": f"{_NEWSCODES}newsprovider/",
    "iso3166-1a2": f"{_OTHERS}iso3166-1a2/", "iso3166-1a3": f"{_OTHERS}iso3166-1a3/",
    "iso3166-2": f"{_OTHERS}iso3166-2/", "a1312cat": f"{_OTHERS}anpa1312-category/", "isin": f"{_OTHERS}isin/",
}  # fmt: skip
"""Aliases of IPTC's catalog under which subjects, places and genres come, and those of its best known schemes."""
TOPICS = (f"{_NEWSCODES}mediatopic/", f"{_NEWSCODES}subjectcode/")
"""The schemes of IPTC's that say what a story is about."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Aliases of schemes by what declares them; the document's own go before IPTC's."""

    own: Mapping[str, str] = field(default_factory=dict)

    def extended(self, element: etree._Element | None) -> "Catalog":
        """With the ``catalog`` elements within ``element``, a header or an item."""
        schemes = (
            (attribute(scheme, "alias"), attribute(scheme, "uri"))
            for scheme in list(children(element, "catalog", "scheme"))[: limits.ENTRIES]
        )
        return Catalog({**self.own, **{alias: uri for alias, uri in schemes if alias and uri}})

    def code(self, element: etree._Element) -> tuple[str, str]:
        """Value and scheme of the concept that ``element`` names: by QCode, URI or literal; both may be empty.

        An alias that nothing declares stays as the scheme, unless a URI is given beside the QCode.
        """
        alias, colon, value = attribute(element, "qcode").partition(":")
        uri = attribute(element, "uri")
        scheme = self.own.get(alias) or _IPTC.get(alias, "")
        if colon and value and (scheme or not uri):
            return value, scheme or alias
        if uri:
            return _split(uri)
        return attribute(element, "literal") or alias, ""

    def concept(self, element: etree._Element, *, name: str, same: tuple[G2Concept, ...] = ()) -> G2Concept:
        """The code with its ``type``, its ``role`` and ``name``."""
        value, scheme = self.code(element)
        return G2Concept(
            value=value, scheme=scheme, name=name, kind=word(element, "type"), role=word(element, "role"), same=same
        )


def word(element: etree._Element | None, name: str) -> str:
    """The code in the attribute ``name``, a QCode, or in ``nameuri``: without its alias or scheme, in lower case."""
    qcode = attribute(element, name)
    written = qcode.partition(":")[2] or qcode or attribute(element, f"{name}uri").rpartition("/")[2]
    return written.lower()


def words_of(element: etree._Element) -> tuple[str, ...]:
    """The code of a property in every form it is given in, without alias or scheme and in lower case."""
    qcode, uri = attribute(element, "qcode"), attribute(element, "uri")
    forms = (qcode.partition(":")[2] or qcode, _split(uri)[0], attribute(element, "literal"))
    return tuple(form.lower() for form in forms if form)


def _split(uri: str) -> tuple[str, str]:
    """The last part of a URI as the value, and what stands before it, its separator included, as the scheme."""
    at = max(uri.rfind("/"), uri.rfind("#")) + 1
    return (uri[at:], uri[:at]) if 0 < at < len(uri) and "://" in uri[:at] else (uri, "")
