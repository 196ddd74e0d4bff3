"""Markdown: what its marks say is kept, the marks go, and every line stays a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import first_line
from corpus.markdown import unmarked
from corpus.model import BlockKind, Document, Role
from corpus.read import read_all
from tests.pace import PROPORTIONATE, slowdown


def plain(markdown: str) -> str:
    return unmarked(markdown).text


def blocks(markdown: str, kind: BlockKind) -> list[str]:
    found = unmarked(markdown)
    return [block.span.of(found.text) for block in found.blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("It *will* **rain**, ***surely***.", "It will rain, surely."),
        ("It _will_ __rain__, ~~not~~.", "It will rain, not."),
        ("a **bold\nline** here", "a bold\nline here"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("a star* alone", "a star* alone"),
        ("un*believ*able", "unbelievable"),
        (r"\*not\* \[the mayor\] \"said\"", '*not* [the mayor] "said"'),
        ("“We [the town] agree” (he said)", "“We [the town] agree” (he said)"),
        ('[the *report*](https://a.example/b_(c) "Title") says', "the report says"),
        ("[the report][1] says", "the report says"),
        ("![A river](river.jpg)Rain", "Rain"),
        ("<https://a.example> and `a*b*c`", "https://a.example and a*b*c"),
        ("Tom &amp; Ann&nbsp;said<br>no", "Tom & Ann\u00a0saidno"),
        ("It rained.[^1]", "It rained."),
        ("- one\n* two\n1. three", "• one\n• two\n1. three"),
        ("Rain\n====\n\nfell\n\n---\n\nagain", "Rain\n\n\nfell\n\n\n\nagain"),
        ("[1]: https://a.example 'T'\nRain", "\nRain"),
        ("```py\n*x* > [a](b)\n```\n*x*", "\n*x* > [a](b)\n\nx"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, text: str) -> None:
    assert plain(markdown) == text


def test_quoted_lines_are_one_block_quotation() -> None:
    markdown = "She wrote:\n\n> The *dam* holds.\n>\n> It > must.\n\nThen left."
    assert blocks(markdown, BlockKind.QUOTATION) == ["The dam holds.\n\nIt > must."]
    assert plain(markdown) == "She wrote:\n\nThe dam holds.\n\nIt > must.\n\nThen left."


def test_headings_of_both_kinds_are_headings() -> None:
    assert blocks("# Rain ##\n\nIt fell.\n\nMore\n----\n\nrain", BlockKind.HEADING) == ["Rain", "More"]


def test_a_markdown_file_is_read_without_its_marks_and_a_text_file_with_them(tmp_path: Path) -> None:
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_text("---\ntitle: Rain\n---\n> It *rained*.\n", encoding="utf-8")
    read = [item for item in read_all([tmp_path], Role.ARTICLE) if isinstance(item, Document)]
    assert [(one.id, one.text) for one in read] == [("a.md", "It rained.\n"), ("a.txt", "> It *rained*.\n")]


def test_the_line_on_which_a_text_without_its_marks_begins_is_known() -> None:
    assert first_line("It rained.\n\nx", b"---\ntitle: Rain\n---\n> It *rained*.\n\nx") == 4


@given(st.text("ab *_~`[]()!<>\\#>-=&;\n1.:", max_size=60))
def test_every_line_stays_a_line_and_blocks_are_in_order(markdown: str) -> None:
    found = unmarked(markdown)
    assert found.text.count("\n") == markdown.count("\n")
    ends = [0, *(block.span.end for block in found.blocks)]
    assert all(
        end <= block.span.start < block.span.end for end, block in zip(ends, found.blocks, strict=False)
    )


@pytest.mark.parametrize(
    "piece", ["*a ", "**a", "[a", "![a](b", "[a][", "<a ", "`a ", "> ", "_a", "\\", "(a)[b](", "&a", "<!--"]
)
def test_hostile_marks_take_linear_time(piece: str) -> None:
    count = 50_000 // len(piece)
    assert slowdown(unmarked, piece * count, piece * 4 * count) < PROPORTIONATE
