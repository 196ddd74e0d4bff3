"""The settings of a run, validated once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from corpus.limits import DEFAULT_LIMITS, Limits
from provenance import __version__

_PLACES = ("profile", "aliases")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a run is asked to do.

    ``profile`` is a severity profile's name or TOML file, ``aliases`` a TOML file of name styles ("" for the
    built-in ones), ``source_kind`` "document" or "speech". ``all_quotations`` reports on every article's
    quotations even when sources are given. ``processes`` and ``limits`` never change what is found.
    """

    profile: str = "default"
    aliases: str = ""
    source_kind: str = "document"
    all_quotations: bool = False
    processes: int = 1
    limits: Limits = DEFAULT_LIMITS

    @property
    def settings(self) -> dict[str, str]:
        """The settings that change results, as strings, for the reports."""
        return {
            "version": __version__,
            "profile": self.profile,
            "aliases": self.aliases,
            "source_kind": self.source_kind,
            "all_quotations": "yes" if self.all_quotations else "no",
        }


def fingerprint(settings: dict[str, str]) -> str:
    """Return a short hash of the settings: two runs with the same one are comparable.

    Where a profile or a table of names lies does not count; what it says does.
    """
    counted = {name: value for name, value in settings.items() if name not in _PLACES}
    return hashlib.sha256(json.dumps(counted, sort_keys=True).encode()).hexdigest()[:16]
