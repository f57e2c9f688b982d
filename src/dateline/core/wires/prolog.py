"""What stands before the root element of an XML document, as far as telling the format needs it."""

import re

_MISC = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_SUBSET = r"""\[(?:<!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'|[^\]"'])*+\]"""
_DOCTYPE = re.compile(rf"""<!DOCTYPE(?:"[^"]*"|'[^']*'|{_SUBSET}|[^>\["'])*+>""", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")


def root_name(head: str) -> str:
    """The root element's name as it is written (``rdf:RDF``), empty where ``head`` is not the start of XML."""
    at = 0
    while match := _MISC.match(head, at) or _DOCTYPE.match(head, at):
        at = match.end()
    root = _ROOT.match(head, at)
    return root[1] if root else ""
