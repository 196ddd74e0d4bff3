"""The fact-check appendix as Markdown and as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance import __version__
from provenance.model import Trace
from provenance.reports.appendix import By, appendix_of
from provenance.reports.appendix_model import Appendix, Entry, InSource, Listed, MarkedRun, Published, Section
from provenance.reports.as_html import asset, environment, policy
from provenance.reports.links import web_address
from provenance.reports.marking import Mark
from provenance.reports.printable import in_order, on_one_line, shown
from provenance.reports.wording import GRADES

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_LIST_MARK = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


def to_appendix_html(trace: Trace, by: By) -> str:
    """Return the appendix as one self-contained HTML document without a script."""
    css = asset("appendix.css")
    return (
        environment()
        .get_template("appendix.html")
        .render(
            appendix=appendix_of(trace, by),
            policy=policy(css),
            css=css,
            address=web_address,
            **_shared(),
        )
    )


def to_passage_html(section: Section, links: dict[str, str]) -> str:
    """Return the page of one passage; ``links`` are the page's own, each relative address by its name."""
    css = asset("appendix.css")
    template = environment().get_template("passage.html")
    return template.render(section=section, links=links, policy=policy(css), css=css, **_shared())


def _shared() -> dict[str, object]:
    """Return what both templates need to lay out an entry."""
    return {"grades": GRADES, "mark": Mark, "told": told, "version": __version__}


def to_appendix_markdown(trace: Trace, by: By) -> str:
    """Return the appendix as Markdown in which no document's words become markup."""
    return "\n".join(_lines(appendix_of(trace, by)))


def _lines(appendix: Appendix) -> Iterator[str]:
    yield f"# Fact-check appendix\n\n{escaped(appendix.title)}\n"
    yield from (f"{escaped(line)}\n" for line in appendix.summary)
    for section in appendix.sections:
        yield f"## {escaped(section.heading)}\n"
        if section.facts:
            yield " · ".join(map(escaped, section.facts)) + "\n"
        for entry in section.entries:
            yield from _entry(entry)
    yield from _list("Sources", appendix.sources)
    yield from _list("Articles", appendix.articles)
    if appendix.problems:
        yield "## Problems with the input\n"
        yield "\n".join(f"- {escaped(problem)}" for problem in appendix.problems) + "\n"
    yield "## How this was made\n"
    yield "With the same files, the same version and these settings, the tool gives the same result.\n"
    yield (
        "\n".join(f"- {escaped(name)}: {escaped(value) or 'none'}" for name, value in appendix.method) + "\n"
    )


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### Note {entry.number}: {graded(entry)}\n"
    for published in entry.published:
        yield f"**As published** ({escaped('; '.join(told(published)))}): {_in_context(published)}\n"
        if published.link:
            yield f"[Open the article at these words](<{published.link}>)\n"
    for found in entry.found:
        yield f"**{found.lead}**, {escaped(found.citation)}: {_in_context(found)}\n"
        if found.also:
            yield f"The same words also stand at {escaped(found.also)}.\n"
        if found.runs:
            yield f"**Differences**: {''.join(map(_run, found.runs))}\n"
        if found.statements:
            yield "\n".join(f"- {escaped(said)}" for said in found.statements) + "\n"
    yield f"**Verdict**: {escaped(entry.verdict)}\n"


def graded(entry: Entry) -> str:
    """Return the short word for an entry's grade."""
    return "not found" if entry.grade is None else GRADES[entry.grade].word


def told(published: Published) -> tuple[str, ...]:
    """Return outlet, date, manner, credit, agency, and what there is to say of the credit."""
    credit = f"credited to {published.credited}" if published.credited else "no credit found"
    via = f"via {published.via}" if published.via else ""
    facts = (published.outlet, published.date, published.manner, credit, via, *published.notes)
    return in_order(facts)


def escaped(text: str) -> str:
    r"""Return a text on one line in which Markdown sees no markup.

    >>> escaped("# 1 <b>*x*")
    '\\# 1 \\<b\\>\\*x\\*'
    """
    line = _SPECIAL.sub(r"\\\1", on_one_line(text).replace("&", "&amp;"))
    return _LIST_MARK.sub(lambda mark: f"{mark[1] or ''}\\{mark[2] or mark[3]}", line)


def _in_context(words: Published | InSource) -> str:
    """Return the words in bold inside their context, which may be empty."""
    before, after = escaped(words.before), escaped(words.after)
    core = f"**{escaped(words.words)}**" if words.words.strip() else "(no words)"
    lead = " " if words.before[-1:].isspace() else ""
    tail = " " if words.after[:1].isspace() else ""
    return f"{before}{lead}{core}{tail}{after}"


def _run(marked: MarkedRun) -> str:
    text = _SPECIAL.sub(r"\\\1", shown(marked.run.text).replace("\n", " ").replace("&", "&amp;"))
    bare = text.strip()
    if marked.run.mark is Mark.CUT:
        return "… "
    if marked.run.mark is Mark.SAME or not bare:
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}~~{bare}~~{tail}" if marked.run.mark is Mark.DROPPED else f"{lead}**{bare}**{tail}"


def _list(heading: str, listed: tuple[Listed, ...]) -> Iterator[str]:
    if not listed:
        return
    yield f"## {heading}\n"
    for each in listed:
        yield f"- {escaped(', '.join(filter(None, (each.name, each.title, each.published))))}"
        yield from (f"  - {label}: {escaped(value)}" for label, value in each.facts)
    yield ""
