"""Links that open an article in a browser at the very words that were found.

A text fragment (``#:~:text=``) makes the browser scroll to the words and highlight them. It must hold whole
words in the article's own spelling, and a hyphen in it must be written %2D, or the browser finds nothing.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

LONGEST_EXACT = 100  # characters; longer stretches are given by their first and last words
END_WORDS = 5

_WORD = re.compile(r"\S+")
_UNSAFE = re.compile(r'[\s"<>\\^`{|}]')


def web_address(url: str) -> str:
    """Return the address if a report may link to it (http or https, no control characters), else "".

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    if _UNSAFE.search(url) or not url.isprintable():
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def link_to(url: str, text: str) -> str:
    """Return a link to the place of ``text`` in the page at ``url``, "" where no link is possible.

    >>> link_to("https://example.org/a", "ties to Al-Qaida, it said")
    'https://example.org/a#:~:text=ties%20to%20Al%2DQaida%2C%20it%20said'
    """
    address = web_address(url)
    words = [match.span() for match in _WORD.finditer(text)]
    if not address or not words:
        return address
    joint = "" if "#" in address else "#"
    return f"{address}{joint}:~:text={_fragment(text, words)}"


def _fragment(text: str, words: list[tuple[int, int]]) -> str:
    whole = text[words[0][0] : words[-1][1]]
    # A fragment without a comma must lie inside one paragraph of the page.
    if len(whole) <= LONGEST_EXACT and "\n" not in whole:
        return _encoded(whole)
    size = min(END_WORDS, max(1, len(words) // 2))
    first = text[words[0][0] : words[size - 1][1]].split("\n", maxsplit=1)[0]
    last = text[words[-size][0] : words[-1][1]].rsplit("\n", maxsplit=1)[-1]
    return f"{_encoded(first)},{_encoded(last)}"


def _encoded(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")
