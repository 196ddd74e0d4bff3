"""Links that open an article in a browser at the very words that were found.

A text fragment (``#:~:text=``) makes the browser scroll to the words and highlight them. It must hold whole
words in the article's own spelling, and a hyphen in it must be written %2D, or the browser finds nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

LONGEST_EXACT = 100  # characters; longer stretches are given by their first and last words
END_WORDS = 5

_UNSAFE = re.compile(r'[\s"<>\\^`{|}]')


@lru_cache(maxsize=4096)  # an article has one address and many witnesses
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
    if not address or not text.strip():
        return address
    joint = "" if "#" in address else "#"
    return f"{address}{joint}:~:text={_fragment(text.strip())}"


def _fragment(text: str) -> str:
    # Without a comma a fragment must lie inside one paragraph of the page.
    if len(text) <= LONGEST_EXACT and "\n" not in text:
        return _encoded(text)
    first, last = text.split("\n", 1)[0].split(), text.rsplit("\n", 1)[-1].split()
    if "\n" not in text:
        half = len(first) // 2
        if not half:
            return _encoded(text)
        first, last = first[:half], last[half:]
    return f"{_encoded(' '.join(first[:END_WORDS]))},{_encoded(' '.join(last[-END_WORDS:]))}"


def _encoded(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")
