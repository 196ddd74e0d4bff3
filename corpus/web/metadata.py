"""What a web page says of itself: title, author, date, address, site, in meta tags and JSON-LD.

Nothing is taken from the running text: the date in a page's masthead is the day on which it was saved.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from lxml.etree import Comment, _Comment
from lxml.html import HtmlElement

from corpus.describing.dates import iso_date
from corpus.describing.metadata import tidy
from corpus.describing.outlets import outlet_of, unwrapped, wire_of
from corpus.word_lists import any_of, word_lists

Json = Mapping[str, object]

_MOST_JSON = 2_000_000  # characters of one JSON-LD script
_MOST_NODES = 500
_MOST_DEPTH = 8
_MOST_LOGO_WORDS = 3
_MOST_VALUE = 400  # characters of a title or author; more is no title
_ARTICLE_TYPES: Final = ("article", "newsarticle", "blogposting", "report", "liveblogposting", "webpage")
_NAMES: Final = word_lists("corpus", "field_names")["pages"]  # field of Metadata -> meta tags that give it
_SAVED_FROM = re.compile(r"\s*(?:saved from url=\(\d+\)|url:\s*)(https?://\S+)")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_BY = re.compile(rf"^\s*(?:{any_of('bylines')})[\s:]+", re.IGNORECASE)


def page_metadata(tree: HtmlElement, url: str = "") -> dict[str, str]:
    """Return the fields of `Metadata` that a page gives.

    Args:
        tree: the page as it was parsed, before anything was taken away.
        url: the address from which the page was captured, where another record gives it.
    """
    meta = _meta(tree)
    article = _article_node(tree)
    address, archived = unwrapped(url or _address(tree, meta, article))
    site = _first(meta, _NAMES["outlet"]) or _name(article.get("publisher"))
    author = _author(tree, meta, article)
    found = {
        "title": _title(tree, meta, article, site),
        "author": author,
        "published": _published(tree, meta, article, address),
        "url": address,
        "archived_url": archived,
        "outlet": outlet_of(address, site),
        "via": wire_of(author, address) or wire_of(_name(article.get("sourceOrganization")), address),
        "language": tidy(tree.get("lang") or "")[:20],
    }
    return {field: value for field, value in found.items() if value}


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Return the page's meta tags, the first of each name; names in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = tidy(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content[:2000])
    return found


def _first(values: Mapping[str, str], names: Iterable[str]) -> str:
    return next((values[name] for name in names if values.get(name)), "")


def _article_node(tree: HtmlElement) -> Json:
    """Return the JSON-LD node that describes the article: the most specific type, the first of its kind."""
    best: Json = {}
    best_rank = len(_ARTICLE_TYPES)
    for node in islice(_nodes(tree), _MOST_NODES):
        ranks = [_ARTICLE_TYPES.index(kind) for kind in _types(node) if kind in _ARTICLE_TYPES]
        if ranks and _rank(min(ranks)) < best_rank:
            best, best_rank = node, _rank(min(ranks))
    return best


def _rank(place: int) -> int:
    """Return 0 for every kind of article and a higher rank for a mere web page."""
    return place if _ARTICLE_TYPES[place] == "webpage" else 0


def _types(node: Json) -> list[str]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    names = [kind.rpartition("/")[2].lower() for kind in kinds if isinstance(kind, str)]
    return ["article" if name.endswith("article") else name for name in names]


def _nodes(tree: HtmlElement) -> Iterator[Json]:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _MOST_JSON:
            continue
        try:
            # strict=False: line breaks inside strings are common on news pages
            yield from _objects(json.loads(text.strip().rstrip(";"), strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _objects(value: object, depth: int) -> Iterator[Json]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(name), depth + 1)


def _text(value: object) -> str:
    return tidy(value) if isinstance(value, str) else ""


def _name(value: object) -> str:
    """Return the names of a person or organisation, or several, parted by semicolons."""
    if isinstance(value, list):
        return "; ".join(dict.fromkeys(filter(None, map(_name, value[:20]))))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return _text(value)


def _address(tree: HtmlElement, meta: Mapping[str, str], article: Json) -> str:
    canonical = (
        e.get("href") or "" for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()
    )
    saved = (m[1] for c in islice(tree.itersiblings(preceding=True), 20) if (m := _saved_from(c)))
    inside = (m[1] for c in islice(tree.iter(Comment), 20) if (m := _saved_from(c)))
    candidates = (*saved, *inside, *canonical, meta.get("og:url", ""), _text(article.get("url")))
    return next((c.strip() for c in candidates if c.strip().lower().startswith(("http://", "https://"))), "")


def _saved_from(node: object) -> re.Match[str] | None:
    return _SAVED_FROM.match(node.text or "") if isinstance(node, _Comment) else None


def _title(tree: HtmlElement, meta: Mapping[str, str], article: Json, site: str) -> str:
    heads = [tidy("".join(element.itertext())) for element in islice(tree.iter("h1"), 5)]
    named = _first(meta, _NAMES["title"]) or _text(article.get("headline"))
    # the headline as a reader sees it, unless the only large heading is a logo
    head = heads[0] if len(heads) == 1 and heads[0] != site and not _is_logo(heads[0], named) else ""
    names = (head, named, *heads, _title_tag(tree))
    title = next((name for name in names if 0 < len(name) <= _MOST_VALUE), "")
    return _without_site(title, site)


def _is_logo(head: str, named: str) -> bool:
    """Tell whether a large heading names the site, not the article: a few words that the title has not."""
    words = set(head.casefold().split())
    return len(words) <= _MOST_LOGO_WORDS and bool(named) and words.isdisjoint(named.casefold().split())


def _title_tag(tree: HtmlElement) -> str:
    return next((tidy("".join(element.itertext())) for element in tree.iter("title")), "")


def _without_site(title: str, site: str) -> str:
    """Take the site's name off either end of a title.

    >>> _without_site("Rain falls | The Hill", "The Hill"), _without_site("The Hill - Rain", "The Hill")
    ('Rain falls', 'Rain')
    """
    name = site.casefold()
    for rule in (" | ", " - ", " – ", " — "):
        first, found, rest = title.partition(rule)
        if name and found and first.casefold().strip() == name:
            return rest.strip()
        rest, found, last = title.rpartition(rule)
        if name and found and last.casefold().strip() == name:
            return rest.strip()
    return title


def _author(tree: HtmlElement, meta: Mapping[str, str], article: Json) -> str:
    for name in (_name(article.get("author")), _first(meta, _NAMES["author"]), _name(article.get("creator"))):
        if (author := _as_author(name)) and not author.lower().startswith(("http", "@")):
            return author
    marked = (e for e in tree.iter("a", "span", "div", "p", "address") if _names_author(e))
    names = dict.fromkeys(_as_author("".join(e.itertext())) for e in islice(marked, 3))
    return "; ".join(filter(None, names))


def _names_author(element: HtmlElement) -> bool:
    return "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"


def _as_author(name: str) -> str:
    name = _BY.sub("", tidy(name)).strip(" ,;|")
    return name if len(name) <= _MOST_VALUE and not any(c in name for c in "<>{}") else ""


def _published(tree: HtmlElement, meta: Mapping[str, str], article: Json, address: str) -> str:
    candidates = (
        _text(article.get("datePublished")),
        *(meta[name] for name in _NAMES["published"] if name in meta),
        _text(article.get("dateCreated")),
        *_times(tree),
        _date_in(address),
    )
    return next(filter(None, map(iso_date, candidates)), "")


def _times(tree: HtmlElement) -> Iterator[str]:
    """Yield the dates that ``<time>`` and the like mark as the day of publication, the surest first."""
    marked = [e for e in islice(tree.iter("time", "span", "abbr", "div", "p"), 5000) if _is_published(e)]
    times = [e for e in islice(tree.iter("time"), 3) if e.get("datetime")]
    for element in (*marked, *times):
        yield element.get("datetime") or element.get("content") or element.get("title") or ""


def _is_published(element: HtmlElement) -> bool:
    return "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None


def _date_in(address: str) -> str:
    """Return the date that an address carries.

    >>> _date_in("https://example.com/2020/06/01/rain")
    '2020/06/01'
    """
    match = _URL_DATE.search(address)
    if not match:
        return ""
    year, month, day = match.groups()
    return f"{year}/{month}/{day}" if month.isdigit() else f"{day} {month} {year}"
