"""What every reader hands over, before ids and outside metadata are added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.limits import Limits
from corpus.model import Block, Locator, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One text found in a file.

    ``found`` holds what the file itself says of the text, keyed by the field names of `Metadata`.
    ``part`` tells several texts of one file apart ("" when the file holds one). ``warnings`` are doubts
    about this text that a person should know of.
    """

    text: str
    part: str = ""
    locators: tuple[Locator, ...] = ()
    blocks: tuple[Block, ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()


# A reader yields the texts of one file in order. It raises DocumentError when the file as a whole cannot be
# read, and yields a Problem for a part that cannot.
Reader = Callable[[Path, Limits], Iterator[Reading | Problem]]
