"""What the head of a page says: Open Graph, ``article:…``, Dublin Core, plain ``<meta>``, ``<link>``, ``<time>``."""

from collections.abc import Iterator

from lxml import etree

from dateline.core.wires.page.wire import PageFacts

_TITLE = ("dc:title", "dcterms:title", "og:title", "twitter:title", "parsely-title", "title", "weibo:article:title")
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc:description", "dcterms:description")
_AUTHOR = ("dc:creator", "dcterms:creator", "author", "article:author", "parsely-author", "byl", "sailthru.author")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc:date", "dcterms:created", "dcterms:date", "date", "pubdate", "publishdate", "publication_date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "lastmod", "dcterms:modified", "last-modified")
_KEYWORDS = ("article:section", "article:tag", "keywords", "news_keywords", "parsely-tags")
_AS_TIME = ("datePublished", "pubdate", "published", "entry-date", "dt-published")


def head(root: etree._Element) -> PageFacts:
    """The head's words, each from the first place that has some; ``<time>`` where the head has no date."""
    said = _metas(root)
    return PageFacts(
        titles=tuple(said[name][0] for name in _TITLE if name in said),
        description=_first(said, _DESCRIPTION),
        authors=tuple(dict.fromkeys(name for name in said.get(_found(said, _AUTHOR), ()) if not _is_address(name))),
        published=_first(said, _PUBLISHED) or _time(root),
        modified=_first(said, _MODIFIED),
        language=root.get("lang", "") or _first(said, ("og:locale", "content-language", "dc:language")),
        site=_first(said, ("og:site_name", "application-name")),
        canonical=_canonical(root) or _first(said, ("og:url",)),
        keywords=tuple(part.strip() for key in _KEYWORDS for each in said.get(key, ()) for part in each.split(",")),
        image=_first(said, ("og:image:secure_url", "og:image", "og:image:url", "twitter:image")),
        caption=_first(said, ("og:image:alt", "twitter:image:alt")),
        rights=_first(said, ("copyright", "dc:rights", "dcterms:rights")),
        article=_first(said, ("og:type",)) == "article",
        document_title=next((text for one in root.iter("title") if (text := _words(one))), ""),
        headings=tuple(text for one in root.iter("h1") if (text := _words(one))),
        versions=tuple(_versions(root)),
    )


def _metas(root: etree._Element) -> dict[str, list[str]]:
    """Contents by name in lower case, with a colon whatever stood there; one element may have several names."""
    said: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join(element.get("content", "").split())
        names = f"{element.get('property', '')} {element.get('name', '')} {element.get('itemprop', '')}"
        for name in names.lower().replace("dc.", "dc:").replace("dcterm.", "dcterms:").split():
            if content:
                said.setdefault(name.replace("dcterms.", "dcterms:"), []).append(content)
    return said


def _found(said: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((name for name in names if any(not _is_address(each) for each in said.get(name, ()))), "")


def _first(said: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((said[name][0] for name in names if name in said), "")


def _canonical(root: etree._Element) -> str:
    links = (link for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split())
    return next((href for link in links if (href := link.get("href", "").strip())), "")


def _versions(root: etree._Element) -> Iterator[tuple[str, str]]:
    for link in root.iter("link"):
        language, href = link.get("hreflang", "").strip(), link.get("href", "").strip()
        if "alternate" in link.get("rel", "").lower().split() and language not in ("", "x-default") and href:
            yield language, href


def _time(root: etree._Element) -> str:
    """The first ``<time>`` that says it is the publication's, else the only one of the page's first article."""
    times = [one for one in root.iter("time") if one.get("datetime")]
    marked = (
        one for one in times
        if one.get("pubdate") is not None
        or any(word in f"{one.get('itemprop', '')} {one.get('class', '')}".split() for word in _AS_TIME)
    )  # fmt: skip
    article = next(root.iter("article"), None)
    within = [one for one in times if article is not None and article in one.iterancestors()]
    found = next(marked, None)
    if found is None and within:
        found = within[0]
    return "" if found is None else found.get("datetime", "").strip()


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "//"))
