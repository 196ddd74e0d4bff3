"""Rules for a source that no verb before the quotation names: according to her, under the law."""

from __future__ import annotations

from quotes.attribution.grammar.phrases import Phrase, names_source, phrase_before, phrase_from, source_from
from quotes.attribution.grammar.sentences import Words, united
from quotes.attribution.grammar.subjects import antecedent
from quotes.attribution.grammar.verb_last import told_subject
from quotes.attribution.grammar.verb_second import source_after
from quotes.attribution.rules.credits import Credit, Scope
from quotes.attribution.speakers import head_of
from quotes.words.small_words import small_words
from quotes.words.tags import (
    ADVERB,
    AUX,
    BASE,
    COLON,
    COMMA,
    CONJUNCTION,
    CUE,
    DASH,
    DETERMINER,
    DOCUMENT,
    HEADS,
    ING,
    NAME,
    NUMBER,
    ORGANISATION,
    PERSON,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SAY,
    SPEECH,
    TAG_CUE,
    TITLE,
)

_PLACES = small_words("in_documents")
_MOST_STANDING = 5  # words of "on pouvait lire :"
_MOST_BACK = 16  # words of "pour reprendre les mots du ministre de la ville Paul Merle"
_MOST_BEHIND = 4  # words of "„...“ zu lesen"
_MOST_ATTRIBUTE = 8  # words of "dem am Montag in Vale veröffentlichten Beschluss"
_MOST_INTRODUCING = 6  # words of "Tal y como se recoge"
_HOLDS_VIEWS = TITLE | PERSON | ORGANISATION
_BEFORE_SO = COMMA | DASH | QUOTE
_SOURCE = NAME | TITLE | HEADS | SPEECH | DETERMINER | PRONOUN | NUMBER | QUOTE
_BY_WHOM = small_words("by_whom")
_IT_SAYS = small_words("it_says")
_WITH_ARTICLE = small_words("fused_before_documents")
_TERMS = small_words("terms")


def according_to(scope: Scope) -> Credit | None:
    """Credit who stands after "according to" and its like, before or after the quotation."""
    words, vocabulary = scope.words, scope.vocabulary
    begins, follows = vocabulary.phrase_heads, vocabulary.phrases_after
    for index, word in enumerate(words.words[scope.start : scope.end - 1], scope.start):
        if word in vocabulary.relating:
            related = _related(scope, index)
            if related is not None:
                return related
        if word not in begins and word not in follows:
            continue
        viewed = word == "nach" and words.words[index - 1].lower() in vocabulary.views
        if (viewed or word in follows) and index > scope.start:
            named = phrase_before(words, index, scope.start)
            if named is not None:
                return Credit(named, Phrase(index, index + 1), "according-to")
        for phrase in begins.get(word, ()):
            found = _after_phrase(scope, index, phrase)
            if found is not None:
                return found
    return None


def _related(scope: Scope, index: int) -> Credit | None:
    """Credit whom a relative clause gives a view: "il senatore, secondo cui il ponte è «sicuro»"."""
    words = scope.words
    for phrase in scope.vocabulary.relating[words.words[index]]:
        end = index + len(phrase)
        if end <= scope.quote and tuple(words.words[index + 1 : end]) == phrase[1:]:
            found = antecedent(words, index, scope.start)
            if found is not None and names_source(words, found):
                return Credit(found, Phrase(index, end), "according-to")
    return None


def begins_with_source(scope: Scope) -> bool:
    """Tell whether the sentence begins with whom its words are from: "Selon Anna Holt, ministre : ..."."""
    begins = scope.vocabulary.phrase_heads.get(scope.words.words[scope.start], ())
    return any(_after_phrase(scope, scope.start, phrase) is not None for phrase in begins)


def source_ends_at(scope: Scope, end: int) -> bool:
    """Tell whether a phrase like "according to" has its source right before ``end``, not far from it."""
    begins = scope.vocabulary.phrase_heads
    for index in range(max(scope.start, end - _MOST_BACK), end):
        for phrase in begins.get(scope.words.words[index], ()):
            found = _after_phrase(scope, index, phrase)
            if found is not None and found.source.end == end:
                return True
    return False


