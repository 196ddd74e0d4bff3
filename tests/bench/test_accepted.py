"""Figures are compared with those last accepted, finding by finding."""

from __future__ import annotations

from pathlib import Path

from bench.accepted import Outcome, compare, load, save, told


def test_what_was_missed_and_is_found_now_is_gained_and_the_reverse_is_lost() -> None:
    difference = compare(Outcome("x", {}, ("a", "b")), Outcome("x", {}, ("b", "c")))
    assert (difference.gained, difference.lost) == (("a",), ("c",))


def test_false_findings_that_come_and_go_are_told() -> None:
    lines = told("set", compare(Outcome("x", {}, false=("old",)), Outcome("x", {}, false=("new",))))
    assert lines == ["set: - false now new", "set: + no longer false old"]


def test_outcomes_of_other_data_are_not_compared() -> None:
    difference = compare(Outcome("x", {"recall": 1.0}, ("a",)), Outcome("y", {"recall": 0.5}, ("b",)))
    assert told("set", difference) == ["set: measured on other data than the accepted figures; not compared"]


def test_costs_within_the_noise_are_no_difference_but_any_change_of_recall_is() -> None:
    before = Outcome("x", {"cpu": 10.0, "recall": 0.99})
    difference = compare(before, Outcome("x", {"cpu": 10.3, "recall": 0.9898}))
    assert list(difference.figures) == ["recall"]


def test_many_ids_are_cut_short_with_their_number() -> None:
    difference = compare(Outcome("x", {}), Outcome("x", {}, tuple(f"{n:02}" for n in range(30))))
    assert told("set", difference, most=2)[-1] == "set: - lost and 28 more"


def test_accepting_some_work_keeps_the_accepted_figures_of_the_rest(tmp_path: Path) -> None:
    save("demo", {"one": Outcome("x", {"recall": 0.5}, ("a",)), "two": Outcome("x", {})}, tmp_path)
    save("demo", {"two": Outcome("x", {"recall": 1.0})}, tmp_path)
    assert load("demo", tmp_path) == {
        "one": Outcome("x", {"recall": 0.5}, ("a",)),
        "two": Outcome("x", {"recall": 1.0}),
    }
