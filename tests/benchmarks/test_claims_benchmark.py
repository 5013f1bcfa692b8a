"""The benchmark of claims: that its data say what they mean to, and that its figures are reckoned right."""

import re
from collections import Counter
from difflib import SequenceMatcher
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.claims.baselines import BASELINES, bigram_coverage, seen_names, seen_numbers
from benchmarks.claims.blending import Scored, by_document, fit
from benchmarks.claims.cases import Case, Half, Story, pairs, stories
from benchmarks.claims.figures import Judged, auc, best_threshold, rates
from benchmarks.claims.planters import PLANTERS
from benchmarks.claims.planting import PER_DOCUMENT, planted, untouched
from benchmarks.claims.reports import by_kind, from_outside
from benchmarks.claims.tables import tables

KINDS = {*PLANTERS, "cause"}
ALL = stories()
BY_ID = {story.id: story for story in ALL}
COPIES = tuple(case for story in ALL for case in planted(story))


def test_the_halves_share_no_document() -> None:
    halves = Counter(story.half for story in ALL)
    assert halves == {Half.DEV: 14, Half.HELD_OUT: 10, Half.PROBE: 4}
    assert len(BY_ID) == len(ALL)


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.id)
def test_a_document_is_a_short_report_with_a_date(story: Story) -> None:
    assert 27 <= len(story.statements) <= 37
    assert 400 <= len(story.document.text.split()) <= 600
    assert re.fullmatch(r"2025-\d\d-\d\d", story.document.date)


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.id)
def test_what_is_annotated_stands_in_the_document(story: Story) -> None:
    for names in story.names.values():
        assert len(set(names)) == len(names) >= 2
        assert all(name in story.document.text for name in names)
    for role in story.roles:
        (sentence,) = story.starting(role.start)
        assert sentence.line.count(role.first) == sentence.line.count(role.second) == 1


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.id)
def test_no_stranger_is_in_a_document(story: Story) -> None:
    names = [name for names in tables().strangers.values() for name in names]
    assert not [name for name in names if name in story.document.text]


@pytest.mark.parametrize(("half", "least"), [(Half.DEV, 110), (Half.HELD_OUT, 100)])
def test_there_are_enough_pairs_of_every_kind(half: Half, least: int) -> None:
    cases = pairs(stories(half))
    erroneous = Counter(case.kind for case in cases if not case.faithful)
    assert erroneous == Counter(case.kind for case in cases if case.faithful)
    assert erroneous.total() >= least
    assert erroneous.keys() == KINDS
    assert min(erroneous.values()) >= 9


def test_the_probe_holds_the_hardest_kinds() -> None:
    kinds = Counter(case.kind for case in pairs(stories(Half.PROBE)) if not case.faithful)
    assert kinds.keys() == {"negation", "antonym", "roles", "entity_swapped", "cause", "speaker", "ground"}
    assert min(kinds.values()) >= 7


def test_a_pair_differs_and_is_nowhere_in_its_document() -> None:
    for case in pairs(ALL):
        story = BY_ID[case.document]
        assert case.text != case.instead_of
        assert case.text not in story.document.text
        assert case.evidence
        assert all(story.passage.sentence(number).is_statement for number in case.evidence)


def test_a_pair_differs_in_little() -> None:
    for case in pairs(ALL):
        if not case.faithful:
            alike = SequenceMatcher(None, case.instead_of.split(), case.text.split(), autojunk=False)
            assert alike.ratio() > 0.4, case


def test_every_kind_is_planted_often_enough() -> None:
    counts = Counter(case.kind for case in COPIES)
    assert counts.keys() == PLANTERS.keys()
    assert min(counts.values()) >= 45
    assert counts.total() >= 500
    for half in (Half.DEV, Half.HELD_OUT):
        assert all(c >= 20 for c in Counter(k.kind for s in stories(half) for k in planted(s)).values())


def test_planting_is_the_same_each_time_and_another_with_another_seed() -> None:
    story = ALL[0]
    assert planted(story) == planted(stories()[0])
    assert planted(story) != planted(story, seed=1)


def test_a_copy_has_one_change_and_its_kind_is_bounded() -> None:
    for case in COPIES:
        assert case.text != case.instead_of
        assert case.instead_of == BY_ID[case.document].passage.sentence(case.evidence[0]).line
    assert max(Counter((case.document, case.kind) for case in COPIES).values()) <= PER_DOCUMENT


