"""Remarks as SARIF 2.1.0, the form in which code hosts and editors take the findings of a check.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Lines and columns count from 1, columns in
Unicode code points, as the run's ``columnKind`` says.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from corpus.model import Problem
from provenance import __version__
from provenance.checks import Check, Checked, CheckedDraft, Match, Remark, Stretch
from provenance.reports.as_json import Json, dumped
from provenance.reports.check_words import message, remarks_in
from provenance.reports.printable import encodable, on_one_line
from provenance.reports.wording import kind_title
from quotes.explanations import explanation
from quotes.kinds import Code
from quotes.model import Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {
    Severity.NONE: "none",
    Severity.STYLE: "note",
    Severity.MARKED: "note",
    Severity.UNMARKED: "warning",
    Severity.MEANING: "error",
}


def to_sarif(checked: Checked) -> str:
    """Return one run with a result for each remark; the rules are the kinds that occur."""
    found = list(remarks_in(checked))
    codes = sorted({remark.code for _, _, remark in found})
    run: dict[str, Json] = {
        "tool": {"driver": _driver(codes)},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(each) for each in checked.problems],
            }
        ],
        "properties": {"fingerprint": checked.fingerprint, "settings": dict(checked.settings)},
        "results": [_result(*each, codes) for each in found],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def file_uri(path: str) -> str:
    r"""Return a path as a URI reference: a relative path stays relative to where the command ran.

    >>> file_uri("drafts/river news.md"), file_uri("/srv/a:b.md"), file_uri("C:\\a.md")
    ('drafts/river%20news.md', 'file:///srv/a%3Ab.md', 'file:///C:/a.md')
    """
    windows = PureWindowsPath(path)
    if windows.drive and windows.root:
        return f"file:///{quote(windows.as_posix(), safe='/:')}"
    plain = quote(encodable(PurePosixPath(path).as_posix()))
    return f"file://{plain}" if plain.startswith("/") else plain


def _driver(codes: list[str]) -> dict[str, Json]:
    return {
        "name": "quote-provenance",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }


def _rule(code: str) -> Json:
    known = code in [each.value for each in Code]
    text = explanation(Code(code)) if known else kind_title(code)
    return {
        "id": code,
        "shortDescription": {"text": kind_title(code)},
        "fullDescription": {"text": text.partition("\n")[0]},
        "help": {"text": text, "markdown": text},
    }


def _result(draft: CheckedDraft, check: Check, remark: Remark, codes: list[str]) -> Json:
    return {
        "ruleId": remark.code,
        "ruleIndex": codes.index(remark.code),
        "level": LEVELS[remark.severity],
        "message": {"text": message(remark, check)},
        "locations": [{"physicalLocation": _location(draft, remark.stretch, check)}],
        "relatedLocations": [_related(number, match) for number, match in enumerate(check.matches, 1)],
        "partialFingerprints": {"quotation/v1": _fingerprint(remark, check)},
        "properties": {"severity": int(remark.severity), "verdict": check.verdict.value},
    }


def _location(draft: CheckedDraft, stretch: Stretch, check: Check) -> dict[str, Json]:
    location: dict[str, Json] = {
        "artifactLocation": {"uri": file_uri(draft.metadata.path)},
        "region": _region(stretch),
    }
    if stretch != check.stretch:
        location["contextRegion"] = {
            **_region(check.stretch),
            "snippet": {"text": encodable(check.text)},
        }
    return location


def _region(stretch: Stretch) -> dict[str, Json]:
    return {
        "startLine": stretch.begin.line,
        "startColumn": stretch.begin.column,
        "endLine": stretch.end.line,
        "endColumn": stretch.end.column,
    }


def _related(number: int, match: Match) -> Json:
    """Return the place in the source as a message: a source need not be a file with lines."""
    return {
        "id": number,
        "message": {"text": on_one_line(f"{match.citation}: {match.passage.text}")},
        "logicalLocations": [{"fullyQualifiedName": on_one_line(match.citation)}],
    }


def _fingerprint(remark: Remark, check: Check) -> str:
    """Return a hash that stays when the draft's other lines change."""
    before, after = (remark.change.before, remark.change.after) if remark.change else ("", "")
    facts = "\n".join((remark.code, check.text, before, after))
    return hashlib.sha256(facts.encode("utf-8", "replace")).hexdigest()[:32]


def _notification(problem: Problem) -> Json:
    return {
        "descriptor": {"id": problem.slug},
        "level": "warning",
        "message": {"text": on_one_line(f"{problem.where}: {problem.message}")},
    }
