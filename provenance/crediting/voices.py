"""Whose words a source has: whom it quotes between marks, and who speaks in it where it is a transcript.

A draft that writes “the report said” over words that the report itself takes from a Member State credits the
wrong voice. It is said only where the source leaves no doubt whose words they are, the draft credits the
source itself, and nothing in the draft's sentence or the one before speaks of the other voice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from corpus.model import Document, Span
from provenance.crediting.credit_words import credit_words
from provenance.crediting.crediting import LEAST_CONFIDENCE, Credits, singular
from provenance.indexing.transcript import Transcript, transcript_of
from provenance.model import QuotationRecord
from quotes.extract import quotations
from quotes.model import Attribution, Form, Quotation, SpeakerKind
from quotes.words.lexicon import WordClass, lexicons
from quotes.words.stops import SENTENCE_END
from quotes.words.vocabulary import TITLES

MOST_CONTEXT_CHARACTERS = 200  # of the source, on each side of words that it quotes
_QUOTED = frozenset((Form.QUOTATION, Form.FRAGMENT, Form.BLOCK))
_BOOK_CHARACTERS = 100_000
_DIALOGUE = 0.12  # of a book between marks: then its people speak, and the author wrote their words


def _keys(group: str) -> frozenset[str]:
    """Return a group of words as `Credits.key` gives them."""
    return frozenset(map(singular, credit_words(group)))


_DOCUMENTS = _keys("documents")
_SMALL = _keys("small")
_FIRST_PERSON = _keys("first_person")
_RELAYED = _keys("relaying")


@cache
def _authors() -> frozenset[str]:
    """Return the words by which a document speaks of its own authors."""
    return frozenset(
        singular(word)
        for lexicon in lexicons().values()
        for word, classes in lexicon.classes.items()
        if WordClass.AUTHOR in classes
    )


@cache
def _titles() -> frozenset[str]:
    """Return the words before a name that tell nobody from another."""
    return _SMALL.union(map(singular, TITLES))


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whom a source quotes: ``name`` as it stands there, ``keys`` the words that tell who it is."""

    quotation: Quotation
    name: str
    keys: frozenset[str]


class Voices:
    """The voices of the sources of a run. A source's quotations are looked for once, when first needed.

    ``credits`` are the sources' own names.
    """

    def __init__(self, documents: Iterable[Document], credits: Credits) -> None:  # noqa: A002
        self._sources = {document.id: _Source(document, credits) for document in documents}
        self.credits = credits

    def has_other_than(self, source: str) -> bool:
        """Tell whether a source has anybody's words but its own."""
        return bool(self._sources[source].transcript.turns or self._sources[source].voices)

    def unheard(self, source: str, span: Span, record: QuotationRecord) -> str | None:
        """Return what a source says of words that are another voice's than the one credited.

        Args:
            source: the source's id.
            span: the words' place in it.
            record: the quotation that has the words.

        Returns:
            A fact to print; None where the credit may be right, or where it is not certain.
        """
        attribution = record.quotation.attribution
        if attribution is None or attribution.second or attribution.confidence < LEAST_CONFIDENCE:
            return None
        known = self._sources[source]
        return self._said_by_another(attribution, known, span) or self._quoted(
            record, attribution, known, span
        )

    def _said_by_another(self, attribution: Attribution, known: _Source, span: Span) -> str | None:
        """Return who said words in a transcript that are credited to another who speaks in it."""
        speaker = known.transcript.speaker(span)
        if speaker is None:
            return None
        credited = set(self.credits.key(attribution.resolved or attribution.speaker))
        own = known.told_apart[speaker]
        others = (words for name, words in known.told_apart.items() if name != speaker)
        if not own or not credited.isdisjoint(own) or all(map(credited.isdisjoint, others)):
            return None
        return f"the transcript gives these words to “{speaker}”"

    def _quoted(
        self, record: QuotationRecord, attribution: Attribution, known: _Source, span: Span
    ) -> str | None:
        """Return whom a source quotes with words that are credited to the source itself."""
        if not self._may_credit(attribution, known.id):
            return None
        voice = known.voice(span)
        if voice is None or self._credits_other(attribution, known, span):
            return None
        if self._tells(record, known, voice):
            return None
        where = "in a block quotation" if voice.quotation.form is Form.BLOCK else "between quotation marks"
        return f"the source has these words {where} and credits “{voice.name}”"

    def _may_credit(self, attribution: Attribution, source: str) -> bool:
        """Tell whether an attribution credits a source: by its name, or as "the report"."""
        named = self.credits.named(attribution)
        if named is not None:
            return named == source
        said = self.credits.key(attribution.resolved or attribution.speaker)
        return attribution.kind is SpeakerKind.DOCUMENT and not _DOCUMENTS.isdisjoint(said)

    def _credits_other(self, attribution: Attribution, known: _Source, span: Span) -> bool:
        """Tell whether "the report" may be another one, of which the source speaks beside the words."""
        said = set(self.credits.key(attribution.speaker)) - _SMALL - known.own
        if self.credits.named(attribution) is None:
            said |= _DOCUMENTS & set(self.credits.key(attribution.speaker))
        return not said.isdisjoint(self.credits.key(known.around(span)))

    def _tells(self, record: QuotationRecord, known: _Source, voice: Voice) -> bool:
        """Tell whether the article itself speaks of the other voice, or says that the source quotes."""
        earlier = SENTENCE_END.split(record.before.rpartition("\n\n")[2])
        after = SENTENCE_END.split(record.after.partition("\n\n")[0])[0]
        sentence = self.credits.key(f"{earlier[-1]} {after}")
        if not _RELAYED.isdisjoint(sentence):
            return True
        near = {*sentence, *self.credits.key(" ".join(earlier[-2:])), *self.credits.key(record.text)}
        return not (voice.keys - known.own or voice.keys).isdisjoint(near)


