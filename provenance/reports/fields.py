"""Read the fields of a saved trace, saying exactly where one is missing or of the wrong kind."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from corpus.errors import UsageError
from corpus.model import Span

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True, slots=True)
class Fields:
    """One object of a saved trace and where it stands, as "passages[3].variants[0]".

    Every reading method raises `UsageError` when the field is missing (and has no default) or is not what it
    should be.
    """

    values: Mapping[str, object]
    where: str

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text field."""
        value = self.values.get(name, default)
        if isinstance(value, str):
            return value
        raise self._wrong(name, "a text")

    def text_or_none(self, name: str) -> str | None:
        """Return a text field that may be null or missing."""
        return None if self.values.get(name) is None else self.text(name)

    def integer(self, name: str, default: int | None = None) -> int:
        """Return a whole number."""
        value = self.values.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self._wrong(name, "a whole number")

    def integer_or_none(self, name: str) -> int | None:
        """Return a whole number that may be null or missing."""
        return None if self.values.get(name) is None else self.integer(name)

    def number(self, name: str) -> float:
        """Return a number as a float."""
        value = self.values.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return float(value)
        raise self._wrong(name, "a number")

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """Return the member of an enumeration that the field's value stands for."""
        try:
            return choices(self.values.get(name))
        except ValueError:
            raise self._wrong(name, "one of " + ", ".join(str(each.value) for each in choices)) from None

    def span(self, start: str = "start", end: str = "end") -> Span:
        """Return the span that two fields give."""
        try:
            return Span(self.integer(start), self.integer(end))
        except ValueError:
            raise self._wrong(start, f"at least 0 and not after {end!r}") from None

    def span_or_none(self, start: str, end: str) -> Span | None:
        """Return the span that two fields give, None where they are null or missing."""
        return None if self.values.get(start) is None else self.span(start, end)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = []
        for value in self._list(name):
            if not isinstance(value, str):
                raise self._wrong(name, "a list of texts")
            found.append(value)
        return tuple(found)

    def spans(self, name: str) -> tuple[Span, ...]:
        """Return a list of [start, end] pairs as spans."""
        found = []
        for value in self._list(name):
            match value:
                case [int(start), int(end)] if 0 <= start <= end:
                    found.append(Span(start, end))
                case _:
                    raise self._wrong(name, "a list of [start, end] pairs")
        return tuple(found)

    def inner(self, name: str) -> Fields:
        """Return an object inside this one."""
        return fields_of(self.values.get(name), f"{self.where}.{name}".lstrip("."))

    def each(self, name: str) -> Iterator[Fields]:
        """Yield the objects of a list."""
        for position, value in enumerate(self._list(name)):
            yield fields_of(value, f"{self.where}.{name}[{position}]".lstrip("."))

    def _list(self, name: str) -> list[object]:
        value = self.values.get(name)
        if isinstance(value, list):
            return value
        raise self._wrong(name, "a list")

    def _wrong(self, name: str, wanted: str) -> UsageError:
        where = f"{self.where}.{name}".lstrip(".")
        return UsageError(
            f"saved trace: {where} should be {wanted}; save the trace again with `trace --json`"
        )


def fields_of(value: object, where: str) -> Fields:
    """Return the fields of an object; raise `UsageError` for anything else."""
    if isinstance(value, dict):
        return Fields(value, where)
    raise UsageError(
        f"saved trace: {where or 'the file'} should be an object; save the trace again with `trace --json`"
    )
