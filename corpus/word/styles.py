"""What a Word paragraph's style says that it is, and the number that Word draws before it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.model import BlockKind
from corpus.word.package import Package, value

MOST_ANCESTORS = 20  # styles may be based on each other in a ring
LAST_LEVEL = 8

# the names that Word gives its own styles, in the file the same in every language, and those people give
_KINDS = (
    ("heading", BlockKind.HEADING),
    ("title", BlockKind.HEADING),
    ("subtitle", BlockKind.HEADING),
    ("caption", BlockKind.CAPTION),
    ("pull quote", BlockKind.PULL_QUOTE),
    ("intense quote", BlockKind.QUOTATION),
    ("block text", BlockKind.QUOTATION),
    ("blockquote", BlockKind.QUOTATION),
    ("block quot", BlockKind.QUOTATION),
    ("quot", BlockKind.QUOTATION),
)


def kind_of(name: str) -> BlockKind | None:
    """Return what the name of a style says of its paragraphs.

    >>> kind_of("heading 2"), kind_of("Quotations"), kind_of("Body Text")
    (<BlockKind.HEADING: 'heading'>, <BlockKind.QUOTATION: 'quotation'>, None)
    """
    plain = " ".join(name.lower().replace("-", " ").replace("_", " ").split())
    return next((kind for beginning, kind in _KINDS if plain.startswith(beginning)), None)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its name, the style that it is based on, and the list that it belongs to."""

    name: str
    parent: str
    list_id: str
    level: str


class Styles:
    """The paragraph styles of a Word file."""

    def __init__(self, package: Package) -> None:
        """Read them from the part that holds them."""
        self._space = package.space
        self._styles: dict[str, Style] = {}
        for element in package.styles if package.styles is not None else ():
            if element.tag == f"{self._space}style":
                self._styles[value(element, self._space, "styleId")] = self._style(element)

    def kind(self, style_id: str) -> BlockKind | None:
        """Return what a style says of its paragraphs, or the styles that it is based on."""
        for style in self._line(style_id):
            kind = kind_of(style.name)
            if kind:
                return kind
        return None

    def list_place(self, properties: Element | None) -> tuple[str, int] | None:
        """Return the list and the level, from 0, in which Word numbers a paragraph; None if in none."""
        own = properties.find(f"{self._space}numPr") if properties is not None else None
        list_id, level = self._of_list(own)
        style = properties.find(f"{self._space}pStyle") if properties is not None else None
        for each in self._line(value(style, self._space)):
            list_id, level = list_id or each.list_id, level or each.level
        if not list_id or list_id == "0":
            return None
        return list_id, min(int(level), LAST_LEVEL) if level.isdecimal() else 0

    def _line(self, style_id: str) -> list[Style]:
        """Return a style and those it is based on, nearest first."""
        line: list[Style] = []
        while style_id in self._styles and len(line) < MOST_ANCESTORS:
            line.append(self._styles[style_id])
            style_id = line[-1].parent
        return line

    def _style(self, element: Element) -> Style:
        properties = element.find(f"{self._space}pPr/{self._space}numPr")
        return Style(
            value(element.find(f"{self._space}name"), self._space),
            value(element.find(f"{self._space}basedOn"), self._space),
            *self._of_list(properties),
        )

    def _of_list(self, properties: Element | None) -> tuple[str, str]:
        if properties is None:
            return "", ""
        return (
            value(properties.find(f"{self._space}numId"), self._space),
            value(properties.find(f"{self._space}ilvl"), self._space),
        )


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of Word's lists, as Word itself does to draw their numbers.

    ``formats`` maps (list, level) to the form of the number, ``starts`` to its first; ``families`` maps a
    list to the definition that it shares its count with.
    """

    families: dict[str, str] = field(default_factory=dict)
    formats: dict[tuple[str, int], str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counts: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))

    @classmethod
    def of(cls, package: Package) -> Numbering:
        """Read the definitions of the lists."""
        numbering, space = cls(), package.space
        if package.numbering is None:
            return numbering
        for abstract in package.numbering.iter(f"{space}abstractNum"):
            family = value(abstract, space, "abstractNumId")
            for level in abstract.iter(f"{space}lvl"):
                numbering._read_level(family, level, space)
        for number in package.numbering.iter(f"{space}num"):
            family = value(number.find(f"{space}abstractNumId"), space)
            numbering.families[value(number, space, "numId")] = family
        return numbering

    def _read_level(self, family: str, level: Element, space: str) -> None:
        """Read how one level of a list is numbered."""
        place = family, _whole(value(level, space, "ilvl"), 0)
        self.formats[place] = value(level.find(f"{space}numFmt"), space)
        self.starts[place] = _whole(value(level.find(f"{space}start"), space), 1)

    def count(self, list_id: str, level: int) -> tuple[str, str]:
        """Count one more paragraph of a list.

        Returns:
            The list's family, and the paragraph's number if it is a plain figure of the first level, else "".
        """
        family = self.families.get(list_id, list_id)
        counts = self._counts[family]
        counts[level] += 1
        for deeper in range(level + 1, LAST_LEVEL + 1):
            counts[deeper] = 0
        if level or self.formats.get((family, 0)) != "decimal":
            return family, ""
        return family, str(counts[0] + self.starts.get((family, 0), 1) - 1)


def _whole(text: str, otherwise: int) -> int:
    """Return a number of at most six figures, or something else where there is none."""
    return int(text) if text.isdecimal() and len(text) <= 6 else otherwise
