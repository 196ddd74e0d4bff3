"""The figures last accepted, kept in the repository, and what has changed since."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "accepted"
_WORTH_SHOWING = 0.05  # costs differ by a few percent from run to run; smaller changes say nothing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one piece of work gave.

    ``data`` is a fingerprint of what was measured: outcomes of other data are not compared. ``missed`` are
    the ids of what should have been found and was not, ``false`` of what was found and should not be.
    """

    data: str
    figures: Mapping[str, float]
    missed: tuple[str, ...] = ()
    false: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two outcomes of one piece of work."""

    comparable: bool
    figures: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # before, now
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    new_false: tuple[str, ...] = ()
    cured_false: tuple[str, ...] = ()


def load(name: str, folder: Path = FOLDER) -> dict[str, Outcome]:
    """Return the accepted outcomes by piece of work; none when nothing was accepted yet."""
    path = folder / f"{name}.json"
    if not path.exists():
        return {}
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {
        work: Outcome(entry["data"], entry["figures"], tuple(entry["missed"]), tuple(entry["false"]))
        for work, entry in entries.items()
    }


def save(name: str, outcomes: Mapping[str, Outcome], folder: Path = FOLDER) -> Path:
    """Accept outcomes; those of work that was not run now are kept."""
    merged = load(name, folder) | dict(outcomes)
    entries = {work: asdict(merged[work]) for work in sorted(merged)}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def differences(name: str, outcomes: Mapping[str, Outcome]) -> list[str]:
    """Return the lines that tell what changed against the accepted outcomes, each piece of work in turn."""
    before = load(name)
    lines = [
        line
        for work, outcome in outcomes.items()
        if work in before
        for line in told(work, compare(before[work], outcome))
    ]
    fresh = [work for work in outcomes if work not in before]
    if fresh:
        lines.append(f"no accepted figures yet: {', '.join(fresh)}")
    return lines or ["as accepted"]


def compare(before: Outcome, now: Outcome) -> Difference:
    """Return what changed from one outcome to the next."""
    if before.data != now.data:
        return Difference(comparable=False)
    figures = {
        name: (before.figures[name], value)
        for name, value in now.figures.items()
        if name in before.figures and _differs(name, before.figures[name], value)
    }
    return Difference(
        comparable=True,
        figures=figures,
        gained=_only(before.missed, now.missed),
        lost=_only(now.missed, before.missed),
        new_false=_only(now.false, before.false),
        cured_false=_only(before.false, now.false),
    )


def _differs(name: str, before: float, now: float) -> bool:
    """Tell whether a figure changed: costs by more than their noise, all others at all."""
    if name in ("cpu", "wall", "peak", "ratio", "wall_ratio", "factor"):
        return abs(now - before) > _WORTH_SHOWING * max(abs(before), 1e-9)
    return round(now, 4) != round(before, 4)


def _only(these: Collection[str], not_those: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(set(these) - set(not_those)))


def told(work: str, difference: Difference, most: int = 20) -> list[str]:
    """Return the lines that tell a difference; no line when nothing changed.

    Args:
        work: the name of the piece of work.
        difference: what changed in it.
        most: how many ids of each sort to print.
    """
    if not difference.comparable:
        return [f"{work}: measured on other data than the accepted figures; not compared"]
    lines = [
        f"{work}: {name} {before:.4g} -> {now:.4g}" for name, (before, now) in difference.figures.items()
    ]
    sorts = (
        ("+ found now", difference.gained),
        ("- lost", difference.lost),
        ("- false now", difference.new_false),
        ("+ no longer false", difference.cured_false),
    )
    for sign, ids in sorts:
        lines += [f"{work}: {sign} {id_}" for id_ in ids[:most]]
        if len(ids) > most:
            lines.append(f"{work}: {sign} and {len(ids) - most} more")
    return lines
