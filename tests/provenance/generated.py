"""Small made-up corpora: sources, and articles that quote them in all the ways that articles do."""

from __future__ import annotations

from random import Random

from tests.provenance.lighthouse import LANTERN, MINUTES, PARAFFIN, REPORT, ROTA, TRAWLERS

ARABIC = "وقال التقرير إن الفنار كان مظلما إحدى عشرة ليلة ولم يسجل ذلك أحد من الحراس في الدفتر."
CHINESE = "报告称，灯塔已经黑了十一个晚上，没有人把这件事写下来，看守人保证会遵守旧的轮值表。"
HARBOUR = (
    "The dredger will not sail before the ice has gone, and the mayor of Skerrow may ask the council for "
    "a loan of 12,000 crowns, unless the pier is sold. Nobody has offered to buy it."
)
SOURCES = {
    "report": f"{REPORT} {HARBOUR}",
    "minutes": f"{MINUTES}\n\n{PARAFFIN}",  # one sentence stands in both
    "bulletin": f"{ARABIC}\n\n{CHINESE}",
}
_SENTENCES = (LANTERN, TRAWLERS, ROTA, PARAFFIN, *HARBOUR.partition(" Nobody")[:1], MINUTES, ARABIC, CHINESE)
_FILLER = (
    "The tide was out and gulls walked over the mud.",
    "“It was a fine day for rowing,” said Anne Oakes of the ferry company.",
    "The so-called “bonfire tax” is unpopular.",
    "He wrote “A River in Three Languages”.",
    "A parade passed the town hall at noon.",
    "“We shall see,” she said. “Or not.”",
    "العاصفة هدأت مساء أمس",
    "潮水退了。",
    "\n\n",
)
_MARKS = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("「", "」"))


def articles_of(seed: int, count: int = 6) -> dict[str, str]:
    """Return some articles, the same for the same seed."""
    random = Random(seed)
    return {f"article-{number}": _article(random) for number in range(count)}


def _article(random: Random) -> str:
    pieces = [random.choice((_FILLER, None)) for _ in range(random.randint(2, 8))]
    return " ".join(_reproduced(random) if piece is None else random.choice(piece) for piece in pieces)


def _reproduced(random: Random) -> str:
    """Return a sentence or two of a source as an article might print them."""
    text = random.choice(_SENTENCES)
    for change in random.sample(_CHANGES, random.randint(0, 2)):
        text = change(text, random)
    opening, closing = random.choice(_MARKS)
    half = len(text) // 2
    return random.choice(
        (
            f"{opening}{text}{closing}",
            f"The report said {opening}{text}{closing}, and more.",
            f"{opening}{text[:half]},{closing} it said, {opening}{text[half:]}{closing}",
            f"{opening}{_some(text, random)}{closing} he read.",
            text,
            f"{opening}{text}",  # the closing mark is missing
            f"{opening}She read ‘{text}’ aloud,{closing} said Pell.",
        )
    )


def _some(text: str, random: Random) -> str:
    words = text.split()
    first = random.randrange(len(words) or 1)
    return " ".join(words[first : first + random.randint(1, 9)])


def _respelt(text: str, random: Random) -> str:
    return text.replace("our", random.choice(("or", "our"))).replace("’", "'")


def _shortened(text: str, random: Random) -> str:
    words = text.split()
    first = random.randrange(len(words))
    return " ".join([*words[:first], random.choice(("…", "...", "[…]")), *words[first + 3 :]])


def _bracketed(text: str, random: Random) -> str:
    words = text.split()
    words[random.randrange(len(words))] = random.choice(("[they]", "[sic]", "[the men]"))
    return " ".join(words)


def _dropped(text: str, random: Random) -> str:
    words = text.split()
    dropped = random.randrange(len(words))
    return " ".join(words[:dropped] + words[dropped + 1 :]) or text


_CHANGES = (_respelt, _shortened, _bracketed, _dropped)
