"""The settings of a run: what changes results is in the fingerprint, what does not is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.limits import Limits
from provenance.options import Options, fingerprint
from tests.provenance.lighthouse import LANTERN
from tests.provenance.newsroom import documents_of, traced


def _fingerprint(options: Options) -> str:
    return traced({"gull": f"“{LANTERN}”"}, options=options).fingerprint


@pytest.mark.parametrize(
    "options",
    [Options(profile="reuters"), Options(source_kind="speech"), Options(all_quotations=True)],
    ids=["profile", "kind of source", "all quotations"],
)
def test_what_changes_results_changes_the_fingerprint(options: Options) -> None:
    assert _fingerprint(options) != _fingerprint(Options())


@pytest.mark.parametrize(
    "options", [Options(processes=2), Options(limits=Limits(most_pages=7))], ids=["processes", "limits"]
)
def test_what_does_not_change_results_does_not(options: Options) -> None:
    assert _fingerprint(options) == _fingerprint(Options())


def test_the_order_of_the_settings_changes_nothing() -> None:
    assert fingerprint({"a": "1", "b": "2"}) == fingerprint({"b": "2", "a": "1"})


def _names(path: Path, other: str) -> Options:
    path.write_text(f'[[group]]\nsets = [["Skerrow", "{other}"]]\nacross = "name-alias"\n', encoding="utf-8")
    return Options(aliases=str(path))


def test_another_table_of_names_at_the_same_path_changes_the_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    assert _fingerprint(_names(path, "Great Shoal")) != _fingerprint(_names(path, "Little Shoal"))


def test_the_same_table_of_names_at_another_path_does_not(tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    assert _fingerprint(_names(one, "Great Shoal")) == _fingerprint(_names(other, "Great Shoal"))


COUNCIL = "The council of Brezkan fixed wages in June."


@pytest.mark.parametrize("sources", [None, {"minutes": f"{COUNCIL} It was a dry year in the hills."}])
def test_further_names_are_found_as_one(sources: dict[str, str] | None, tmp_path: Path) -> None:
    table = tmp_path / "names.toml"
    table.write_text('[[group]]\nsets = [["Brezkan", "Wrezkhan"]]\n', encoding="utf-8")
    articles = {
        "gull": f"The paper wrote: “{COUNCIL}”",
        "tern": "It said “the council of Wrezkhan fixed wages”.",
    }
    (apparatus,) = traced(articles, sources, Options(aliases=str(table))).apparatus
    assert documents_of(apparatus.witnesses) == {"gull", "tern"}
