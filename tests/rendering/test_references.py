from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Briefing, Evidence, Item, KeyPoint, Position, SourceEntry, Wording
from summarizer.rendering import render
from summarizer.rendering.references import Marks, runs
from summarizer.stance import Stance
from summarizer.text import Span

from . import briefings
from .builders import PROVENANCE, Text

LISTED = re.compile(r"^- \[([A-Z]*\d+)\] characters \d+–\d+: ", re.MULTILINE)
MARKS = re.compile(r"\[([A-Z]*\d+(?:, [A-Z]*\d+)*)\]")


def _cited_marks(note: str) -> set[str]:
    body = note.split("## Not in the note")[0].split("## Sources")[0]
    return {mark for marks in MARKS.findall(body) for mark in marks.split(", ")}


@st.composite
def _briefings(draw: st.DrawFn) -> Briefing:
    """Briefings over one to three texts, that cite sentences at random, with quotes out of them."""
    count = draw(st.integers(1, 3))
    lines = "\n".join(f"Sentence {n} speaks of matter {n} at length." for n in range(1, 8))
    texts = [Text(id=f"doc{n}", text=lines, first=1 + 7 * n) for n in range(count)]

    def evidence() -> tuple[Evidence, ...]:
        places = draw(
            st.sets(st.tuples(st.integers(0, count - 1), st.integers(1, 7)), min_size=1, max_size=5)
        )
        return tuple(each for n, number in places for each in texts[n].evidence(number + 7 * n))

    def position(index: int) -> Position:
        n, number = draw(st.integers(0, count - 1)), draw(st.integers(1, 7))
        words = f"speaks of matter {number}"
        return Position(
            text=f"Holds {index}",
            wording=draw(st.sampled_from(Wording)),
            evidence=evidence(),
            party=draw(st.sampled_from(["Red", "Green", "Blue"])),
            issue=draw(st.sampled_from(["tax", "trade"])),
            stance=draw(st.sampled_from(Stance)),
            quotes=(texts[n].quote(number + 7 * n, words, "Ann", direct=draw(st.booleans())),),
        )

    return Briefing(
        title="Matters",
        headline=(Item(text="All matters", wording=Wording.WORDED, evidence=evidence()),),
        key_points=tuple(
            KeyPoint(text=f"Point {index}", wording=Wording.WORDED, evidence=evidence())
            for index in range(draw(st.integers(0, 3)))
        ),
        positions=tuple(position(index) for index in range(draw(st.integers(0, 4)))),
        sources=tuple(text.entry for text in texts),
        provenance=PROVENANCE,
    )


@given(_briefings())
def test_every_mark_in_the_note_is_listed_exactly_once(briefing: Briefing) -> None:
    note = render(briefing)
    listed = LISTED.findall(note)

    assert len(listed) == len(set(listed))
    assert _cited_marks(note) <= set(listed)


@given(_briefings())
def test_every_sentence_that_an_item_cites_is_listed_with_its_words_and_place(briefing: Briefing) -> None:
    note = render(briefing)
    marks = Marks(briefing.sources)

    for item in (*briefing.headline, *briefing.key_points, *briefing.positions):
        for each in item.evidence:
            (mark,) = marks.of([each])
            line = f"- [{mark}] characters {each.span.start}–{each.span.end}: “{each.quote}”\n"
            assert note.count(line) == 1


@given(_briefings())
def test_no_quote_is_shown_twice_among_the_positions(briefing: Briefing) -> None:
    section = render(briefing).split("## Positions")[1].split("## Open")[0]
    shown = re.findall(r"(speaks of matter \d)”? — Ann (\[\w+\])", section)

    assert len(shown) == len(set(shown))


def test_references_come_by_source_and_number() -> None:
    assert LISTED.findall(render(briefings.ferries())) == ["A1", "A2", "A3", "B4", "C9"]


def test_a_reference_is_the_sentence_word_for_word_on_one_line() -> None:
    text = Text(id="a", text="Ann saw\nBob.")
    whole = Evidence(document="a", sentence=1, span=Span(0, 12), quote="Ann saw\nBob.")
    point = KeyPoint(text="Ann saw Bob", wording=Wording.WORDED, evidence=(whole,))
    note = render(Briefing(title="Ann", key_points=(point,), sources=(text.entry,), provenance=PROVENANCE))

    assert "\n- [1] characters 0–12: “Ann saw Bob.”\n" in note


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_the_twenty_seventh_source_is_called_aa(index: int, letter: str) -> None:
    sources = tuple(SourceEntry(id=str(n), name=str(n), sentences=1, sha256="") for n in range(60))

    assert Marks(sources).letter(str(index)) == letter


def test_neighbours_run_together_within_a_document_only() -> None:
    found = runs([*briefings.COMMISSION.evidence(1, 3), *briefings.UNION.evidence(4, 5)])

    assert [[each.sentence for each in run] for run in found] == [[1], [3], [4, 5]]
