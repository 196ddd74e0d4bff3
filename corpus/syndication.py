"""Find copies of one text in several outlets, so that a wire story does not count as many witnesses.

Two documents are copies when most sentences of the shorter are sentences of the other. Each document is
reduced to a sketch of at most `SKETCH` sentence hashes, so memory and time stay linear in the corpus.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from corpus.model import Document, Problem
from corpus.outlets import wire_at_head, wire_of, wire_that_publishes

SKETCH: Final = 96  # hashes; an article of 1,500 words has about 70 sentences
LEAST_SENTENCES: Final = 4  # fewer are a notice, not an article
LEAST_SHARED: Final = 0.6  # of the shorter sketch: editors cut and add, but keep most sentences
_LEAST_LETTERS = 30  # of a sentence; shorter ones are said by many
_MOST_CARRIERS = 5_000  # documents of one sentence; more carry it as boilerplate
_SENTENCE_END = re.compile(r"[.!?…\n\r]+")
# what outlets set in their own ways; replacing each takes a fifth of the time of one expression for all
_SIGNS: Final = " \t\u00a0,;:\"'“”‘’„«»–—-()[]"


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a document to tell its copies: the lowest hashes of its sentences."""

    id: str
    carrier: str
    wire: str
    hashes: tuple[int, ...]  # ascending


@dataclass(frozen=True, slots=True)
class Syndication:
    """Documents that carry one text, sorted by id; ``wire`` is where it came from, "" if unknown."""

    documents: tuple[str, ...]
    carriers: tuple[str, ...]
    wire: str


def sketch(document: Document) -> Sketch:
    """Reduce a document to its sketch."""
    metadata = document.metadata
    sentences = _SENTENCE_END.split(_without_signs(document.text.casefold()))
    hashes = {_hash(letters) for letters in sentences if len(letters) >= _LEAST_LETTERS}
    wire = metadata.via or wire_of(metadata.author) or wire_that_publishes(metadata.outlet)
    return Sketch(
        metadata.id,
        metadata.carrier,
        wire or wire_at_head(document.text),
        tuple(sorted(hashes)[:SKETCH]),
    )


def syndications(sketches: Iterable[Sketch]) -> list[Syndication]:
    """Return the groups of copies that more than one carrier has, sorted by their first document.

    The order of the sketches does not matter.
    """
    known = {each.id: each for each in sketches if len(each.hashes) >= LEAST_SENTENCES}
    groups: dict[str, list[Sketch]] = defaultdict(list)
    leaders = _leaders(known)
    for name, each in known.items():
        groups[_leader_of(name, leaders)].append(each)
    found = (_syndication(group) for group in groups.values() if len(group) > 1)
    return sorted((each for each in found if len(each.carriers) > 1), key=lambda each: each.documents)


def as_problem(found: Syndication) -> Problem:
    """Return the note that one text stands in several outlets."""
    source = f", from {found.wire}," if found.wire else ""
    others = ", ".join(found.documents[1:])
    where = ", ".join(found.carriers)
    message = f"the same text{source} stands in {where} (also {others}); count it as one wording"
    return Problem(found.documents[0], "syndicated-copy", message)


def _leaders(known: Mapping[str, Sketch]) -> dict[str, str]:
    """Join copies into trees; each document points nearer to the first of its group."""
    leaders = {name: name for name in known}
    for (one, other), shared in _shared(known).items():
        shorter = min(len(known[one].hashes), len(known[other].hashes))
        if shared >= LEAST_SHARED * shorter:
            first, second = sorted((_leader_of(one, leaders), _leader_of(other, leaders)))
            leaders[second] = first
    return leaders


def _shared(known: Mapping[str, Sketch]) -> Counter[tuple[str, str]]:
    """Count the sentences that pairs of documents share; every carrier is held against the first few."""
    carriers: dict[int, list[str]] = defaultdict(list)
    for name in sorted(known):
        for value in known[name].hashes:
            carriers[value].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in carriers.values():
        if 1 < len(names) <= _MOST_CARRIERS:
            # a chain of neighbours and the first of all join a group at a cost linear in its size
            pairs = {(names[0], name) for name in names[1:]} | set(pairwise(names))
            shared.update(pairs)
    return shared


def _leader_of(name: str, leaders: dict[str, str]) -> str:
    while leaders[name] != name:
        leaders[name] = leaders[leaders[name]]
        name = leaders[name]
    return name


def _syndication(group: list[Sketch]) -> Syndication:
    group = sorted(group, key=lambda each: each.id)
    wire = next((each.wire for each in group if each.wire), "")
    carriers = tuple(dict.fromkeys(each.carrier for each in group))
    return Syndication(tuple(each.id for each in group), carriers, wire)


def _without_signs(text: str) -> str:
    for sign in _SIGNS:
        text = text.replace(sign, "")
    return text


def _hash(letters: str) -> int:
    return int.from_bytes(blake2b(letters.encode("utf-8", "replace"), digest_size=8).digest())
