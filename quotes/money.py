"""Sums of money as one unit: $5 million, US$ 5m, 5 million dollars."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.units import Sort, Unit

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_NAMES = (*_SIGNS.values(), "rouble")
_WORDS = {f"{name}{ending}": name for name in _NAMES for ending in ("", "s")}
_NO_SPELLING = frozenset(("", " ", "\u00a0", "-"))


def written_both_ways(units: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """Tell whether one of two texts writes a currency as a sign and the other as a word."""
    one, other = ({unit.key for unit in side} for side in (units, others))
    signs, words = (
        (not keys.isdisjoint(_SIGNS) for keys in (one, other)),
        (not keys.isdisjoint(_WORDS) for keys in (other, one)),
    )
    return any(sign and word for sign, word in zip(signs, words, strict=True))


def with_currencies(units: Sequence[Unit], text: str) -> list[Unit]:
    """Join each number with the currency beside it, so that all ways to write a sum compare as one."""
    found: list[Unit] = []
    for unit in units:
        last = found[-1] if found else None
        currency = (
            _currency(last, unit) if last is not None and text[last.end : unit.start] in _NO_SPELLING else ""
        )
        if last is None or not currency:
            found.append(unit)
            continue
        number = last if last.sort is Sort.NUMBER else unit
        found[-1] = Unit(
            last.start,
            unit.end,
            f"{last.folded} {unit.folded}".strip(),
            f"{number.key} {currency}",
            Sort.NUMBER,
            None,
            number.outside,
        )
    return found


def _currency(first: Unit, second: Unit) -> str:
    """Return the currency of two neighbouring units that make a sum, "" when they do not."""
    if second.sort is Sort.NUMBER and first.key in _SIGNS:
        return _SIGNS[first.key]
    if first.sort is Sort.NUMBER and " " not in first.key:
        return _WORDS.get(second.key, "")
    return ""
