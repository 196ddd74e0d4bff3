"""Tell whether a text is an export of a press database, and part it into its articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from corpus.exports import factiva, lexis, nexis, proquest
from corpus.reading import Reading

Splitter = Callable[[str], list[Reading]]

# a string without which a text is no such export -> who parts it; the first that finds articles is right
_SPLITTERS: Final[tuple[tuple[str, Splitter], ...]] = (
    ("End of Document", nexis.articles),
    ("Ende des Dokuments", nexis.articles),
    ("Fin du document", nexis.articles),
    ("LENGTH:", lexis.articles),
    ("LÄNGE:", lexis.articles),
    ("LONGUEUR:", lexis.articles),
    ("LENGTE:", lexis.articles),
    ("LONGITUD:", lexis.articles),
    ("LUNGHEZZA:", lexis.articles),
    ("ProQuest document ID:", proquest.articles),
    ("\nAN ", factiva.coded_articles),
    ("\nAN\t", factiva.coded_articles),
    ("\nDocument ", factiva.plain_articles),
)


def articles(text: str) -> list[Reading]:
    """Return the articles of an export, in order; an empty list when the text is none.

    Every splitter wants several fields of its own before it believes that it has found an article.
    """
    for mark, splitter in _SPLITTERS:
        if mark in text and (found := splitter(text)):
            return found
    return []
