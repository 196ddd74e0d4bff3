"""The documents are complete, and nothing in the repository tells of the machine that it was made on."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from provenance import __version__
from provenance.cli import COMMANDS
from provenance.reports.tables import CSV_TABLES
from tests.shown import PROJECT, output_block

DOCS = PROJECT / "docs"
GENERATED = (DOCS / "generated.txt").read_text(encoding="utf-8").split()
# folders of one machine; a name in front of the slash makes it a part of some other path or address
MACHINE_PATHS = re.compile(r"(?<![\w.*~-])/(?:" + "|".join(("work", "root", "home", "Users")) + r")/\w")
NOTING = ("Problem", "DocumentError", "_note")
DECISION = re.compile(r"\d{4}-[a-z0-9-]+\.md")


def _headings(path: Path) -> list[str]:
    return re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def _tracked_texts() -> list[Path]:
    """Return the files that git knows and that hold text."""
    if shutil.which("git") is None or not (PROJECT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout
    paths = [PROJECT / name for name in listed.decode("utf-8").split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_heading_and_its_help(command: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert f"provenance {command}" in _headings(DOCS / "commands.md")
    assert output_block(f"provenance {command} --help") in text


@pytest.mark.parametrize("table", [table.name for table in CSV_TABLES])
def test_every_table_has_its_heading(table: str) -> None:
    assert table in _headings(DOCS / "columns.md")


def test_every_module_that_a_document_names_exists() -> None:
    named = {
        (path.name, name)
        for path in DOCS.rglob("*.md")
        for name in re.findall(
            r"(?<![\w./-])(?:corpus|quotes|provenance)(?:\.[a-z]\w*)+", path.read_text("utf-8")
        )
        if not name.endswith((".csv", ".json"))
    }
    assert sorted(pair for pair in named if not _is_there(pair[1])) == []


def _is_there(dotted: str) -> bool:
    """Tell whether a dotted name is a module, or a name in one."""
    module, _, last = dotted.rpartition(".")
    if any((PROJECT / dotted.replace(".", "/")).with_suffix(suffix).exists() for suffix in (".py", "")):
        return True
    file = (PROJECT / module.replace(".", "/")).with_suffix(".py")
    return (
        file.is_file()
        and re.search(rf"^(?:def|class) {last}\b|^{last} =", file.read_text("utf-8"), re.M) is not None
    )


def _slugs() -> set[str]:
    """Return the codes of all problems that the code can note."""
    calls = (
        node
        for package in ("corpus", "provenance")
        for path in (PROJECT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(NOTING)
    )
    codes = (call.args[1] for call in calls if len(call.args) > 1)
    return {code.value for code in codes if isinstance(code, ast.Constant) and isinstance(code.value, str)}


def test_every_problem_has_its_heading_and_every_heading_its_problem() -> None:
    described = {
        heading for heading in _headings(DOCS / "problems.md") if re.fullmatch("[a-z0-9-]+", heading)
    }
    assert described == _slugs()


def test_generated_parts_are_up_to_date() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "-n", "utf-8", "-I", ".", "@docs/generated.txt"],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_document_with_generated_parts_is_listed() -> None:
    with_cog = {
        path.relative_to(PROJECT).as_posix()
        for path in [*PROJECT.glob("*.md"), *DOCS.rglob("*.md")]
        if "<!-- [[[cog" in path.read_text(encoding="utf-8")
    }
    assert with_cog == set(GENERATED)


def test_every_link_between_documents_leads_to_a_file() -> None:
    broken = [
        f"{path.name}: {target}"
        for path in [*PROJECT.glob("*.md"), *DOCS.rglob("*.md")]
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


@pytest.mark.parametrize("path", sorted((DOCS / "decisions").glob("*.md")), ids=lambda path: path.name)
def test_a_decision_says_context_decision_why_and_price(path: Path) -> None:
    assert DECISION.fullmatch(path.name)
    assert _headings(path)[1:] == ["Context", "Decision", "Why", "Price"]


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (DOCS / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_version_stands_in_the_changelog_and_in_the_citation() -> None:
    assert any(heading.startswith(__version__) for heading in _headings(PROJECT / "CHANGELOG.md"))
    assert f"version: {__version__}\n" in (PROJECT / "CITATION.cff").read_text(encoding="utf-8")


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = [
        f"{path.relative_to(PROJECT)}: {match.group()}"
        for path in _tracked_texts()
        for match in MACHINE_PATHS.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_only_tests_and_benchmarks_know_of_the_shared_folder() -> None:
    name = ".." + "/shared"
    knowing = [
        path.relative_to(PROJECT).as_posix()
        for path in _tracked_texts()
        if name in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert [path for path in knowing if path.split("/")[0] not in ("tests", "bench")] == []
