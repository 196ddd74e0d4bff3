"""Lines of text out of the characters of a page, with note marks taken out of them.

A line here is a stretch on one baseline without a wide gap: a row of a table or two columns that the file
writes across give several. Joining them is the next step's work, since it takes the whole page to decide.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from corpus.pdf.characters import Characters, Flags, Floats, is_backward
from corpus.pdf.direction import in_reading_order
from corpus.pdf.gutters import after_gutters

WIDE_GAP = 2.0  # of the font size: wider than the blanks of justified text in all but the narrowest columns
RAISED = 0.12  # of the font size, above the baseline
SMALL = 0.85  # of the line's font size
DROP_CAPITAL = 1.8  # times the size of the text beside it
MOST_INITIALS = 60  # on one page; bounds the time that a hostile page can take

# glyphs that stand for several letters, and marks that a file writes for the plain sign that it shows
_PLAIN = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00ad": "-",  # drawn, so it is a hyphen that one can see
        "\u2010": "-",
        "\u2011": "-",
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf02d": "-",
    }
)
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")  # Arabic letters as drawn, not as spelt
_NUMBER_MARK = re.compile(r"\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,9}")
_SIGN_MARK = re.compile(r"[*†‡§¶]{1,3}")
_LETTER_MARK = re.compile(r"[a-z]")
_UNIT = re.compile(r"(?:^|[\d\s(/])(?:[kcdm]?m|10|[HR])$")  # km² and 10⁶ are no note marks
_RULE = re.compile(r"[_—–-]{5,}|")  # a rule above footnotes, drawn with letters
_OPENING = re.compile(r"[\w“„‘«(\[]")
_WORD_END = re.compile(r"[^\W\d_]{3}[.,;:”\"’)]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of text on one baseline.

    ``left``, ``right``, ``base`` and ``size`` are in points. ``label`` is the raised mark that the line
    begins with, as footnotes do; marks are not in ``text``. ``page`` counts from 0.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    label: str = ""


def read_lines(characters: Characters, page: int) -> list[Line]:
    """Return the lines of one page in the order of the file.

    The places of a page that is written from right to left are mirrored.
    """
    if not len(characters.codes):
        return []
    starts = np.flatnonzero(np.r_[True, _breaks(characters)] | after_gutters(characters))
    characters = in_reading_order(characters, starts.tolist())
    text = characters.codes.tobytes().decode("utf-32-le", "replace")
    uneven = _uneven(characters.size, starts) | _uneven(characters.base, starts)
    stops = [*starts[1:].tolist(), len(text)]
    lines = []
    for start, stop, mixed in zip(starts.tolist(), stops, uneven.tolist(), strict=True):
        piece = text[start:stop]
        if not piece.isspace():
            begin = start + len(piece) - len(piece.lstrip())
            end = start + len(piece.rstrip())
            make = _mixed_line if mixed else _plain_line
            lines.append(make(characters, text, page, slice(begin, end)))
    lines = _with_drop_capitals([line for line in lines if not _RULE.fullmatch(line.text)])
    if _is_backward_page(is_backward(characters.codes)):
        return [_mirrored(line, characters.width) for line in lines]
    return lines


def _breaks(characters: Characters) -> Flags:
    """Tell for each character but the first whether it starts a line; shape (n - 1,)."""
    size = np.maximum(characters.size[1:], characters.size[:-1])
    backward = is_backward(characters.codes)
    forward = ~(backward[1:] | backward[:-1]) & (not _is_backward_page(backward))
    moved = np.abs(np.diff(characters.base)) > 0.6 * size
    returned = forward & (np.diff(characters.left) < -size)
    gap = characters.left[1:] - characters.right[:-1]
    wide = forward & (gap > WIDE_GAP * size)
    breaks: Flags = moved | returned | wide
    return breaks


def _is_backward_page(backward: Flags) -> bool:
    """Tell whether most of a page's characters run from right to left."""
    return 2 * int(np.count_nonzero(backward)) > len(backward)