class _Source:
    """One source and, once they have been asked for, its voices."""

    def __init__(self, document: Document, credits: Credits) -> None:  # noqa: A002
        self._document = document
        self._credits = credits

    @property
    def id(self) -> str:
        """The source's id."""
        return self._document.id

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of the source's own title, symbol, outlet and author."""
        data = self._document.metadata
        words = f"{data.title} {data.symbol} {data.outlet} {data.author}"
        return frozenset(self._credits.key(words))

    @cached_property
    def transcript(self) -> Transcript:
        """Who speaks where, if the source is a transcript."""
        return transcript_of(self._document.text)

    @cached_property
    def told_apart(self) -> Mapping[str, frozenset[str]]:
        """The speakers of the transcript, each with the words of the name that no other speaker has."""
        words = {name: set(self._credits.key(name)) - _titles() for name in self.transcript.speakers}
        counts = Counter(word for own in words.values() for word in own)
        return {name: frozenset(word for word in own if counts[word] == 1) for name, own in words.items()}

    @cached_property
    def voices(self) -> Sequence[Voice]:
        """What the source quotes from others, in order."""
        found = quotations(self._document)
        outer = sum(len(quotation.span) for quotation in found if not quotation.level)
        length = len(self._document.text)
        if length > _BOOK_CHARACTERS and outer > _DIALOGUE * length:
            return ()
        return [voice for quotation in found if (voice := self._voice(quotation)) is not None]

    def _voice(self, quotation: Quotation) -> Voice | None:
        credit = quotation.attribution
        if credit is None or quotation.form not in _QUOTED or credit.confidence < LEAST_CONFIDENCE:
            return None
        if credit.rule == "carried" and quotation.form is Form.FRAGMENT:
            return None
        name = credit.resolved or credit.speaker
        key = frozenset(self._credits.key(name))
        keys = key - _SMALL
        own = _FIRST_PERSON & frozenset(self._credits.key(credit.speaker)) or keys <= _authors() | _DOCUMENTS
        return None if own or keys <= self.own else Voice(quotation, name, keys)

    def voice(self, span: Span) -> Voice | None:
        """Return the voice whose marks hold a span, the innermost; None for the source's own words."""
        place = bisect_right(self.voices, span.start, key=lambda voice: voice.quotation.span.start)
        for voice in reversed(self.voices[max(0, place - 3) : place]):
            if span.end <= voice.quotation.span.end:
                return voice
        return None

    def around(self, span: Span) -> str:
        """Return the source's text beside a span."""
        text = self._document.text
        before = text[max(0, span.start - MOST_CONTEXT_CHARACTERS) : span.start].rpartition("\n\n")[2]
        return f"{before} {text[span.end : span.end + MOST_CONTEXT_CHARACTERS].partition(chr(10) * 2)[0]}"
