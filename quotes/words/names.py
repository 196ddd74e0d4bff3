"""Names with several forms: spellings of one name, other names for the same thing, abbreviations."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.data_files import data_text
from corpus.errors import UsageError, reason
from quotes.kinds import Code
from quotes.words.small_words import small_words
from quotes.words.tokens import words

MOST_ALIAS_BYTES = 5_000_000
_ALSO_WORDS = small_words("also_acronyms")


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way to write a name.

    ``group`` tells names apart, ``among`` the set of spellings within the group, ``across`` the kind of a
    change from one set to another. ``words`` are the folded words of the form.
    """

    written: str
    words: tuple[str, ...]
    group: int
    among: int
    across: Code

    @property
    def capitals(self) -> bool:
        """Whether only capitals match it, because the small letters are another word."""
        letters = self.written.replace(".", "")
        return letters.isupper() and letters.lower() in _ALSO_WORDS


@dataclass(frozen=True, slots=True, eq=False)
class Aliases:
    """A table of names, compared by identity.

    ``forms`` maps a form's first folded word to the forms, the longest first.
    """

    forms: Mapping[str, tuple[NameForm, ...]]

    def longest(self, folded: Sequence[str], start: int, capitals: bool) -> NameForm | None:
        """Return the longest name that the folded words show from index ``start`` on.

        Args:
            folded: the folded words of a text.
            start: where the name begins.
            capitals: whether the word there is written in capitals.
        """
        for form in self.forms.get(folded[start], ()):
            if form.capitals and not capitals:
                continue
            if tuple(folded[start : start + len(form.words)]) == form.words:
                return form
        return None

    def equivalents(self, word: str) -> frozenset[str]:
        """Return the single-word names, folded, that stand for a folded word; itself included.

        >>> "qaeda" in default_aliases().equivalents("qaida")
        True
        """
        groups = {form.group for form in self.forms.get(word, ()) if form.words == (word,)}
        if not groups:
            return frozenset((word,))
        same = {
            form.words[0]
            for forms in self.forms.values()
            for form in forms
            if form.group in groups and len(form.words) == 1
        }
        return frozenset(same | {word})

    def extended(self, path: str) -> Aliases:
        """Return the table with the groups of a TOML file added.

        Raises:
            UsageError: the file cannot be read or has another form.
        """
        file = Path(path)
        try:
            if file.stat().st_size > MOST_ALIAS_BYTES:
                raise UsageError(f"{path}: too large for a table of names; split it")
            content = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise UsageError(f"{path}: cannot be read ({reason(error)}); check the name") from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise UsageError(
                f"{path}: not a readable table of names ({error}); write [[group]] entries in TOML"
            ) from error
        first = 1 + max((form.group for forms in self.forms.values() for form in forms), default=-1)
        added = _forms(content, path, first)
        return _table([form for forms in self.forms.values() for form in forms] + added)


@cache
def default_aliases() -> Aliases:
    """Return the names that come with the tool (data/names.toml)."""
    return _table(_forms(tomllib.loads(data_text("quotes", "names")), "names.toml", 0))


def kind_between(passage: NameForm, variant: NameForm) -> Code:
    """Return the kind of a change from one form of a name to another form of the same name."""
    if passage.among != variant.among:
        return passage.across
    plain = (passage.written.replace(".", ""), variant.written.replace(".", ""))
    return Code.ABBREV if plain[0].isupper() and plain[1].isupper() else Code.NAME_TRANSLIT


def _forms(content: Mapping[str, object], where: str, first_group: int) -> list[NameForm]:
    groups = content.get("group", [])
    if not isinstance(groups, list):
        raise UsageError(f"{where}: no list of [[group]] entries; give each a `sets` list of lists of names")
    found: list[NameForm] = []
    for number, group in enumerate(groups):
        found += _group_forms(group, f"{where}: group {number + 1}", first_group + number)
    return found


def _group_forms(group: object, where: str, number: int) -> Iterable[NameForm]:
    sets = group.get("sets") if isinstance(group, dict) else None
    across = group.get("across", "name-alias") if isinstance(group, dict) else ""
    if not isinstance(sets, list) or across not in (Code.NAME_ALIAS, Code.ABBREV, Code.NAME_TRANSLIT):
        raise UsageError(
            f'{where}: needs `sets` = [["name", ...], ...] and `across` = "name-alias" or "abbrev"'
        )
    for among, spellings in enumerate(sets):
        for written in spellings if isinstance(spellings, list) else [spellings]:
            folded = tuple(word.folded for word in words(str(written)))
            if folded:
                yield NameForm(str(written), _undotted(str(written), folded), number, among, Code(across))


def _undotted(written: str, folded: tuple[str, ...]) -> tuple[str, ...]:
    """Join the letters of a dotted abbreviation, as the collation does with those of a text."""
    dotted = "." in written and all(len(word) == 1 for word in folded)
    return ("".join(folded),) if dotted else folded


def _table(forms: Sequence[NameForm]) -> Aliases:
    """Put forms into a table; of two with the same words the later one, a user's, wins."""
    by_words = {(form.words, form.capitals): form for form in forms}
    by_first: defaultdict[str, list[NameForm]] = defaultdict(list)
    for form in by_words.values():
        by_first[form.words[0]].append(form)
    return Aliases(
        {word: tuple(sorted(known, key=lambda form: -len(form.words))) for word, known in by_first.items()}
    )
