"""The tables say for every target whether it is met."""

from __future__ import annotations

from bench import throughput, traces
from bench.accepted import Outcome
from bench.plantings import figures_of
from bench.throughput import BY_NAME, Limit, chosen
from bench.traces import OVERALL, clusters_of, overall


def test_a_row_that_is_divided_by_another_brings_it_along() -> None:
    assert [work.name for work in chosen(["hundred"])] == ["half", "planted", "hundred"]


def test_every_divisor_stands_further_up() -> None:
    names = list(BY_NAME)
    assert all(names.index(work.over) < names.index(name) for name, work in BY_NAME.items() if work.over)


def test_a_limit_on_a_figure_that_was_not_measured_is_not_met() -> None:
    assert not Limit("recall", 0.9, least=True).met({})


def test_the_table_of_costs_names_the_targets_that_are_missed() -> None:
    figures = {"cpu": 5.0, "ratio": 3.5, "recall": 0.995, "precision": 0.97, "factor": 2.0}
    printed = throughput.table({"planted": Outcome("x", figures)})
    assert printed.endswith("ratio <= 3, precision >= 0.98")


def test_the_table_of_traces_sets_values_against_targets_and_the_accepted() -> None:
    outcome = Outcome("x", {"case recall": 0.97})
    before = Outcome("x", {"case recall": 0.95})
    printed = traces.table({"speeches_allsides": outcome}, {"speeches_allsides": before})
    last = " ".join(printed.splitlines()[-1].split())
    assert last == "speeches_allsides case recall 97.0 % 96.0 % met 95.0 %"


def test_kinds_are_counted_over_the_cases_of_all_sets() -> None:
    one = Outcome("x", {"plagdet": 0.8, "quoted-short": 1.0, "quoted-short cases": 1})
    two = Outcome("x", {"plagdet": 0.6, "quoted-short": 0.5, "quoted-short cases": 4})
    assert overall({"one": one, "two": two}) == {"plagdet": 0.7, "quoted-short": 0.6}


def test_targets_name_sets_that_exist() -> None:
    known = {*traces.SETS, OVERALL, *(f"{name}, no source" for name in traces.ALONE)}
    assert {work for work, _ in traces.TARGETS} <= known


def test_figures_are_read_off_what_the_scorers_print() -> None:
    assert figures_of("recall: 0.9900\npassages per planted passage: 1.03\nmixed passages: 2 of 30") == {
        "recall": 0.99,
        "spread": 1.03,
        "mixed": 2.0,
    }
    assert clusters_of("pairs that belong: 9\npair_precision: 0.9700") == {"pair precision": 0.97}
