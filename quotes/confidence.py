"""How far each attribution rule is to be trusted: its accuracy on labelled articles (data/confidence.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

WEAK = 0.7  # below this, a few quoted words count as a term rather than as somebody's words
_UNMEASURED = 0.5


def confidence_of(rule: str) -> float:
    """Return the measured accuracy of a rule, from 0 to 1; a rule seen too seldom to measure gets one half."""
    return accuracies().get(rule, _UNMEASURED)


@cache
def accuracies() -> dict[str, float]:
    """Return the accuracy of every measured rule."""
    data = tomllib.loads(
        files("quotes").joinpath("data", "confidence.toml").read_text("utf-8")
    )
    return {str(rule): float(share) for rule, share in data["accuracy"].items()}
