"""The pictures and other files of a NewsItem; renditions of one are in one component and its parts."""

from collections.abc import Iterator

from dateline.core.wires import copy
from dateline.core.wires.newsml_1.wire import Component, Content
from dateline.core.wires.nitf.wire import NitfFile, NitfMedia


def files(component: Component) -> Iterator[NitfMedia]:
    """One `NitfMedia` for each picture or other file below ``component``, in document order."""
    parts = [] if _has_text(component) else [one for one in component.components if _is_rendition(one)]
    contents = [content for one in (component, *parts) for content in one.contents if content.href]
    if contents:
        yield _media(component, contents)
    for one in component.components:
        if one not in parts:
            yield from files(one)


def _has_text(component: Component) -> bool:
    """Whether a story's text is here: then the parts beside it are files of their own."""
    around = (component, *component.components)
    return any(content.nitf or content.html for one in around if "caption" not in one.role for content in one.contents)


def _is_rendition(part: Component) -> bool:
    return bool(part.contents) and not part.components and not part.lines.headline


def _media(component: Component, contents: list[Content]) -> NitfMedia:
    lines = component.lines
    return NitfMedia(
        media_type="image" if any(one.is_image for one in contents) else contents[0].media_type,
        files=tuple(
            NitfFile(
                source=one.href,
                mime_type=one.mime_type or ("image/*" if one.is_image else ""),
                credit=lines.credit or component.metadata.provider,
                copyright=lines.copyright,
                width=one.width,
            )
            for one in contents
        ),
        caption=_caption(component),
        producer=lines.byline,
    )


def _caption(component: Component) -> str:
    captions = (one for one in component.components if "caption" in one.role)
    texts = (content.html for one in captions for content in one.contents if content.html)
    return copy.one_line(next(texts, ""))
