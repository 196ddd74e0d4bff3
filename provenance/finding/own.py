"""What an article's lone quotations reproduce: each the whole of a text that nothing else was put into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from provenance.finding.chain import Block
from provenance.finding.findings import Lone
from provenance.finding.reproduction import MarkedWords, Reproduction
from provenance.finding.scan import Runs
from provenance.indexing.index import SourceIndex
from provenance.model import Manner


def own_reproductions(
    lone: Sequence[Lone], marked: Iterable[MarkedWords], index: SourceIndex
) -> list[Reproduction]:
    """Return what an article's lone quotations reproduce, in the order of the texts."""
    words_of = {words.quotation: words for words in marked} if lone else {}
    return [
        whole_of(one, words_of[one.quotation].first, index) for one in sorted(lone, key=lambda one: one.text)
    ]


def whole_of(lone: Lone, first: int, index: SourceIndex) -> Reproduction:
    """Return the reproduction of a whole text by a quotation that begins with an article's word ``first``."""
    source, source_end = index.borders_of(lone.text)
    end = first + source_end - source
    sums = index.columns.weight_sums
    weight = sums[source_end] - sums[source]
    return Reproduction(
        blocks=(Block(first, end, source, source_end),),
        first=first,
        end=end,
        source=source,
        source_end=source_end,
        manner=Manner.QUOTED,
        quotations=(lone.quotation,),
        weight=weight,
        net=weight,
    )


def apart_from_own(own: Sequence[Reproduction], runs: Runs) -> tuple[list[Reproduction], Runs]:
    """Return the reproductions that stand, and the runs that they do not explain.

    One stands if its article shares nothing else with its text; if it does, all must be weighed together.

    Args:
        own: what an article's lone quotations reproduce, in the order of the texts.
        runs: all that the article shares with any text.
    """
    if not own:
        return [], runs
    lows, highs = np.array([(one.source, one.source_end) for one in own]).T
    offsets = lows - np.array([one.first for one in own])
    place = np.searchsorted(lows, runs.source, side="right") - 1
    met = (place >= 0) & (runs.source < highs[place])
    explained = met & (runs.source - runs.article == offsets[place])
    stands = np.ones(len(own), dtype=np.bool_)
    stands[place[met & ~explained]] = False
    explained &= stands[place]
    return [one for one, alone in zip(own, stands.tolist(), strict=True) if alone], runs.where(~explained)
