"""The characters of one PDF page, with their places: the only module that asks PDFium for text.

Text is built from the character level alone, since PDFium's own text of a page now and then has another
length than its characters. All calls go through plain function pointers over preallocated arrays: the
wrapper's argument checks cost half of the time of a page.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Codes = NDArray[np.uint32]
Flags = NDArray[np.bool_]

MOST_PAGE_CHARACTERS = 300_000  # a dense newspaper page has about 30,000
MOST_PAGE_OBJECTS = 400_000  # a detailed map has about 100,000
SPURIOUS_GAP = 0.15  # of the font size: PDFium puts blanks into gaps that letter-spacing alone makes
SPURIOUS_GAP_BESIDE_BLANKS = 0.2  # where the file writes blanks itself
SLANTED = 4  # not quarter turns: text across the page, as a stamp or a watermark has it
LEAST_SLANT = 0.25  # tangent; a page that lay crooked on the scanner is turned by a few degrees
_HYPHENS = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at a line's end
_DROPPED = (0x00, 0x0A, 0x0D, 0x200B, 0x200C, 0x200D, 0xFEFF)

_RIGHT_TO_LEFT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))

_Unicode = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_Box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_Origin = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class CrowdedPageError(ValueError):
    """A page holds more than any page that a person made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Characters:
    """The characters of one page in PDFium's order, which is that of the file.

    ``codes`` are code points. ``left``, ``right`` and ``base`` (the baseline) are in points from the lower
    left corner of the page, turned so that most text runs from left to right; ``size`` is the font size in
    points. All arrays have one element a character. ``width`` and ``height`` are the page's, in points.
    """

    codes: Codes
    left: Floats
    right: Floats
    base: Floats
    size: Floats
    width: float
    height: float


def read_characters(page: pdfium.PdfPage) -> Characters:
    """Read the characters of a page; blanks that PDFium made up from letter-spacing are left out.

    Raises:
        CrowdedPageError: if the page holds more than `MOST_PAGE_CHARACTERS` or `MOST_PAGE_OBJECTS`.
        pypdfium2.PdfiumError: if the page's text cannot be loaded.
    """
    objects = pdfium_c.FPDFPage_CountObjects(page.raw)
    if objects > MOST_PAGE_OBJECTS:
        raise CrowdedPageError(f"{objects:,} objects")
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MOST_PAGE_CHARACTERS:
            raise CrowdedPageError(f"{count:,} characters")
        return _turned(_Raw(textpage.raw, count), page.get_width(), page.get_height())
    finally:
        textpage.close()


class _Raw:
    """The arrays that PDFium gives for a page, before anything is left out.

    Shapes: ``codes`` (n,), ``boxes`` (n, 4) as left, top, right, bottom, ``x`` and ``y`` (n,), ``size``,
    ``turn`` (n,) quarter turns of the text, counter-clockwise, or `SLANTED`.
    """

    def __init__(self, raw: pdfium_c.FPDF_TEXTPAGE, count: int) -> None:
        pointer = ctypes.cast(raw, ctypes.c_void_p).value
        indices = range(count)
        self.codes: Codes = np.fromiter(
            map(_entry(_Unicode, pdfium_c.FPDFText_GetUnicode), repeat(pointer), indices), np.uint32, count
        )
        boxes = np.zeros((count, 4), np.float32)
        self.x: Floats = np.zeros(count)
        self.y: Floats = np.zeros(count)
        _drain(_entry(_Box, pdfium_c.FPDFText_GetLooseCharBox), pointer, indices, _addresses(boxes))
        origin = _entry(_Origin, pdfium_c.FPDFText_GetCharOrigin)
        _drain(origin, pointer, indices, _addresses(self.x), _addresses(self.y))
        self.boxes: Floats = boxes.astype(np.float64)
        self.size, self.turn = _sizes(raw, self.boxes, self.x, self.y)


