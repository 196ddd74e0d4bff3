"""Who published something: the outlet behind an address, the wire behind a byline.

The outlet's key is its registrable domain; the name to print comes from ``data/outlets.toml``, else from
what the site calls itself, else it is the domain. Addresses wrapped by an archive or a cache are unwrapped.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from corpus.data_files import data_text

_LEADING_LABELS: Final = frozenset(("www", "www2", "m", "mobile", "amp", "edition", "eu"))
_MOST_ADDRESS = 4000
_MOST_SITE_NAME = 60  # characters; longer ones are slogans
_MOST_HEAD = 600  # characters: a headline and a byline may stand before the dateline
_DATELINE = re.compile(r"^[^\n()]{2,60}\(([^\n()]{2,30})\)\s*[-–—]", re.MULTILINE)
_WAYBACK = re.compile(
    r"https?://(?:web\.archive\.org/web|wayback\.archive-it\.org/[\w-]+)/\d{1,14}(?:[a-z]{2}_)?/(.+)"
)
_ARCHIVE_TODAY = re.compile(r"https?://archive\.(?:ph|today|is|li|md|fo|vn)/(?:o/\w+|\d{4,14})/(.+)")
_CACHE = re.compile(
    r"https?://(?:[\w-]+\.)?(?:webcache\.)?googleusercontent\.com/search\?q=cache:(?:[\w-]{12}:)?([^+&]+)"
)
_AMP_CACHE = re.compile(r"https?://[\w-]+\.cdn\.ampproject\.org/[a-z]/(s/)?(.+)")
_AMP_VIEWER = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?(.+)")
_REDIRECT = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/url\?")


@dataclass(frozen=True, slots=True)
class _Tables:
    """What ``data/outlets.toml`` holds."""

    names: Mapping[str, str]
    suffixes: frozenset[str]
    wires: tuple[tuple[str, re.Pattern[str]], ...]


def unwrapped(address: str) -> tuple[str, str]:
    """Return the address that an archive, cache or AMP address stands for, and the archive's own address.

    Returns:
        The outlet's address, and the archived one or "".

    >>> unwrapped("https://web.archive.org/web/20200601000000/https://thehill.com/a")
    ('https://thehill.com/a', 'https://web.archive.org/web/20200601000000/https://thehill.com/a')
    >>> unwrapped("https://thehill-com.cdn.ampproject.org/c/s/thehill.com/a")
    ('https://thehill.com/a', '')
    """
    address = address.strip()[:_MOST_ADDRESS]
    for archive in (_WAYBACK, _ARCHIVE_TODAY):
        if match := archive.match(address):
            return unwrapped(_with_scheme(match[1]))[0], address
    for cache_of, scheme_group in ((_AMP_CACHE, True), (_AMP_VIEWER, True), (_CACHE, False)):
        if match := cache_of.match(address):
            scheme = "https://" if not scheme_group or match[1] else "http://"
            return _with_scheme(unquote(match[match.lastindex or 1]), scheme), ""
    if _REDIRECT.match(address):
        query = parse_qs(urlsplit(address).query)
        target = (query.get("url") or query.get("q") or [""])[0]
        return target or address, ""
    return address, ""


def host_of(address: str) -> str:
    """Return an address's host without what devices and editions put before it; "" when there is none.

    >>> host_of("https://amp.theguardian.com/world")
    'theguardian.com'
    """
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _LEADING_LABELS:
        labels = labels[1:]
    return ".".join(labels)


def domain_of(address: str) -> str:
    """Return the registrable domain of an address: what one owner holds.

    >>> domain_of("https://gandhara.rferl.org/a/1.html"), domain_of("https://www.bbc.co.uk/news")
    ('rferl.org', 'bbc.co.uk')
    """
    labels = host_of(address).split(".")
    size = 3 if ".".join(labels[-2:]) in _tables().suffixes else 2
    return ".".join(labels[-size:])


def outlet_of(address: str, site_name: str = "") -> str:
    """Return the name to print for who published an address; "" when nothing is known.

    >>> outlet_of("https://gandhara.rferl.org/a/1.html", "Gandhara")
    'RFE/RL'
    >>> outlet_of("https://news.example.org/a", "Example News"), outlet_of("https://news.example.org/a")
    ('Example News', 'example.org')
    """
    host, domain = host_of(address), domain_of(address)
    names = _tables().names
    return names.get(host) or names.get(domain) or _plain_site_name(site_name) or domain


def outlet_behind(address: str) -> str:
    """Return the name to print for who published an address, whatever archive or cache it leads to.

    >>> outlet_behind("https://web.archive.org/web/20200601000000/https://gandhara.rferl.org/a/1.html")
    'RFE/RL'
    """
    return outlet_of(unwrapped(address)[0]) if address else ""


def wire_of(byline: str, address: str = "") -> str:
    """Return the wire service that a byline names, "" when none or when the wire itself published it.

    >>> wire_of("By Ann Lee, Associated Press"), wire_of("AP", "https://apnews.com/x")
    ('Associated Press', '')
    """
    if not byline:
        return ""
    wire = next((name for name, pattern in _tables().wires if pattern.search(byline)), "")
    return "" if wire and wire == _tables().names.get(domain_of(address)) else wire


def known_outlet(address: str) -> str:
    """Return the name of an outlet that the table holds, by an address or a host; "" for any other.

    >>> known_outlet("thehill.com"), known_outlet("https://example.org/")
    ('The Hill', '')
    """
    address = address if "//" in address else f"https://{address}"
    names = _tables().names
    return names.get(host_of(address)) or names.get(domain_of(address), "")


def wire_that_publishes(outlet: str) -> str:
    """Return the outlet itself if it is a wire service, else "".

    >>> wire_that_publishes("Reuters"), wire_that_publishes("The Hill")
    ('Reuters', '')
    """
    return next((name for name, _ in _tables().wires if name == outlet), "")


def wire_at_head(text: str) -> str:
    """Return the wire service that a text names in brackets before its first dash, as wires sign; else "".

    >>> wire_at_head("LONDON, June 1 (Reuters) - Rain fell.")
    'Reuters'
    """
    match = _DATELINE.search(text[:_MOST_HEAD])
    return wire_of(match[1]) if match else ""


def _plain_site_name(name: str) -> str:
    """Return a site's own name without a slogan behind a rule.

    >>> _plain_site_name("Autoracing | F1 | Indy"), _plain_site_name("www.example.org")
    ('Autoracing', '')
    """
    name = re.split(r"\s+[|•·]\s+|\s+[–—-]\s+", name.strip())[0].strip()
    return name if len(name) <= _MOST_SITE_NAME and not name.startswith(("http", "www.", "@")) else ""


def _with_scheme(address: str, scheme: str = "http://") -> str:
    address = re.sub(r"^(https?):/(?!/)", r"\1://", address)
    return address if address.startswith(("http://", "https://")) else scheme + address


@cache
def _tables() -> _Tables:
    data = tomllib.loads(data_text("corpus", "outlets"))
    wires = tuple((name, _wire_pattern(aliases)) for name, aliases in data["wires"].items())
    return _Tables(data["names"], frozenset(data["suffixes"]["two_labels"]), wires)


def _wire_pattern(aliases: list[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(alias) for alias in sorted(aliases, key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{alternatives})(?!\w)")
