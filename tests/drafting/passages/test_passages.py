from __future__ import annotations

import pytest

from summarizer import pipeline
from summarizer.briefing import Briefing
from summarizer.chat import identity_of
from summarizer.chat.cassette import Deck, Mode
from summarizer.errors import (
    AuthenticationError,
    PassageTooLongError,
    ReplyRefusedError,
    ServerError,
    UnavailableError,
)
from summarizer.rendering import render
from summarizer.testing import Reply, completion
from tests.drafting.reports import FindingModel, fact, report

PAGES = 30
PLANTED = (3, 9, 10, 17, 23, 29)
REPORT = report(PAGES, lines=5, planted=lambda page: page in PLANTED)


def brief(model: FindingModel, *, jobs: int = 3) -> Briefing:
    return pipeline.brief(REPORT, model=model, jobs=jobs)


def page_of(start: int) -> int:
    return REPORT.text.count("\f", 0, start) + 1


def test_facts_on_known_pages_of_a_long_report_are_found_with_their_pages() -> None:
    briefing = brief(FindingModel())
    assert [point.text for point in briefing.key_points] == [fact(page) for page in PLANTED]
    cited = [evidence for point in briefing.key_points for evidence in point.evidence]
    assert [page_of(evidence.span.start) for evidence in cited] == list(PLANTED)
    assert all(evidence.span.of(REPORT.text) == evidence.quote for evidence in cited)
    assert briefing.provenance.drafter == "passages"
    assert briefing.provenance.prompts == ("passage@1", "merge@1")
    assert (briefing.gaps, briefing.unsupported) == ((), ())


def test_the_bytes_do_not_depend_on_how_many_are_asked_at_a_time() -> None:
    one, many = FindingModel(), FindingModel()
    assert brief(one, jobs=1) == brief(many, jobs=8)
    assert one.asked == many.asked


def test_no_request_for_the_whole_holds_a_sentence_of_the_documents_but_the_findings() -> None:
    model = FindingModel()
    brief(model)
    merges = [r for r in model.requests if "<findings>" in r["messages"][-1]["content"]]
    assert merges
    assert not any("with an eye to" in str(request) for request in merges)


def test_a_passage_that_always_fails_leaves_a_gap_and_the_others_stand() -> None:
    def broken(first: int, last: int) -> Reply | None:
        return completion("no JSON") if first + 3 <= 75 <= last else None

    model = FindingModel(fails=broken)
    briefing = brief(model)
    (gap,) = briefing.gaps
    missing = [page for page in PLANTED if gap.pages[0] <= page <= gap.pages[1]]
    assert missing
    told = [point.text for point in briefing.key_points]
    assert told == [fact(page) for page in PLANTED if page not in missing]
    assert gap.document == "report"
    assert gap.headings[0].startswith("Section ")
    assert "no valid reply" in gap.reason
    assert f"passage {gap.first}–{gap.last}, again" in model.asked


def test_a_passage_that_fails_once_is_asked_again_alone() -> None:
    failing = [UnavailableError("down"), UnavailableError("down")]

    def flaky(first: int, _: int) -> Reply | None:
        return failing.pop() if first == 1 and len(failing) > 1 else None

    model = FindingModel(fails=flaky)
    assert brief(model).gaps == ()
    firsts = [name for name in model.asked if name.startswith("passage 1–")]
    assert len(firsts) == 2
    assert len(set(firsts)) == 1  # what was never answered keeps its name


def test_a_reply_that_is_too_long_is_asked_for_in_halves() -> None:
    cut = completion('{"about": "An', finish="length")
    seen: list[int] = []

    def long(first: int, _: int) -> Reply | None:
        seen.append(first)
        return cut if first == 1 and seen.count(1) == 1 else None

    model = FindingModel(fails=long)
    briefing = brief(model, jobs=1)
    assert briefing.gaps == ()
    assert [point.text for point in briefing.key_points] == [fact(page) for page in PLANTED]


def test_a_model_whose_replies_never_end_is_not_asked_sentence_by_sentence() -> None:
    def rambling(first: int, last: int) -> Reply | None:
        return completion('{"about": "An', finish="length") if first <= 20 <= last else None

    model = FindingModel(fails=rambling)
    briefing = brief(model)
    assert any(gap.first <= 20 <= gap.last for gap in briefing.gaps)
    asked = [name.split()[1] for name in model.asked if name.startswith("passage ")]
    ends = [tuple(map(int, name.split("–"))) for name in asked]
    assert min(last - first for first, last in ends) > 5


def test_an_error_that_would_fail_every_passage_ends_the_work() -> None:
    with pytest.raises(AuthenticationError, match="refused"):
        brief(FindingModel(fails=lambda *_: AuthenticationError("the key was refused")))


def test_where_every_passage_fails_the_first_error_is_told() -> None:
    with pytest.raises(ServerError, match="down"):
        brief(FindingModel(fails=lambda *_: ServerError("down")))


def test_a_run_with_a_gap_is_recorded_and_played_again_to_the_same_bytes() -> None:
    model = FindingModel(fails=lambda first, last: completion("{") if first + 3 <= 75 <= last else None)
    recorder = Deck(None, mode=Mode.ALL, identity=identity_of(model), model=lambda: model)
    live = pipeline.brief(REPORT, model=recorder, jobs=4)
    player = Deck(recorder.recording("audit", [REPORT]), mode=Mode.NONE, identity=identity_of(model))
    played = pipeline.brief(REPORT, model=player, jobs=1)
    assert live.gaps
    assert render(played, "json") == render(live, "json")
    assert (player.moved, player.unplayed, player.misses) == ((), (), ())


def test_a_server_that_takes_less_than_it_is_said_to_take_is_asked_for_ever_smaller_passages() -> None:
    def small(first: int, last: int) -> Reply | None:
        return PassageTooLongError("longer than the context") if last - first > 15 else None

    briefing = brief(FindingModel(fails=small))
    assert briefing.gaps == ()
    assert [point.text for point in briefing.key_points] == [fact(page) for page in PLANTED]


def test_a_server_that_tells_its_context_is_asked_for_passages_that_fit_it() -> None:
    known = FindingModel(context=4_000)
    briefing = brief(known)

    def small(first: int, last: int) -> Reply | None:
        return PassageTooLongError("too long", context=4_000) if last - first > 100 else None

    believed_larger = FindingModel(context=128_000, fails=small)
    assert brief(believed_larger).key_points == briefing.key_points
    assert believed_larger.asked == ["brief", *known.asked]


def test_what_the_model_will_not_read_is_not_sent_again() -> None:
    def refused(first: int, last: int) -> Reply | None:
        return ReplyRefusedError("the model refused") if first + 3 <= 75 <= last else None

    model = FindingModel(fails=refused)
    (gap,) = brief(model).gaps
    assert [name for name in model.asked if name.startswith(f"passage {gap.first}–")] == [
        f"passage {gap.first}–{gap.last}"
    ]


def test_a_context_without_room_beside_the_prompt_is_an_error_before_any_request() -> None:
    model = FindingModel(context=900)
    with pytest.raises(PassageTooLongError, match="no room for documents"):
        brief(model)
    assert model.requests == []