def _entry(prototype: Callable[[int | None], Callable[..., int]], function: object) -> Callable[..., int]:
    """Return PDFium's function as a plain pointer call without argument checks."""
    return prototype(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


def _addresses(array: NDArray[np.float32] | Floats) -> range:
    """Return the address of each row of an array."""
    step = array.strides[0]
    return range(array.ctypes.data, array.ctypes.data + step * len(array), step) if len(array) else range(0)


def _drain(function: Callable[..., int], pointer: int | None, *columns: range) -> None:
    """Call a function once for each row of ``columns``, for its effect on the arrays behind them."""
    deque(map(function, repeat(pointer), *columns), maxlen=0)


def _sizes(
    raw: pdfium_c.FPDF_TEXTPAGE, boxes: Floats, x: Floats, y: Floats
) -> tuple[Floats, NDArray[np.int8]]:
    """Ask for the font size and the turn once for each run of characters on one line in one font.

    The font size alone says 1 where the file scales by its matrix, so the two are multiplied.

    Returns:
        The sizes in points and the quarter turns, one each a character.
    """
    count = len(y)
    height = boxes[:, 1] - boxes[:, 3]
    drawn = np.flatnonzero(height > 0)  # PDFium's own blanks have neither height nor font
    moved = (np.abs(np.diff(y[drawn])) > 0.1) & (np.abs(np.diff(x[drawn])) > 0.1)
    new = np.r_[True, moved | (np.abs(np.diff(height[drawn])) > 0.4)] if len(drawn) else np.zeros(0, np.bool_)
    starts = drawn[new].tolist()
    asked = [_ask_size(raw, start) for start in starts]
    lengths = np.diff([0, *starts[1:], count]) if starts else [count]
    size = np.repeat([each[0] for each in asked] or [0.0], lengths)
    turn = np.repeat(np.array([each[1] for each in asked] or [0], np.int8), lengths)
    return np.where(size > 0.5, size, np.maximum(np.abs(height), 1.0)), turn


def _ask_size(raw: pdfium_c.FPDF_TEXTPAGE, index: int) -> tuple[float, int]:
    """Return the font size in points and the quarter turns of one character, or `SLANTED`."""
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(raw, index, matrix)
    size = pdfium_c.FPDFText_GetFontSize(raw, index) * float(np.hypot(matrix.c, matrix.d))
    low, high = sorted((abs(matrix.a), abs(matrix.b)))
    if low > LEAST_SLANT * high:
        return size, SLANTED
    if abs(matrix.b) > abs(matrix.a):
        return size, 1 if matrix.b > 0 else 3
    return size, 2 if matrix.a < 0 else 0


def _turned(raw: _Raw, width: float, height: float) -> Characters:
    """Leave out what is not text of the page, and turn the page so that most of its text is upright."""
    drawn = (raw.boxes[:, 2] > raw.boxes[:, 0]) | (raw.boxes[:, 1] > raw.boxes[:, 3])
    turns = np.bincount(raw.turn[drawn], minlength=SLANTED)[:SLANTED]
    main = int(turns.argmax()) if turns.any() else 0
    left, right, base = _rotate(raw, main, width, height)
    if main % 2:
        width, height = height, width
    inside = (right >= 0) & (left <= width) & (base >= -1) & (base <= height + 1)
    kept = ~np.isin(raw.codes, _DROPPED) & inside & ((raw.turn == main) | ~drawn)
    kept &= ~_spurious(raw.codes, left, right, raw.size, kept)
    codes = _turned_ligatures(raw.codes, raw.boxes)
    codes = np.where(np.isin(codes, _HYPHENS), ord("-"), codes)
    return Characters(
        codes=codes[kept].astype(np.uint32),
        left=left[kept],
        right=right[kept],
        base=base[kept],
        size=raw.size[kept],
        width=width,
        height=height,
    )


def _rotate(raw: _Raw, turn: int, width: float, height: float) -> tuple[Floats, Floats, Floats]:
    """Return left, right and baseline of each character after undoing ``turn`` quarter turns."""
    left, top, right, bottom = raw.boxes.T
    if turn == 1:
        return bottom, top, width - raw.x
    if turn == 2:
        return width - right, width - left, height - raw.y
    if turn == 3:
        return height - top, height - bottom, raw.x
    return left, right, raw.y


def is_backward(codes: Codes) -> Flags:
    """Mark the letters of writing that runs from right to left; shape (n,)."""
    backward: Flags = np.zeros(len(codes), np.bool_)
    for low, high in _RIGHT_TO_LEFT:
        backward |= (codes >= low) & (codes <= high)
    return backward


def _turned_ligatures(codes: Codes, boxes: Floats) -> Codes:
    """Put the letters of Arabic ligatures in order: PDFium turns them round with the line that they stand in.

    The letters of one ligature have one box.
    """
    same = (boxes[1:] == boxes[:-1]).all(axis=1) & (boxes[1:, 2] > boxes[1:, 0])
    same &= is_backward(codes[1:]) & is_backward(codes[:-1])
    if not same.any():
        return codes
    group = np.r_[0, np.cumsum(~same)]
    order = np.lexsort((-np.arange(len(codes)), group))
    return codes[order]


def _spurious(codes: Codes, left: Floats, right: Floats, size: Floats, kept: Flags) -> Flags:
    """Mark the blanks without width, hence PDFium's own, in gaps too narrow to part two words."""
    blank = codes == ord(" ")
    made = blank & (right - left < 0.01)
    inner = np.flatnonzero(made & kept)
    inner = inner[(inner > 0) & (inner < len(codes) - 1)]
    gap = left[inner + 1] - right[inner - 1]
    own_blanks = int((blank & ~made).sum())
    least = SPURIOUS_GAP_BESIDE_BLANKS if own_blanks > len(inner) else SPURIOUS_GAP
    narrow = (gap >= 0) & (gap < least * size[inner - 1])
    spurious: Flags = np.zeros(len(codes), np.bool_)
    spurious[inner[narrow]] = True
    return spurious
