"""Quotation marks laid over alignments: where a reproduction ends, how much it needs, what its manner is."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.finding.reproduction import Reproduction
from provenance.model import Manner
from tests.provenance.lighthouse import (
    LANTERN,
    MINUTES,
    PARAFFIN,
    REPORT,
    ROTA,
    TRAWLERS,
    Steps,
    steps,
)

AGROUND = "Two trawlers ran aground on the Skerrow shoals"
BONFIRE = "a third was saved by a fisherman with a bonfire"


def _read(one: Steps, found: Reproduction) -> tuple[str, str, str]:
    return found.manner, one.ours(found.first, found.end), one.theirs(found.source, found.source_end)


def _ours(article: str, *sources: str) -> list[tuple[str, str]]:
    """Return the manner and the article's words of every reproduction."""
    one = steps(article, *sources)
    return [_read(one, found)[:2] for found in one.overlaid]


def _theirs(article: str, *sources: str) -> list[str]:
    one = steps(article, *sources)
    return [_read(one, found)[2] for found in one.overlaid]


def test_words_inside_marks_are_quoted() -> None:
    assert _ours(f"The report said “{AGROUND}”.") == [(Manner.QUOTED, AGROUND)]


def test_words_without_marks_are_an_echo() -> None:
    assert _ours(f"Last year {TRAWLERS}") == [(Manner.ECHO, TRAWLERS.rstrip("."))]


def test_two_fragments_joined_by_the_sources_own_words_are_partly_quoted() -> None:
    article = "They “assured the inquiry” that they “would honour the old rota”."
    assert _ours(article) == [
        (Manner.PARTLY, "assured the inquiry” that they “would honour the old rota"),
    ]


def test_a_split_sentence_is_one_reproduction_and_quoted() -> None:
    article = f"“{AGROUND},” the report said, “and {BONFIRE}.”"
    assert _ours(article) == [(Manner.QUOTED, f"{AGROUND},” the report said, “and {BONFIRE}")]


def test_two_sentences_in_two_pairs_of_marks_are_two() -> None:
    article = f"“{TRAWLERS}” it says. “{ROTA}”"
    assert _theirs(article) == [TRAWLERS.rstrip("."), ROTA.rstrip(".")]


def test_two_quotations_in_two_paragraphs_are_two() -> None:
    assert _theirs(f"“{AGROUND}”\n\n“{BONFIRE}”") == [AGROUND, BONFIRE]


def test_a_quotation_that_runs_over_two_paragraphs_is_one() -> None:
    source = f"{TRAWLERS.rstrip('.')}; and {ROTA}"
    article = f"“{TRAWLERS.rstrip('.')};\n\n“and {ROTA}”"
    assert _theirs(article, source) == [source.rstrip(".")]


def test_two_sentences_in_one_pair_of_marks_are_one() -> None:
    assert _theirs(f"“{TRAWLERS} {ROTA}”") == [f"{TRAWLERS} {ROTA}".rstrip(".")]


def test_a_quotation_ends_at_its_mark_though_the_next_word_agrees() -> None:
    article = f"“{AGROUND}”, and there was fog."
    assert _ours(article) == [(Manner.QUOTED, AGROUND)]


def test_two_quotations_far_apart_in_one_sentence_of_the_source_are_two() -> None:
    article = (
        "It said “The harbour inspectors found that the lantern had been dark”. "
        "We have known since May: “nobody had written it down”."
    )
    assert _ours(article) == [
        (Manner.QUOTED, "The harbour inspectors found that the lantern had been dark"),
        (Manner.QUOTED, "nobody had written it down"),
    ]


def test_a_changed_first_word_inside_the_marks_belongs_to_the_quotation() -> None:
    article = f"“Some {AGROUND.removeprefix('Two ')}”, he said."
    assert _theirs(article) == [AGROUND]


def test_a_changed_last_word_inside_the_marks_belongs_to_the_quotation() -> None:
    article = f"“{TRAWLERS.replace('bonfire', 'torch')}”"
    assert _theirs(article) == [TRAWLERS.rstrip(".")]


def test_the_sources_words_right_before_the_marks_belong_to_the_quotation() -> None:
    article = (
        "The harbour inspectors found that the lantern had been dark for “eleven nights and that nobody”."
    )
    assert _ours(article) == [(Manner.PARTLY, article.replace("”.", ""))]


def test_words_in_brackets_before_the_rest_do_not_keep_it_from_the_mark() -> None:
    article = "They said: “[as they had in May] all would honour the old rota”."
    assert _ours(article) == [(Manner.QUOTED, "as they had in May] all would honour the old rota")]


def test_a_misspelt_word_in_the_middle_of_a_short_quotation_is_no_loss() -> None:
    assert _theirs("It is “whereas oil for the enpine is borrowed”.") == [
        "whereas oil for the engine is borrowed"
    ]


def test_many_other_words_inside_the_marks_do_not() -> None:
    article = f"“Nobody at the pier that night had seen how {AGROUND}, and {BONFIRE}.”"
    assert _ours(article) == [(Manner.QUOTED, f"{AGROUND}, and {BONFIRE}")]


