"""How much each kind of change matters to a house: severities by stylebook, as TOML that users copy and edit.

A profile names only the severities that depart from data/kinds.toml.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from corpus.errors import UsageError
from quotes.kinds import Code, kinds
from quotes.model import Severity

_CODES = frozenset(code.value for code in Code)
_FOLDER = Path(__file__).parent / "data" / "profiles"
MOST_PROFILE_BYTES = 100_000  # a profile has one line a kind; anything larger is another file


class SourceKind(StrEnum):
    """Whether the words were written or spoken: slips of the tongue may be mended, a document's words not."""

    DOCUMENT = "document"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The severities of one house.

    ``written`` and ``spoken`` give a severity to every code. ``source_kind`` holds where a caller names none.
    """

    name: str
    about: str
    written: Mapping[Code, Severity]
    spoken: Mapping[Code, Severity]
    source_kind: SourceKind = SourceKind.DOCUMENT

    def severity(self, kind: str, source_kind: SourceKind | None = None) -> Severity:
        """Return how much a change of this kind matters, 0 to 4.

        Raises:
            ValueError: the kind is no code of the table.
        """
        spoken = (source_kind or self.source_kind) is SourceKind.SPEECH
        return (self.spoken if spoken else self.written)[Code(kind)]

    def of(self, source_kind: SourceKind) -> Profile:
        """Return the same profile for written or spoken sources."""
        return replace(self, source_kind=source_kind)

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when any severity does."""
        content = json.dumps([self.source_kind, self.written, self.spoken], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:12]


@cache
def profile_names() -> tuple[str, ...]:
    """Return the names of the profiles that come with the tool."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load(name_or_path: str) -> Profile:
    """Read a profile: one that comes with the tool, or a TOML file of the same form.

    Raises:
        UsageError: there is no such profile, or the file names an unknown kind or a severity outside 0 to 4.
    """
    if name_or_path in profile_names():
        return _read(_FOLDER / f"{name_or_path}.toml", name_or_path)
    path = Path(name_or_path)
    if not path.is_file():
        known = ", ".join(profile_names())
        raise UsageError(
            f"--profile {name_or_path}: no such profile or file; use one of {known}, or a TOML file"
        )
    return _read(path, name_or_path)


def _read(path: Path, shown: str) -> Profile:
    try:
        if path.stat().st_size > MOST_PROFILE_BYTES:
            raise UsageError(f"{shown}: too large for a profile; give a TOML file with a [severity] table")
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"{shown}: not a readable TOML file ({error}); copy one from docs/profiles.md"
        ) from error
    written = {code: kind.severity for code, kind in kinds().items()}
    spoken = {code: kind.speech_severity for code, kind in kinds().items()}
    common = _severities(table.get("severity", {}), f"{shown}: [severity]")
    own = _severities(table.get("speech", {}), f"{shown}: [speech]")
    unsaid = {code: severity for code, severity in common.items() if spoken[code] == written[code]}
    return Profile(
        name=str(table.get("name", path.stem)),
        about=str(table.get("about", "")),
        written=written | common,
        spoken=spoken | unsaid | own,
    )


def _severities(table: object, where: str) -> dict[Code, Severity]:
    """Check one table of severities, naming the first line that cannot be used."""
    if not isinstance(table, dict):
        raise UsageError(f"{where}: must be a table of kind = severity")
    found: dict[Code, Severity] = {}
    for code, severity in table.items():
        if code not in _CODES:
            raise UsageError(f"{where}: unknown kind {code!r}; `provenance explain` lists the kinds")
        if not isinstance(severity, int) or isinstance(severity, bool) or not 0 <= severity <= 4:
            raise UsageError(f"{where}: {code} = {severity!r} must be a whole number from 0 to 4")
        found[Code(code)] = Severity(severity)
    return found


def severity_table() -> str:
    """Return a Markdown table of all kinds with their severity in each profile; speech behind a stroke."""
    profiles = [load(name) for name in profile_names()]
    rows = [
        f"| kind | {' | '.join(profile.name for profile in profiles)} |",
        "| --- |" + " --- |" * len(profiles),
    ]
    rows += [
        f"| `{code}` | {' | '.join(_shown(profile, code) for profile in profiles)} |" for code in kinds()
    ]
    return "\n".join(rows)


def _shown(profile: Profile, code: Code) -> str:
    written, spoken = profile.written[code], profile.spoken[code]
    return str(int(written)) if written is spoken else f"{int(written)} / {int(spoken)}"