def _after_phrase(scope: Scope, index: int, phrase: tuple[str, ...]) -> Credit | None:
    """Credit who stands after the phrase if it stands at ``index``."""
    words = scope.words
    after = index + len(phrase)
    if after >= scope.end or tuple(words.words[index + 1 : after]) != phrase[1:]:
        return None
    if words.words[after] in _BY_WHOM and after + 1 < scope.end:
        after += 1  # "nach den Worten von"
    if words.tags[index] & TAG_CUE and index > scope.start and not words.tags[index - 1] & _BEFORE_SO:
        return None  # "in so einem Tal"
    if len(phrase) == 1 and not words.tags[after] & (NAME | TITLE | DETERMINER | PRONOUN | HEADS | QUOTE):
        return None  # "per day" is no source
    limit = scope.quote if after <= scope.quote else scope.end
    found = source_from(words, after, limit)
    if found is None:
        return None
    if not words.inverts and not united(words.tags[found.start : found.end]) & _SOURCE:
        return None  # "according to taste"; the lists of other languages are too short to tell
    return Credit(found, Phrase(index, after), "according-to")


def credit_of_place(scope: Scope) -> Credit | None:
    """Credit the document in which something stands: "in dem Bericht heißt es"."""
    words, tags = scope.words, scope.words.tags
    for index in range(scope.start, scope.end - 1):
        if words.words[index].lower() in _PLACES:
            found = phrase_from(words, _behind_attribute(words, index + 1, scope.end), scope.end)
            said = index == scope.start or words.words[index - 1] == "es"  # "Aus Paris hieß es"
            wanted = DOCUMENT | ORGANISATION | SPEECH | ((PERSON | NAME) if said else 0)
            if found is not None and any(tag & wanted for tag in tags[found.start : found.end]):
                return Credit(found, None, "according-to")
    return None


def _behind_attribute(words: Words, article: int, end: int) -> int:
    """Return where the noun stands that an article with a participle belongs to, else the article's place.

    As in "in dem am Montag veröffentlichten Beschluss".
    """
    if not words.tag(article) & DETERMINER or not words.tag(article + 1) & PREPOSITION:
        return article
    for place in range(article + 2, min(end, article + _MOST_ATTRIBUTE)):
        if words.tags[place] & NAME and words.tags[place] & HEADS and words.words[place - 1].islower():
            return place
    return article


def as_said(scope: Scope) -> Credit | None:
    """Credit by an introduction whose subject follows its verb: "Como recoge el auto, ..."."""
    words, tags = scope.words, scope.words.tags
    if words.words[scope.start].lower() not in scope.vocabulary.comparing:
        return None
    if scope.vocabulary.verb_second:
        return _as_told(scope)
    for verb in range(scope.start + 1, min(scope.quote, scope.start + _MOST_INTRODUCING)):
        if tags[verb] & SAY:
            found = source_after(words, verb + 1, scope.quote)
            closed = found is not None and _closes(words, found.end, scope.quote)
            return Credit(found, Phrase(verb, verb + 1), "as-said") if found and closed else None
    return None


def _closes(words: Words, place: int, quote: int) -> bool:
    """Tell whether an introduction ends at ``place`` or behind one more phrase: "dans une lettre, «...»"."""
    if words.tag(place) & PREPOSITION:
        skipped = phrase_from(words, place + 1, quote)
        place = skipped.end if skipped is not None else place
    return bool(words.tag(place) & (COMMA | COLON))


def _as_told(scope: Scope) -> Credit | None:
    """Credit by an introduction that ends in its verb: "Wie die Sprecherin der Zeitung sagte, ..."."""
    words, tags = scope.words, scope.words.tags
    for verb in range(scope.start + 2, scope.quote):
        if tags[verb] & SAY and words.tag(verb + 1) & (COMMA | COLON):
            if words.words[verb] in _IT_SAYS:
                return credit_of_place(scope)  # "Wie es in dem Papier heißt, ..."
            found = told_subject(words, verb, scope.start)
            return Credit(found, Phrase(verb, verb + 1), "as-said") if found is not None else None
    return None