def _uneven(values: Floats, starts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Flags:
    """Tell for each line whether its characters differ in size or height; shape (lines,)."""
    spread = np.maximum.reduceat(values, starts) - np.minimum.reduceat(values, starts)
    uneven: Flags = spread > 0.3
    return uneven


def _plain_line(characters: Characters, text: str, page: int, at: slice) -> Line:
    """Make a line whose characters are all of one size on one baseline."""
    return Line(
        text=_cleaned(text[at]),
        page=page,
        left=float(characters.left[at].min()),
        right=float(characters.right[at].max()),
        base=float(characters.base[at.start]),
        size=float(characters.size[at.start]),
    )


def _mixed_line(characters: Characters, text: str, page: int, at: slice) -> Line:
    """Make a line with raised or smaller characters in it; raised numbers and signs are note marks."""
    sizes, bases = characters.size[at], characters.base[at]
    size = float(np.median(sizes))
    base = float(np.median(bases[sizes >= SMALL * size]))
    raised = (sizes < SMALL * size) & (bases > base + RAISED * size)
    label, words = _without_marks(text[at], raised)
    full = np.flatnonzero(~raised)
    first = int(full[0]) if label and len(full) else 0
    return Line(
        text=_cleaned(words),
        page=page,
        left=float(characters.left[at][first:].min()),
        right=float(characters.right[at].max()),
        base=base,
        size=size,
        label=label,
    )


def _without_marks(text: str, raised: Flags) -> tuple[str, str]:
    """Take the note marks out of a line.

    Returns:
        The mark at the line's start, or "", and the line's text without any marks.
    """
    borders = [0, *(np.flatnonzero(np.diff(raised.astype(np.int8))) + 1).tolist(), len(text)]
    label, words = "", ""
    parted = True
    for start, stop in pairwise(borders):
        run = text[start:stop]
        if raised[start] and _is_mark(run.strip(), words):
            label = label if words.strip() else run.strip()
            parted = False
        else:
            # the file draws a narrow gap after a mark, too narrow for a blank of its own
            words += run if parted or not _OPENING.match(run) else f" {run}"
            parted = True
    return label, words


def _is_mark(run: str, before: str) -> bool:
    """Tell whether a raised run is a note mark, judged by itself and by what stands before it."""
    if _NUMBER_MARK.fullmatch(run):
        return not _UNIT.search(before[-4:])
    if _LETTER_MARK.fullmatch(run):
        return not before.strip() or bool(_WORD_END.search(before[-4:]))
    return bool(_SIGN_MARK.fullmatch(run))


def _cleaned(text: str) -> str:
    """Write out ligatures and presentation forms, and put one blank between words."""
    plain = text if text.isascii() else unicodedata.normalize("NFC", text.translate(_PLAIN))
    if not plain.isascii():
        plain = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), plain)
    return " ".join(plain.split())


def _mirrored(line: Line, width: float) -> Line:
    """Return a line as in a mirror, so that what starts at the right is dealt with like any other page."""
    return replace(line, left=width - line.right, right=width - line.left)


def _with_drop_capitals(lines: list[Line]) -> list[Line]:
    """Put each large initial back before the first line beside it, wherever the file writes it."""
    initials = [line for line in lines if _may_be_initial(line)][:MOST_INITIALS]
    for initial in initials:
        beside = [place for place, line in enumerate(lines) if _is_initial_of(initial, line)]
        if beside:
            place = max(beside, key=lambda place: lines[place].base)
            lines[place] = replace(lines[place], text=initial.text + lines[place].text, left=initial.left)
            lines = [line for line in lines if line is not initial]
    return lines


def _may_be_initial(line: Line) -> bool:
    """Tell whether a line is a capital alone, with a quotation mark before it at most."""
    return len(line.text) <= 2 and line.text.strip("“\"'‘").isupper()


def _is_initial_of(initial: Line, line: Line) -> bool:
    """Tell whether ``initial`` is the dropped capital of the line beside it."""
    return (
        initial.size > DROP_CAPITAL * line.size
        and 0 <= line.left - initial.right < 2 * line.size
        and initial.base < line.base < initial.base + initial.size
    )
