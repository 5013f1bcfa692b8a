from __future__ import annotations

from itertools import permutations

import pytest

from summarizer.golden.deciding import Observation, decide
from summarizer.golden.findings import Cause, Part, Verdict


def seen(**parts: object) -> Observation:
    """An observation of a case: a `Part` stands for a cause of it, a list of them for several."""

    def cause(part: object) -> object:
        if isinstance(part, list):
            return tuple(cause(each) for each in part)
        return Cause(part, f"{part.value} changed") if isinstance(part, Part) else part

    return Observation("harbour", **{name: cause(part) for name, part in parts.items()})  # type: ignore[arg-type]  # a table of tests


CASES = [
    # what was seen, the verdict, and the parts that are named as its causes
    (seen(), Verdict.OK, []),
    (seen(failure=Part.CASSETTE, moved=[Part.SOURCE]), Verdict.ERROR, [Part.CASSETTE]),
    (seen(foreign=Part.CASSETTE, moved=[Part.SOURCE]), Verdict.ORPHAN, [Part.CASSETTE]),
    (seen(absent=[Part.CASSETTE]), Verdict.MISSING, [Part.CASSETTE]),
    (seen(absent=[Part.BRIEFING], moved=[Part.PROMPT]), Verdict.MISSING, [Part.BRIEFING, Part.PROMPT]),
    (seen(misses=[Part.EXCHANGE]), Verdict.MISSING, [Part.EXCHANGE]),
    (seen(misses=[Part.REQUEST], unplayed=[Part.EXCHANGE]), Verdict.STALE, [Part.REQUEST, Part.EXCHANGE]),
    (seen(moved=[Part.PROMPT, Part.REQUEST], misses=[Part.EXCHANGE]), Verdict.STALE, [Part.PROMPT]),
    (seen(moved=[Part.SCHEMA, Part.SOURCE, Part.REQUEST]), Verdict.STALE, [Part.SOURCE]),
    (seen(moved=[Part.PARAMETERS, Part.MODEL]), Verdict.STALE, [Part.MODEL]),
    (seen(moved=[Part.REQUEST, Part.GRAMMAR]), Verdict.STALE, [Part.GRAMMAR]),
    (seen(moved=[Part.GRAMMAR, Part.SOURCE]), Verdict.STALE, [Part.SOURCE]),
    (seen(moved=[Part.SCHEMA]), Verdict.STALE, [Part.SCHEMA]),
    (seen(moved=[Part.REQUEST]), Verdict.STALE, [Part.REQUEST]),
    (seen(moved=[Part.REPLY, Part.PROMPT]), Verdict.STALE, [Part.PROMPT, Part.REPLY]),
    (seen(moved=[Part.REPLY], briefing=Part.BRIEFING), Verdict.STALE, [Part.REPLY]),
    (seen(briefing=Part.BRIEFING, notes=[Part.RENDERING]), Verdict.BRIEFING, [Part.BRIEFING]),
    (seen(notes=[Part.RENDERING]), Verdict.RENDERING, [Part.RENDERING]),
    (seen(notes=[Part.RENDERING], unwanted=[Part.FILE]), Verdict.RENDERING, [Part.RENDERING, Part.FILE]),
    (seen(unplayed=[Part.EXCHANGE]), Verdict.ORPHAN, [Part.EXCHANGE]),
    (seen(unwanted=[Part.FILE]), Verdict.ORPHAN, [Part.FILE]),
    (
        seen(briefing=Part.BRIEFING, unplayed=[Part.EXCHANGE]),
        Verdict.BRIEFING,
        [Part.BRIEFING, Part.EXCHANGE],
    ),
]


@pytest.mark.parametrize(("observation", "verdict", "parts"), CASES)
def test_the_root_of_what_was_seen_decides(
    observation: Observation, verdict: Verdict, parts: list[Part]
) -> None:
    outcome = decide(observation)
    assert (outcome.verdict, [cause.part for cause in outcome.causes]) == (verdict, parts)


def test_the_order_in_which_things_were_seen_to_move_changes_nothing() -> None:
    parts = [Part.REPLY, Part.PARAMETERS, Part.PROMPT, Part.REQUEST]
    told = {
        tuple(cause.part for cause in decide(seen(moved=list(order))).causes) for order in permutations(parts)
    }
    assert told == {(Part.PROMPT, Part.PARAMETERS, Part.REPLY)}


def test_the_worst_verdict_comes_first_and_each_has_its_kind() -> None:
    assert [verdict.severity for verdict in Verdict] == [*range(len(Verdict))]
    assert Verdict.ERROR.severity == 0
    assert not any(verdict.is_drift and verdict.is_outdated for verdict in Verdict)