def test_no_copy_is_true_by_chance() -> None:
    for case in COPIES:
        assert case.text not in [each.text for each in untouched(BY_ID[case.document])]


def test_only_the_planter_of_quotes_reaches_inside_quotation_marks() -> None:
    for case in COPIES:
        same = _quoted(case.text) == _quoted(case.instead_of)
        assert same == (case.kind != "quote"), case


def test_a_swapped_name_is_of_the_document_and_a_replaced_one_is_not() -> None:
    for case in COPIES:
        new = set(re.findall(r"\w+", case.text)) - set(re.findall(r"\w+", case.instead_of))
        if case.kind in {"entity_swapped", "speaker"}:
            assert all(word in BY_ID[case.document].document.text for word in new), case
        if case.kind == "entity_replaced":
            assert any(word not in BY_ID[case.document].document.text for word in new), case


def test_a_bounded_figure_is_left_alone() -> None:
    assert not list(PLANTERS["number"](ALL[0], "They lost at least 15 and no more than 20 boats."))
    assert list(PLANTERS["number"](ALL[0], "They lost 15 boats."))


def test_a_month_is_no_permission() -> None:
    assert not list(PLANTERS["modal"](ALL[0], "The bill passed in May."))


@given(st.lists(st.floats(0, 1), min_size=1), st.lists(st.floats(0, 1), min_size=1))
def test_the_area_is_what_counting_pairs_gives(higher: list[float], lower: list[float]) -> None:
    won = sum((a > b) + (a == b) / 2 for a in higher for b in lower)
    assert auc(higher, lower) == pytest.approx(won / (len(higher) * len(lower)))


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=2, max_size=30))
def test_no_threshold_beats_the_best(scored: list[tuple[bool, float]]) -> None:
    judged = [Judged("", faithful, True, score) for faithful, score in scored]
    if len({score for _, score in scored}) > 1 and len({faithful for faithful, _ in scored}) > 1:
        best = _accuracy(judged, best_threshold(judged))
        inner = sorted({score for _, score in scored})[1:]
        assert best >= max(_accuracy(judged, cut) for cut in inner)


def test_rates_are_of_the_false_and_of_the_true_apart() -> None:
    told = rates(
        [Judged("date", False, False, 0.1), Judged("date", False, True, 0.6), Judged("date", True, True, 0.9)]
    )
    assert (told.detection, told.false_alarm, told.gain, told.balanced_accuracy) == (0.5, 0.0, 0.5, 0.75)
    assert isnan(rates([]).detection)


def test_the_baselines_see_what_they_are_for() -> None:
    source = "In Holmgate 1,400 dockers stopped work."
    assert bigram_coverage("1,400 dockers stopped", source) == 1.0
    assert seen_numbers("About 1,400 of 1,600", source) == 0.5
    assert seen_names("All was quiet in Sandhaven", source) == 0.0
    assert all(0 <= measure("", "") <= 1 for measure in BASELINES.values())


def test_the_table_holds_a_row_for_each_kind_and_each_judge() -> None:
    judged = [Judged("date", False, False, 0.2), Judged("date", True, True, 0.8)]
    table = by_kind({"checker": judged, "dice": judged}, twins=True)
    assert "date" in table
    assert "100.0 %" in table
    assert "dice" in from_outside({"dice": judged})


def test_a_faithful_case_is_one_without_a_twin() -> None:
    assert Case("port", "date", "It closed.", (1,)).faithful
    assert not Case("port", "date", "It opened.", (1,), "It closed.").faithful


def test_a_second_score_helps_where_it_knows_more() -> None:
    claims = [
        Scored(str(document), "date", truth, (0.5 + 0.1 * (n % 3), 0.6 if truth else 0.4))
        for document in range(4)
        for n, truth in enumerate([True, False, True, False])
    ]
    assert rates(by_document(claims, [0, 1])).gain == 1.0
    assert rates(by_document(claims, [0, 1])).auc > rates(by_document(claims, [0])).auc
    assert fit(claims).weights[1] > abs(fit(claims).weights[0])


def _quoted(line: str) -> list[str]:
    return re.findall(r"“[^”]*”?|\"[^\"]*\"?", line)


def _accuracy(judged: list[Judged], cut: float) -> float:
    return rates(
        Judged(each.kind, each.faithful, each.score >= cut, each.score) for each in judged
    ).balanced_accuracy
