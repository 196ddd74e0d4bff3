"""A text as it grows paragraph by paragraph, parted by blank lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model import Span

_BETWEEN = "\n\n"


@dataclass(slots=True)
class Paragraphs:
    """The paragraphs so far; ``length`` is that of the text that they make, in code points."""

    length: int = 0
    _written: list[str] = field(default_factory=list)

    def add(self, paragraph: str) -> Span:
        r"""Add a paragraph; return where it stands in the text.

        >>> text = Paragraphs()
        >>> spans = [text.add("One."), text.add("Two.")]
        >>> text.whole, spans[1].of(text.whole)
        ('One.\n\nTwo.', 'Two.')
        """
        start = self.length + (len(_BETWEEN) if self._written else 0)
        self._written.append(paragraph)
        self.length = start + len(paragraph)
        return Span(start, self.length)

    @property
    def whole(self) -> str:
        """The text."""
        return _BETWEEN.join(self._written)
