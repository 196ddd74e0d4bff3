"""Compare a quotation with its source, word by word."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path

import click

from corpus.errors import UsageError, reason
from provenance.cli.printing import put
from provenance.reports.wording import SEVERITY_WORDS
from quotes.comparison import Comparison, compare_quotation
from quotes.model import Change
from quotes.profiles import Profile, SourceKind, load, profile_names
from quotes.wording.marked_up import listed, marked_up
from quotes.words.names import default_aliases


@click.command()
@click.argument("source", required=False, type=click.Path())
@click.argument("quotation", required=False, type=click.Path())
@click.option("--jsonl", is_flag=True, help="Print one JSON object for each quotation.")
@click.option(
    "--profile", "profile_name", default="default", show_default=True, metavar="NAME|FILE",
    help=f"What each kind of change matters: {', '.join(profile_names())}, or a TOML file.",
)  # fmt: skip
@click.option("--aliases", metavar="FILE", help="A TOML file with further names that count as one.")
@click.option(
    "--source-kind", type=click.Choice([kind.value for kind in SourceKind]), default="document",
    show_default=True, help="Whether the source is written or spoken.",
)  # fmt: skip
def command(
    source: str | None,
    quotation: str | None,
    jsonl: bool,
    profile_name: str,
    aliases: str | None,
    source_kind: str,
) -> None:
    """Print every change from SOURCE to QUOTATION, two text files ("-" reads one of them from stdin).

    Without files, reads JSON Lines with the fields id, source and quotation from stdin. The source may be a
    whole document: the place is looked for first.
    """
    profile = load(profile_name).of(SourceKind(source_kind))
    names = default_aliases().extended(aliases) if aliases else default_aliases()
    for id_, source_text, quotation_text in _inputs(source, quotation):
        found = compare_quotation(source_text, quotation_text, profile=profile, names=names)
        told = _json(id_, found, profile) if jsonl else _text(id_, source_text, quotation_text, found)
        put(f"{told}\n")


def _inputs(source: str | None, quotation: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield id, source and quotation of each comparison asked for."""
    if source is None:
        if sys.stdin.isatty():
            raise UsageError("compare: give SOURCE and QUOTATION, or JSON Lines on stdin")
        yield from _records(sys.stdin.buffer)
    elif quotation is None:
        raise UsageError(f"compare {source}: give the file with the quotation too")
    elif source == quotation == "-":
        raise UsageError("compare - -: standard input holds one text; name a file for the other")
    else:
        yield quotation, _read(source), _read(quotation)


def _read(path: str) -> str:
    try:
        if path == "-":
            return TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig").read()
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({reason(error)}); check the name") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 text; convert it first") from error


def _records(stream: Iterable[bytes]) -> Iterator[tuple[str, str, str]]:
    """Yield the comparisons of JSON Lines, naming the first line that cannot be used."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        where = f"stdin line {number}"
        try:
            record = json.loads(line.decode("utf-8-sig"))
        except json.JSONDecodeError as error:
            raise UsageError(f"{where}: not JSON ({error.msg}); give one object a line") from error
        except (UnicodeDecodeError, RecursionError) as error:
            raise UsageError(f"{where}: not JSON in UTF-8; give one object a line") from error
        texts = (record.get("source"), record.get("quotation")) if isinstance(record, dict) else (None, None)
        if not isinstance(texts[0], str) or not isinstance(texts[1], str):
            raise UsageError(f"{where}: needs an object with the strings source and quotation")
        yield str(record.get("id", number)), texts[0], texts[1]


def _json(id_: str, found: Comparison, profile: Profile) -> str:
    return json.dumps(
        {
            "id": id_,
            "same_passage": found.same_passage,
            "changes": [_change(change) for change in found.changes],
            "worst": int(found.worst),
            "passage_start": found.passage.start,
            "passage_end": found.passage.end,
            "share": round(found.share, 3),
            "profile": profile.name,
            "profile_fingerprint": profile.fingerprint,
        },
        ensure_ascii=False,
    )


def _change(change: Change) -> dict[str, str | int]:
    return {
        "kind": change.kind,
        "severity": int(change.severity),
        "before": change.before,
        "after": change.after,
        "start": change.variant.start,
        "end": change.variant.end,
        "passage_start": change.passage.start,
        "passage_end": change.passage.end,
        "note": change.note,
    }


def _text(id_: str, source: str, quotation: str, found: Comparison) -> str:
    del quotation
    if not found.same_passage:
        return f"{id_}: not found in the source ({found.changes[0].note})"
    if not found.changes:
        return f"{id_}: verbatim"
    shown = marked_up(source, found.passage, found.changes)
    return f"{id_}: {shown}\n{listed(found.changes, SEVERITY_WORDS)}"