def test_a_nested_quotation_counts_as_its_outer() -> None:
    article = (
        "“The inspectors found that ‘the lantern had been dark for eleven nights’, and left,” said Oakes."
    )
    (found,) = steps(article).overlaid
    assert found.quotations == (0,)


def test_a_short_stretch_without_marks_is_no_echo() -> None:
    assert _ours("It was saved by a fisherman with a lamp.") == []


def test_a_quotation_and_an_echo_in_the_next_sentence_are_two() -> None:
    article = f"It was “dark for eleven nights”, said the report. {TRAWLERS}"
    assert _ours(article) == [
        (Manner.QUOTED, "dark for eleven nights"),
        (Manner.ECHO, TRAWLERS.rstrip(".")),
    ]


def test_words_around_a_name_in_marks_are_no_quotation() -> None:
    source = f"The Skerrow Harbour Board met twice. {REPORT}"
    assert _ours("The wreck was the “Skerrow Harbour Board”, a dredger.", source) == []


def test_a_stock_phrase_in_marks_is_no_quotation() -> None:
    assert _ours("“They would not,” she said, “in spring.”") == []


def test_other_words_in_marks_are_no_quotation() -> None:
    assert _ours("“The harbour was bright and the inspectors of the lantern slept,” said Oakes.") == []


def test_words_of_two_sources_name_the_other_place() -> None:
    one = steps(f"“{PARAFFIN}”", REPORT, f"{MINUTES} {PARAFFIN}")
    (found,) = one.overlaid
    assert [one.theirs(*other) for other in found.alternatives] == [PARAFFIN.rstrip(".")]


def test_of_two_sources_the_one_that_the_article_reproduces_most_is_chosen() -> None:
    article = (
        f"“{PARAFFIN}” And: “The vicar abstained, because the colour had been chosen by his brother-in-law.”"
    )
    one = steps(article, REPORT, f"{MINUTES} {PARAFFIN}")
    assert [one.index.text_of(found.source) for found in one.overlaid] == [1, 1]


def test_of_two_wordings_the_nearest_is_chosen() -> None:
    one = steps(f"“{ROTA}”", ROTA.replace("cousins", "brothers"), ROTA)
    assert [one.theirs(found.source, found.source_end) for found in one.overlaid] == [ROTA.rstrip(".")]


def test_words_that_are_run_together_in_one_place_make_it_no_nearer() -> None:
    garbled = LANTERN.replace("found that the", "found thatthe").replace("and that", "andthat")
    one = steps(f"“{LANTERN}”", garbled, f"{PARAFFIN} {LANTERN}")
    assert [one.theirs(found.source, found.source_end) for found in one.overlaid] == [LANTERN.rstrip(".")]


def test_stray_words_in_the_next_quotation_do_not_take_it() -> None:
    article = f"“{AGROUND},” “and nobody but the keepers of that lantern slept,” said Oakes."
    assert _ours(article) == [(Manner.QUOTED, AGROUND)]


def test_an_echo_ends_before_a_quotation_of_another_place_that_goes_on_alike() -> None:
    source = f"{REPORT} Later the keepers assured the harbour board of their loyalty to the Crown."
    article = (
        "Two trawlers ran aground on the Skerrow shoals, sadly enough. The keepers “assured the harbour "
        "board of their loyalty to the Crown”."
    )
    assert _ours(article, source) == [
        (Manner.ECHO, AGROUND),
        (Manner.QUOTED, "assured the harbour board of their loyalty to the Crown"),
    ]


def test_thinly_matching_words_before_a_quotation_are_no_part_of_it() -> None:
    said = f"{ROTA[:1].lower()}{ROTA[1:]}"
    source = (
        "The inquiry will order the parish to find a new way for old keepers to begin to warm a lantern "
        "house. This is a new paraffin stove that helps young folk read at night. Skerrow guarantees "
    )
    article = "The inquiry will order the parish to find a new lantern house, a paraffin stove that would"
    assert _ours(f"{article} guarantee “{said}”", source + said)[-1] == (Manner.QUOTED, said.rstrip("."))


def test_words_without_marks_between_two_quotations_are_part_where_they_follow_the_source() -> None:
    article = f"“{LANTERN}” {TRAWLERS} The keepers “assured the inquiry that they would honour the old rota”."
    assert _ours(article) == [
        (
            Manner.PARTLY,
            f"{LANTERN}” {TRAWLERS} The keepers “assured the inquiry that they would honour the old rota",
        ),
    ]


def test_words_without_marks_between_two_quotations_are_their_own_where_they_stand_elsewhere() -> None:
    article = f"“{PARAFFIN}” {TRAWLERS} Oakes: “{LANTERN}”"
    assert _ours(article) == [
        (Manner.QUOTED, PARAFFIN.rstrip(".")),
        (Manner.ECHO, TRAWLERS.rstrip(".")),
        (Manner.QUOTED, LANTERN.rstrip(".")),
    ]


