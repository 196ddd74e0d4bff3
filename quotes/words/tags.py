"""What a word may be in a sentence: one bit a tag, so that one number holds all tags of a word.

A word's tags say what it may be, not what it is: "report" is a document and a cue.
"""

from __future__ import annotations

from typing import Final

SAY: Final = 1 << 0  # takes speech: said, told, wrote
JUDGE: Final = 1 << 1  # takes what is said of something: called, accused
ACT: Final = 1 << 2  # a promise, a plan, a wish
AUX: Final = 1 << 3
ADVERB: Final = 1 << 4
TIME: Final = 1 << 5
PRONOUN: Final = 1 << 6
RELATIVE: Final = 1 << 7
DETERMINER: Final = 1 << 8
PREPOSITION: Final = 1 << 9
SUBORDINATOR: Final = 1 << 10
CONJUNCTION: Final = 1 << 11
NAME: Final = 1 << 12  # begins with a capital letter and is no small word
NUMBER: Final = 1 << 13
POSSESSIVE: Final = 1 << 14
TITLE: Final = 1 << 15
ING: Final = 1 << 16  # a present participle
QUOTE: Final = 1 << 17  # a quotation, whatever its length, stands as one token
PERSON: Final = 1 << 18
DOCUMENT: Final = 1 << 19
ORGANISATION: Final = 1 << 20
SPEECH: Final = 1 << 21  # a noun for words spoken or written: statement, claim
ED: Final = 1 << 22  # looks like a past tense that no list holds
COMMA: Final = 1 << 23
STOP: Final = 1 << 24
COLON: Final = 1 << 25
SEMICOLON: Final = 1 << 26
DASH: Final = 1 << 27
OPENING: Final = 1 << 28
CLOSING: Final = 1 << 29
ALSO_NOUN: Final = 1 << 30  # the tags up to here fit one digit of an int, which is tested fastest
BASE: Final = 1 << 31  # a verb in its dictionary form
PARTICLE: Final = 1 << 32  # may end a verb: shot back, pointed out
PARTICIPLE: Final = 1 << 33  # a verb only after an auxiliary: written, shown
ADDRESSED: Final = 1 << 34  # takes whom it speaks to: told
TAG_CUE: Final = 1 << 35  # a cue only right after a quotation: German "so Smith"
ABBREVIATION: Final = 1 << 36  # a full stop after it ends no sentence
MIND: Final = 1 << 37  # a state of mind more than a saying: believes
REPORTED: Final = 1 << 38  # the mood of what others say: German "sei", "habe"
CLAIM: Final = 1 << 39  # a noun for what is said, which says nothing itself: claim, rumour
REFLEXIVE: Final = 1 << 40  # a cue only of oneself: "zeigte sich „besorgt“"
PLAIN: Final = 1 << 41  # no adverb and no verb, whatever its ending: weekly, meeting
OUTSPOKEN: Final = 1 << 42  # what somebody is who then speaks: blunt, scathing

CUE: Final = SAY | JUDGE
VERB: Final = SAY | JUDGE | ACT
HEADS: Final = PERSON | ORGANISATION | DOCUMENT | SPEECH
BREAK: Final = COMMA | STOP | COLON | SEMICOLON | DASH | OPENING | CLOSING | QUOTE
# No part of a noun phrase.
OUTSIDE: Final = (
    ADVERB | AUX | TIME | PRONOUN | RELATIVE | DETERMINER | PREPOSITION | SUBORDINATOR | CONJUNCTION | BREAK
)