def viewpoint(scope: Scope) -> Credit | None:
    """Credit whose view the sentence begins with: "Pour l’avocate, le dossier est « vide »"."""
    words, tags, vocabulary = scope.words, scope.words.tags, scope.vocabulary
    if words.words[scope.start].lower() not in vocabulary.viewpoints:
        return None
    found = phrase_from(words, scope.start + 1, scope.quote)
    holds = _HOLDS_VIEWS | (0 if vocabulary.capitals else NAME)
    if found is None or not any(tag & holds for tag in tags[found.start : found.end]):
        return None
    if not _ends_view(scope, found):
        return None
    return Credit(found, Phrase(scope.start, scope.start + 1), "viewpoint")


def _ends_view(scope: Scope, holder: Phrase) -> bool:
    """Tell whether what somebody holds follows at once: "für Voss ist", "pour Holt, c’est"."""
    words, tags = scope.words, scope.words.tags
    after = words.tag(holder.end)
    if after & COMMA:
        return True
    if scope.vocabulary.verb_second:
        return bool(after & AUX or tags[scope.quote - 1] & COLON)
    return bool(after & DETERMINER and united(tags[holder.start : holder.end]) & PERSON)


def in_document(scope: Scope) -> Credit | None:
    """Credit the document that the words stand in: "under the law, "..."", "Auf dem Plakat stand: "..."."""
    words, tags, vocabulary = scope.words, scope.words.tags, scope.vocabulary
    if words.words[scope.start].lower() not in vocabulary.containers:
        return None
    found = phrase_from(words, scope.start + 1, scope.quote)
    if found is None or not _is_of_document(words, found):
        return None
    if not tags[found.start] & DETERMINER and words.words[scope.start].lower() not in _WITH_ARTICLE:
        return None
    between = words.words[found.end : scope.quote]
    if words.words[scope.start].lower() in vocabulary.binding and words.tag(found.end) & COMMA:
        return Credit(found, Phrase(scope.start, scope.start + 1), "in-document")
    near = between[: 1 if len(between) > _MOST_STANDING else _MOST_STANDING]
    behind = words.words[scope.quote + 1 : scope.quote + _MOST_BEHIND]
    read = not vocabulary.standing.isdisjoint(near + behind)
    told = "Rede" in words.words[scope.quote : scope.quote + 3]  # "in dem Papier ist von ... die Rede"
    if not (read or told) and len(between) > 1:
        return None
    return Credit(found, Phrase(scope.start, scope.start + 1), "in-document")


def _is_of_document(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase names a document or its terms: "the law", "the terms of the accord"."""
    head = head_of(words, phrase)
    if words.tags[head] & DOCUMENT:
        return True
    return words.words[head].lower() in _TERMS and any(
        tag & DOCUMENT for tag in words.tags[head + 1 : phrase.end]
    )


def own_verb(scope: Scope) -> Credit | None:
    """Credit a report whose verb stands inside the marks: "The report “finds no evidence” of it"."""
    words, tags = scope.words, scope.words.tags
    inner = _first_verb(scope) if scope.quote > scope.start else 0
    if not inner & CUE or inner & (ING | BASE | NAME) or not tags[scope.quote - 1] & (HEADS | NAME | COMMA):
        return None
    if tags[scope.quote - 1] & COMMA:  # "The text, adopted on Friday, “calls for a truce”"
        found = phrase_from(words, scope.start, scope.quote)
        if found is None or found.end == scope.quote - 1 or not tags[found.end] & COMMA:
            return None
    else:
        found = phrase_before(words, scope.quote, scope.start)
    if found is None or not tags[head_of(words, found)] & (DOCUMENT | (ORGANISATION if inner & SAY else 0)):
        return None
    begins = found.start == scope.start or tags[found.start - 1] & (COMMA | CONJUNCTION)
    return Credit(found, None, "own-verb") if begins else None


def _first_verb(scope: Scope) -> int:
    """Return the tags of a fragment's first word, or of the one behind an adverb: “strongly condemns”."""
    for word in scope.first:
        tag = scope.vocabulary.tags(word)
        if not tag & ADVERB:
            return tag
    return 0
