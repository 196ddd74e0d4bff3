"""Undo a double encoding: UTF-8 that was read as Windows-1252 or Latin-1, and saved as UTF-8 again.

Then “ stands in a text as â€œ, and no quotation of it would be found. In such a text nearly every character
beyond ASCII belongs to the bytes of another; in a sound one, where „Spaß“ happens to look the same, the
opening mark does not.
"""

from __future__ import annotations

import re
import unicodedata

from corpus.model import Problem

_LEAST_SEQUENCES = 2  # one may be chance
_LEAST_SHARE = 0.95  # of the characters beyond ASCII that belong to such sequences


def _byte_of() -> dict[str, int]:
    """Return the byte behind each character that may stand for one: as in Latin-1, and in Windows-1252."""
    found = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        found.setdefault(bytes((byte,)).decode("cp1252", "ignore") or chr(byte), byte)
    return found


_BYTES = _byte_of()
_FOLLOWING = "[{}]".format("".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0))
_SEQUENCE = re.compile(f"[Â-ß]{_FOLLOWING}|[à-ï]{_FOLLOWING}{{2}}|[ð-ô]{_FOLLOWING}{{3}}|â€\ufffd")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\ufffd]")


def is_doubled(text: str) -> bool:
    r"""Tell whether a text was encoded twice.

    >>> is_doubled("â€œNo cafÃ©,â€\x9d she said"), is_doubled("„Das macht Spaß“, sagte sie")
    (True, False)
    """
    if text.isascii():
        return False
    found = [sequence for sequence in _SEQUENCE.findall(text) if _meant(sequence)]
    if len(found) < _LEAST_SEQUENCES or not any(_matters(_meant(sequence)) for sequence in found):
        return False
    covered = sum(len(sequence.replace("\ufffd", "")) for sequence in found)
    return covered >= _LEAST_SHARE * len(_BEYOND_ASCII.findall(text))


def undoubled(text: str) -> str:
    r"""Return a text that was encoded twice as it was before.

    >>> undoubled("â€œNo cafÃ©,â€\x9d she said")
    '“No café,” she said'
    """
    return _SEQUENCE.sub(lambda match: _meant(match.group()) or match.group(), text)


def doubly_encoded(where: str) -> Problem:
    """Return the warning about a text that was given as it was before it was encoded twice."""
    message = "the text was encoded twice, “ as â€œ; it is read as it was before that, save it so"
    return Problem(where, "double-encoded", message)


def _matters(character: str) -> bool:
    """Tell whether it matters that a character is read right: dashes and blanks part words either way."""
    return character.isalpha() or unicodedata.category(character) in ("Pi", "Pf")


def _meant(sequence: str) -> str:
    """Return the character whose bytes some characters are, "" where they are none's."""
    if sequence.endswith("\ufffd"):
        return "”"  # the one of these marks whose last byte is nothing in Windows-1252
    try:
        return bytes(_BYTES[sign] for sign in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return ""
