"""How far each attribution rule is to be trusted: its accuracy on labelled articles."""

from __future__ import annotations

import tomllib
from functools import cache

from corpus.data_files import data_text

WEAK = 0.6  # below this, a few quoted words count as a term rather than as somebody's words
_UNMEASURED = 0.5


@cache
def confidence_of(rule: str, language: str = "en") -> float:
    """Return how often the rule is right in the language, from 0 to 1.

    A rule seen too seldom to measure counts as right every other time. The rules were measured in English;
    other languages scale the figure by how much less often the rules as a whole are right there.
    """
    return round(accuracies().get(rule, _UNMEASURED) * _shares("language").get(language, 1.0), 2)


@cache
def accuracies() -> dict[str, float]:
    """Return the accuracy of every measured rule."""
    return _shares("accuracy")


@cache
def _shares(section: str) -> dict[str, float]:
    data = tomllib.loads(data_text("quotes", "confidence"))
    return {str(name): float(share) for name, share in data[section].items()}
