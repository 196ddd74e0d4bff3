"""The page: one HTML file that holds everything it shows and asks nobody for anything.

A content security policy allows the page's own style and script by their hashes and nothing else. What the
documents say reaches the page as data (`page_data`) and is put on it as text, never as markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.model import Role
from provenance import __version__
from provenance.model import Trace
from provenance.reports.as_json import Json, dumped
from provenance.reports.page_data import PageData, grade_of, heading, page_data, totals
from provenance.reports.printable import shown
from provenance.reports.quotation_json import listed
from provenance.reports.selection import CHOSEN
from provenance.reports.wording import GRADES, counted

TEMPLATES = Path(__file__).parent / "templates"
MOST_VARIANTS_IN_ONE_PAGE = 10_000  # measured: more take over 3 s to the first view

_DATA_ELEMENT = '<script type="application/json" id="data">'  # empty in the template, as it may be large


@dataclass(frozen=True, slots=True)
class Share:
    """How many wordings have a grade: 0 verbatim to 5 meaning."""

    grade: int
    word: str
    sign: str
    meaning: str
    count: int


def to_html(trace: Trace) -> str:
    """Return the page of a trace as one self-contained HTML document."""
    return "".join(html_pieces(trace))


def html_pieces(trace: Trace) -> Iterator[str]:
    """Yield the pieces of `to_html`."""
    return rendered(trace, page_data(trace))


def rendered(trace: Trace, data: PageData) -> Iterator[str]:
    """Yield the pieces of the page that shows some data of a trace."""
    css, script = asset("page.css"), asset("page.js")
    figures = totals(trace)
    page = (
        environment()
        .get_template("page.html")
        .render(
            policy=policy(css, script),
            css=css,
            script=script,
            version=__version__,
            heading=heading(trace),
            standfirst=standfirst(figures, trace.settings.get(CHOSEN, "")),
            totals=figures,
            spread=spread(trace),
            dated=any(document.published for document in trace.documents),
            problems=trace.problems,
            sources=[document for document in trace.documents if document.role is Role.SOURCE],
            settings=sorted(setting for setting in trace.settings.items() if setting[0] != "version"),
            fingerprint=trace.fingerprint,
            read=", ".join(counted(figures[f"{role}s_read"], role) for role in ("article", "source")),
        )
    )
    above, element, below = page.partition(_DATA_ELEMENT)
    yield above + element
    yield from embedded(data)
    yield below


def standfirst(figures: dict[str, int], chosen: str = "") -> str:
    """Return the sentences under the heading; ``chosen`` says which passages were asked for, "" all."""
    if not figures["passages"]:
        return f"No passage was chosen ({shown(chosen)})." if chosen else "No passage was found."
    sentence = (
        f"{counted(figures['outlets'], 'outlet')} {'carries' if figures['outlets'] == 1 else 'carry'} "
        f"{counted(figures['passages'], 'passage')} in {counted(figures['articles'], 'article')}, "
        f"in {counted(figures['variants'], 'wording')}."
    )
    if figures["unplaced"]:
        sentence += f" {counted(figures['unplaced'], 'quotation')} could not be placed."
    return f"{sentence} Chosen: {shown(chosen)}." if chosen else sentence


def spread(trace: Trace) -> list[Share]:
    """Return how many wordings have each grade, verbatim first; empty without a wording."""
    counts = Counter(grade_of(variant) for apparatus in trace.apparatus for variant in apparatus.variants)
    if not counts:
        return []
    return [Share(n, each.word, each.sign, each.meaning, counts[n]) for n, each in enumerate(GRADES)]


def embedded(data: PageData) -> Iterator[str]:
    """Yield the pieces of data as JSON that no HTML parser takes for anything else."""
    before = "{"
    for name, value in data.items():
        yield f"{before}{_safe(name)}: "
        if isinstance(value, Iterator):
            yield from listed(map(_safe, value))
        else:
            yield _safe(value)
        before = ", "
    yield "}"


def _safe(value: Json) -> str:
    text = dumped(value)
    for character in "<>&\u2028\u2029":
        if character in text:  # an eighth of what it takes to look for what to replace
            text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def policy(*inline: str) -> str:
    """Return a content security policy that allows an inline style and script, by hash, and nothing else."""
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in inline
    ]
    script = hashes[1] if len(hashes) > 1 else "'none'"
    return (
        f"default-src 'none'; style-src {hashes[0]}; script-src {script}; base-uri 'none'; form-action 'none'"
    )


@cache
def asset(name: str) -> str:
    """Return a style or a script of the package."""
    return (TEMPLATES / name).read_text("utf-8")


@cache
def environment() -> Environment:
    """Return the template environment: everything is escaped, nothing may be missing."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["shown"] = shown
    return made
