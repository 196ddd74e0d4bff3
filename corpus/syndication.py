"""Find copies of one text in several outlets, so that a wire story does not count as many witnesses.

Two documents are copies when most sentences of the shorter are sentences of the other. Each document is
reduced to a sketch of at most `SKETCH` sentence hashes, so memory and time stay linear in the corpus.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Final, NamedTuple

from corpus.describing.outlets import wire_at_head, wire_of, wire_that_publishes
from corpus.model import Document, Problem

SKETCH: Final = 96  # hashes; an article of 1,500 words has about 70 sentences
LEAST_SENTENCES: Final = 4  # fewer are a notice, not an article
LEAST_SHARED: Final = 0.6  # of the shorter sketch: editors cut and add, but keep most sentences
_LEAST_LETTERS = 30  # of a sentence; shorter ones are said by many
_MOST_CARRIERS = 5_000  # documents of one sentence; more carry it as boilerplate
# A text is cut up as UTF-8, where one pass turns every stop into one and drops the signs that outlets set in
# their own ways; the few beyond ASCII follow one by one.
_ONE_STOP = bytes.maketrans(b"!?\n\r", b"....")
_SIGNS = b" \t,;:\"'-()[]"
_WIDE_SIGNS = tuple(sign.encode() for sign in "\u00a0“”‘’„«»–—")
_ELLIPSIS = "…".encode()


class Sketch(NamedTuple):
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
    hashes = {_hash(letters) for letters in _sentences(document.text)}
    wire = metadata.via or wire_of(metadata.author) or wire_that_publishes(metadata.outlet)
    return Sketch(
        metadata.id,
        metadata.carrier,
        wire or wire_at_head(document.text),
        tuple(map(int.from_bytes, sorted(hashes)[:SKETCH])),
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
    first, *others = found.documents
    where = [carrier for carrier in found.carriers if carrier != first]  # a text without an outlet is its own
    unsaid = ", ".join(other for other in others if other not in where)
    also = f" (also {unsaid})" if unsaid else ""
    message = f"the same text{source} stands in {', '.join(where)}{also}; count it as one wording"
    return Problem(first, "syndicated-copy", message)


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


def _sentences(text: str) -> Iterator[bytes]:
    """Yield the letters of each sentence that is long enough to tell."""
    folded = text.casefold()
    letters = folded.encode("utf-8", "surrogatepass").translate(_ONE_STOP, _SIGNS)
    if folded.isascii():
        yield from (sentence for sentence in letters.split(b".") if len(sentence) >= _LEAST_LETTERS)
        return
    for sign in _WIDE_SIGNS:
        letters = letters.replace(sign, b"")
    for sentence in letters.replace(_ELLIPSIS, b".").split(b"."):
        if len(sentence.decode("utf-8", "surrogatepass")) >= _LEAST_LETTERS:
            yield sentence


def _hash(letters: bytes) -> bytes:
    return blake2b(letters, digest_size=8).digest()
