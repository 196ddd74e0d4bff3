"""Sums of money as one unit: $5 million, US$ 5m, 5 million dollars."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.wording.unit import Sort, Unit

_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_NAMES = (*_SIGNS.values(), "rouble")
_WORDS = {f"{name}{ending}": name for name in _NAMES for ending in ("", "s")}
_CURRENCIES = frozenset((*_SIGNS, *_WORDS))
_NO_SPELLING = frozenset(("", " ", "\u00a0", "-"))


def written_both_ways(units: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """Tell whether one of two texts writes a currency as a sign and the other as a word."""
    one = _CURRENCIES.intersection([unit.key for unit in units])
    other = _CURRENCIES.intersection([unit.key for unit in others]) if one else one
    return any(
        not signs.isdisjoint(_SIGNS) and not words.isdisjoint(_WORDS)
        for signs, words in ((one, other), (other, one))
    )


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
