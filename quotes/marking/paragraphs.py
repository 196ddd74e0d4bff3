"""Where a text's paragraphs begin and end.

A line break ends a paragraph, unless the text was wrapped at a fixed width: then only a blank line does.
"""

from __future__ import annotations

import re

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")  # one plain character to look for is found many times faster than one of three
_ANY_LINE = re.compile(r"[\n\u2028\u2029]\s*")
_BEFORE_SMALL = re.compile(r"\n[a-zà-ÿ]")
_LEAST_WRAPS = 3


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Return the paragraphs as (start, end) in order, without the white space between them.

    >>> paragraphs("One.\n\nTwo.\nThree.")
    [(0, 4), (6, 10), (11, 17)]
    """
    rare = "\u2028" in text or "\u2029" in text
    border = _BLANK_LINE if is_wrapped(text) else _ANY_LINE if rare else _LINE
    breaks = [found.span() for found in border.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def is_wrapped(text: str) -> bool:
    """Tell whether most single line breaks stand inside a sentence.

    Wrapped texts break lines after a letter or a comma and go on with a small letter.
    """
    breaks = text.count("\n")
    if breaks < _LEAST_WRAPS:
        return False
    wraps = sum(
        text[found.start() - 1].isalpha() or text[found.start() - 1] in ",;"
        for found in _BEFORE_SMALL.finditer(text, 1)
    )
    return wraps >= _LEAST_WRAPS and 3 * wraps > breaks
