r"""Make hostile text safe for the places that reports put it.

Titles, outlets and quotations come from files that nobody checked: they may hold escape sequences that move
a terminal's cursor, marks that turn the direction of everything after them, code points that no XML file may
hold, and half surrogates that no UTF-8 file may hold. What is shown loses them; the JSON form keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# C0 and C1 controls but tab and line feed; half surrogates; the two code points that are no characters.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Marks that embed, override or isolate a direction. Left-to-right and right-to-left marks stay: they only
# stand in for a letter, and Arabic and Hebrew text needs them.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069\u206a-\u206f]")
_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TO_RIGHT = "\u200e"
_UNENCODABLE = re.compile("[\x00\ud800-\udfff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def shown(text: str) -> str:
    r"""Return a text without controls, turned directions and half surrogates; its lines stay.

    >>> shown("a\x1b[31mb\u202ec\nd")
    'a[31mbc\nd'
    """
    if text.isprintable():  # as most are, and that is told in a tenth of the time
        return text
    return _DIRECTIONS.sub("", _CONTROLS.sub("", text))


def in_order(facts: Iterable[str]) -> tuple[str, ...]:
    r"""Return the facts that are not empty, to be shown in a row, so that each is read in its own direction.

    A left-to-right mark follows one in Arabic or Hebrew letters: without it, the day behind it would be shown
    with its year last.

    >>> in_order(["الراي", "", "2030-05-01"]), in_order(["Post", "2030-05-01"])
    (('الراي\u200e', '2030-05-01'), ('Post', '2030-05-01'))
    """
    given = tuple(filter(None, facts))
    marked = (f"{fact}{_TO_RIGHT}" if _TO_LEFT.search(fact) else fact for fact in given[:-1])
    return (*marked, *given[-1:])


def on_one_line(text: str) -> str:
    r"""Return a text as `shown`, every run of blanks and line ends made one blank.

    >>> on_one_line("  a\r\n b ")
    'a b'
    """
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return " ".join(_DIRECTIONS.sub("", _CONTROLS.sub(" ", text)).split())


def for_xml(text: str) -> str:
    r"""Return a text that XML 1.0 can hold: other code points become U+FFFD.

    >>> for_xml("a\x1b\tb\ufffe")
    'a\ufffd\tb\ufffd'
    """
    return _NOT_XML.sub("\ufffd", text)


def encodable(text: str) -> str:
    r"""Return a text that UTF-8 files can hold: half surrogates and NUL become U+FFFD, all else stays.

    >>> encodable("a\ud800")
    'a\ufffd'
    """
    return text if "\0" not in text and has_no_half(text) else _UNENCODABLE.sub("\ufffd", text)


def has_no_half(text: str) -> bool:
    r"""Tell whether a text has no half of a surrogate pair, so that UTF-8 can hold it.

    >>> has_no_half("a"), has_no_half("a\ud800")
    (True, False)
    """
    try:
        text.encode("utf-8")  # a third of what a search takes
    except UnicodeEncodeError:
        return False
    return True


def width_of(text: str) -> int:
    """Return how many terminal columns a text takes.

    >>> width_of("東京"), width_of("abc")
    (4, 3)
    """
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - 0.02 s to load, and most texts need none of it

    width = wcswidth(text)
    return width if width >= 0 else len(text)


def shortened(text: str, columns: int) -> str:
    """Cut a text to so many terminal columns, "…" standing for what is cut; one blank ends no text.

    >>> shortened("the monitoring team", 9)
    'the moni…'
    """
    if len(text) <= columns and width_of(text) <= columns:
        return text
    from wcwidth import wcwidth  # noqa: PLC0415

    used = 0
    for offset, character in enumerate(text):
        used += max(0, wcwidth(character))
        if used > columns - 1:
            return text[:offset].rstrip() + "…"
    return text
