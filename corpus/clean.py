"""Turn bytes into text: find the encoding, undo a double one, fold the newlines, change nothing else.

Statistical guessing of encodings is left out on purpose: on Windows-1252 news text it chose Windows-1250
and spoiled names. A byte-order mark, then strict UTF-8, then Windows-1252 is right for what newsrooms have.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from corpus.double_encoding import is_doubled, undoubled
from corpus.errors import DocumentError

# The longer marks first: the UTF-32 little-endian mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOST_NUL_SHARE = 0.005  # a stray nul byte is a scar; more of them mean that this is no text
_MOST_CONTROL_SHARE = 0.03  # no text has as many; of random bytes a tenth
_CONTROL_BYTES = bytes([*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F])
_LEAST_NUL_SHARE = 0.4  # of every second byte, in UTF-16 of a text that is mostly in Latin letters
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and how many bytes stood for no character.

    ``doubled`` tells of a text that was encoded twice; it is given as it was before.
    """

    text: str
    encoding: str
    replaced: int
    doubled: bool = False


def decode(data: bytes, where: str) -> Decoded:
    r"""Decode a whole file: byte-order mark, UTF-16 that shows itself, strict UTF-8, then Windows-1252.

    Bytes that stand for no character become U+FFFD. A byte-order mark is no part of the text.

    Raises:
        DocumentError: ``empty`` when there is no text at all, ``binary`` as for `encoding_of`.

    >>> decode(b"Al-Qa\xefda \x81", "a.txt").text
    'Al-Qaïda �'
    """
    if not data.strip():
        raise DocumentError(where, "empty", "the file is empty")
    mark, encoding = encoding_of(data, where)
    if encoding:
        text = data[len(mark) :].decode(encoding, "replace")
    else:
        encoding, text = _by_trial(data)
    text = text.replace("\0", "\ufffd")
    if not text.strip():
        raise DocumentError(where, "empty", "the file is empty")
    replaced = text.count("\ufffd") - _own_replacements(data, encoding)
    doubled = is_doubled(text)
    return Decoded(undoubled(text) if doubled else text, encoding, replaced, doubled)


def encoding_of(head: bytes, where: str) -> tuple[bytes, str]:
    """Return the byte-order mark and the encoding that the beginning of a text shows; "" where none does.

    Raises:
        DocumentError: ``binary`` when nul bytes or control characters show that it is no text.
    """
    mark, encoding = marked_encoding(head)
    encoding = encoding or _unmarked_utf16(head)
    if not encoding and head.count(b"\0") > len(head) * _MOST_NUL_SHARE:
        raise DocumentError(where, "binary", "the file holds nul bytes, so it is not text; convert it first")
    controls = 0 if encoding else len(head) - len(head.translate(None, _CONTROL_BYTES))
    if controls > len(head) * _MOST_CONTROL_SHARE:
        message = "the file holds control characters, so it is not text; convert it first"
        raise DocumentError(where, "binary", message)
    return mark, encoding


def marked_encoding(head: bytes) -> tuple[bytes, str]:
    """Return the byte-order mark at the start and the encoding that it names, or two empty values."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return mark, encoding
    return b"", ""


def fold_newlines(text: str) -> str:
    r"""Write every line end as ``\n``.

    >>> fold_newlines("a\r\nb\rc")
    'a\nb\nc'
    """
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_surrogates(text: str) -> str:
    r"""Put U+FFFD for each lone surrogate, which no file can hold; the length stays.

    >>> without_surrogates("a\ud800b")
    'a�b'
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def one_line(text: str) -> str:
    r"""Return a name that fits on one line: control characters escaped, undecodable bytes shown.

    >>> one_line("a\nb")
    'a\\nb'
    """
    if text.isprintable():
        return text
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), text)


def reads_as_text(head: bytes) -> bool:
    r"""Tell whether the beginning of a file is text in UTF-8 and no other bytes.

    >>> reads_as_text(b"It rained.\n"), reads_as_text(b"\x00\x01"), reads_as_text(b"")
    (True, False, False)
    """
    text = head.decode("utf-8", "ignore")
    visible = sum(character.isprintable() or character.isspace() for character in text)
    return bool(text.strip()) and visible == len(text) and len(text.encode("utf-8")) > len(head) - 4


def _own_replacements(data: bytes, encoding: str) -> int:
    """Count the replacement characters that the file itself holds."""
    return data.count("\ufffd".encode(encoding)) if encoding.startswith("utf") else 0


def _by_trial(data: bytes) -> tuple[str, str]:
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", data.decode("cp1252", "replace")


def _unmarked_utf16(data: bytes) -> str:
    """Return which UTF-16 a file without a mark is in, told by where its nul bytes stand; else ""."""
    even, odd = data[::2].count(b"\0"), data[1::2].count(b"\0")
    least, most = _LEAST_NUL_SHARE * (len(data) // 2), _MOST_NUL_SHARE * len(data)
    if odd > least and even <= most:
        return "utf-16-le"
    return "utf-16-be" if even > least and odd <= most else ""