def test_a_long_unbroken_run_is_an_echo_though_little_else_of_the_sentence_is() -> None:
    article = (
        "Fishermen say a third was saved by a fisherman with a bonfire while the whole parish was at a "
        "wedding, of the keepers some would say too many."
    )
    assert (Manner.ECHO, "a third was saved by a fisherman with a bonfire") in _ours(article)


def test_a_capital_in_brackets_at_the_beginning_belongs_to_the_quotation() -> None:
    assert _theirs(f"It states: “[T]wo {AGROUND.removeprefix('Two ')}.”") == [AGROUND]


def test_one_other_word_inside_a_short_quotation_is_a_change() -> None:
    assert _theirs("It says that “a third is saved by a fisherman”.") == ["a third was saved by a fisherman"]


def test_one_other_word_of_a_stock_phrase_is_not() -> None:
    source = "They said that there is much more work to be done. " + REPORT
    assert _ours("She knew that “there is still more work to be done”.", source) == []


def test_a_quotation_without_a_word_is_left_out() -> None:
    assert [one.quotation for one in steps(f"“…” he said. “{AGROUND}”").marked] == [1]


_PIECES = st.sampled_from(
    [AGROUND, BONFIRE, LANTERN, ROTA, PARAFFIN, MINUTES, "said he.", "and", "“", "”", "‘", "’", "…", "\n\n"]
)
_ARTICLES = st.lists(_PIECES, max_size=12).map(" ".join)


@given(_ARTICLES)
@settings(max_examples=80)
def test_no_word_of_an_article_is_reproduced_twice(article: str) -> None:
    found = steps(article, REPORT, MINUTES).overlaid
    assert all(left.end <= right.first for left, right in pairwise(found))


@given(_ARTICLES)
@settings(max_examples=80)
def test_a_reproduction_reaches_from_its_first_block_to_its_last_or_beyond(article: str) -> None:
    for found in steps(article, REPORT, MINUTES).overlaid:
        assert found.first <= found.blocks[0].article < found.blocks[-1].article_end <= found.end
        assert found.source <= found.blocks[0].source < found.blocks[-1].source_end <= found.source_end


@given(_ARTICLES)
@settings(max_examples=80)
def test_no_reproduction_runs_over_two_sources(article: str) -> None:
    one = steps(article, REPORT, MINUTES)
    for found in one.overlaid:
        assert one.index.text_of(found.source) == one.index.text_of(found.source_end - 1)


@given(_ARTICLES)
@settings(max_examples=80)
def test_an_echo_has_no_quotation_and_everything_else_has_one(article: str) -> None:
    for found in steps(article, REPORT, MINUTES).overlaid:
        assert (found.manner is Manner.ECHO) == (not found.quotations)


def test_a_last_word_behind_an_ellipsis_is_looked_for_beyond_the_cut() -> None:
    article = "It said that a trawler “was saved by a fisherman … bonfire”, without a name."
    assert _theirs(article) == ["was saved by a fisherman with a bonfire"]


def test_first_words_before_an_ellipsis_are_looked_for_before_the_cut() -> None:
    article = "It said that “Two trawlers . . . on the Skerrow shoals” were lost."
    assert _theirs(article) == [AGROUND]


def test_a_word_behind_an_ellipsis_that_the_source_does_not_have_is_a_changed_word() -> None:
    article = "It said that “a third was saved by a fisherman with … candle”, without a name."
    assert _theirs(article) == ["a third was saved by a fisherman with a"]


def test_words_in_brackets_cost_nothing_before_the_last_words() -> None:
    article = "The report said that “a third was saved [from the rocks of the outer shoal] by a fisherman”."
    assert _theirs(article) == ["a third was saved by a fisherman"]


BODY = "the Office of the Commissioner for Lighthouses, Buoys and Harbour Lamps of Outer Ardmouth"


def test_a_long_name_is_no_part_of_a_quotation() -> None:
    article = (
        f"“A grant from {BODY} paid for the paint of every bench and railing on the promenade,” she said."
    )
    assert _ours(article, f"{PARAFFIN} The keepers wrote twice to {BODY}. {TRAWLERS}") == []


SHORT = "The rota does not ask for so much."


def test_a_sentence_that_is_quoted_with_one_from_far_off_counts_as_a_quotation_does() -> None:
    source = f"{LANTERN} {SHORT} {PARAFFIN * 12} {TRAWLERS}"
    assert _theirs(f"“{SHORT} {TRAWLERS}”", source) == [SHORT.rstrip("."), TRAWLERS.rstrip(".")]


def test_a_part_of_a_sentence_quoted_with_one_from_far_off_does_not() -> None:
    source = f"{LANTERN} Of course {SHORT.lower()} {PARAFFIN * 12} {TRAWLERS}"
    assert _theirs(f"“{SHORT} {TRAWLERS}”", source) == [TRAWLERS.rstrip(".")]


def test_words_in_brackets_do_not_stand_for_those_that_find_no_partner() -> None:
    source = f"{PARAFFIN} Skerrow opens early dredging of shoals on Thursday, the fifth. {ROTA}"
    assert _ours("“I will be dredging [of shoals on Thursday],” she said of Skerrow.", source) == []
