"""What has changed since an earlier note."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.briefing import Briefing
from summarizer.diffing import since
from summarizer.errors import TemplateError
from summarizer.rendering import render
from summarizer.stance import Stance
from tests.diffing.builders import briefing, evidence, point, position, question, source

MONDAY = (source("monday", date="3 May"),)


def part(note: str, heading: str) -> str:
    """What stands under a heading of the Markdown note; empty where there is no such heading."""
    found = re.search(rf"^## {heading}\n\n(.+?)(?=\n\n## |\Z)", note, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def test_each_new_sentence_carries_the_number_and_the_words_of_its_evidence() -> None:
    added = point("The sea wall is being surveyed.", rests="Engineers survey the sea wall.", number=14)
    note = since(briefing(), briefing(added))
    assert part(note, "New") == "- The sea wall is being surveyed. [14]"
    assert "- [14] characters 0–30: “Engineers survey the sea wall.”" in part(note, "Sources")


def test_what_changed_is_shown_old_and_new_with_the_new_evidence() -> None:
    note = since(
        briefing(point("The quay closes on 3 May.", number=2)),
        briefing(point("The quay closes on 8 May.", number=5)),
    )
    assert part(note, "Changed") == ("- **date: 3 May → 8 May** – The quay closes on ~~3~~ **8** May. [5]")
    assert "[5]" in part(note, "Sources")
    assert "[2]" not in note


def test_numbering_that_moved_on_is_no_news() -> None:
    old, new = (briefing(point("The quay closes on 3 May.", number=n)) for n in (2, 40))
    note = since(old, new)
    assert "Nothing that the note says has changed." in note
    assert "## " not in note


def test_other_words_for_the_same_are_no_news() -> None:
    old = briefing(point("The quay at Marre closes on 3 May."))
    new = briefing(point("On 3 May the quay at Marre is closed."))
    assert "Nothing that the note says has changed." in since(old, new)


def test_in_a_language_without_words_any_other_wording_is_news() -> None:
    entry = source().model_copy(update={"language": "zh"})
    old, new = (briefing(point(t), sources=(entry,)) for t in ("港口将于五月关闭。", "港口将于六月关闭。"))
    assert part(since(old, new), "Changed") == "- 港口将于~~五~~ **六**月关闭。 [1]"


def test_what_the_sources_still_say_is_not_told_as_taken_back() -> None:
    left = point("The crane was sold to Korsand.", number=3)
    kept = since(briefing(left), briefing(uncited=evidence(left.text, number=9)))
    gone = since(briefing(left), briefing(uncited=evidence("It rained on the ferry.", number=9)))
    assert part(kept, "No longer in the note") == (
        "- The crane was sold to Korsand. [9]\n  - The sources still say so."
    )
    assert "Not found in the later sources (earlier note: 3)." in part(gone, "No longer in the note")


def test_what_the_sources_now_say_otherwise_is_told_though_the_note_left_it_out() -> None:
    left = point("The company promised to keep all 142 workers for five years.", number=3)
    now = "The company promised to keep all 142 workers for eight years."
    note = since(briefing(left), briefing(uncited=evidence(now, number=9)))
    assert "**number: five → eight**" in part(note, "Changed")
    assert "[9]" in part(note, "Changed")
    assert part(note, "No longer in the note") == ""


def test_what_the_earlier_sources_had_already_is_marked_as_no_news_of_theirs() -> None:
    sentence = "The crane was sold to Korsand."
    note = since(briefing(uncited=evidence(sentence)), briefing(point(sentence)))
    assert "The earlier sources say so, too; the earlier note did not." in part(note, "New")


def test_what_only_went_to_another_section_is_neither_new_nor_gone() -> None:
    words = "The crane was sold to Korsand."
    told, headed = point(words), briefing().model_copy(update={"headline": (point(words),)})
    assert "Nothing that the note says has changed." in since(briefing(told), headed)
    assert "Nothing that the note says has changed." in since(headed, briefing(told))


def test_a_headline_that_repeats_what_is_told_below_is_told_once() -> None:
    words = "The crane was sold to Korsand."
    later = briefing(point(words)).model_copy(update={"headline": (point(words),)})
    assert part(since(briefing(), later), "New") == "- The crane was sold to Korsand. [1]"


def test_a_question_that_the_later_sources_answer_is_told_with_the_answer() -> None:
    asked = question("When will the bridge reopen?", number=2)
    answer = "The bridge will reopen on 4 June, the council said."
    note = since(briefing(questions=(asked,)), briefing(uncited=evidence(answer, number=7)))
    assert part(note, "Answered") == f"- When will the bridge reopen? “{answer}” [7]"
    assert f"“{answer}”" in part(note, "Sources")


def test_a_question_without_an_answer_is_no_longer_asked_and_another_one_is_new() -> None:
    old, new = question("When will the bridge reopen?", number=2), question("Who buys the crane?", number=6)
    note = since(briefing(questions=(old,)), briefing(questions=(new,)))
    assert part(note, "New questions") == "- Who buys the crane? Nobody says. [6]"
    assert "No answer was found (earlier note: 2)." in part(note, "No longer asked")


def test_a_change_of_sides_names_the_party_and_both_stances() -> None:
    old, new = (
        briefing(positions=(position("Fishers", "They may go to court.", stance=stance, issue="berths"),))
        for stance in (Stance.SUPPORTS, Stance.OPPOSES)
    )
    changed = part(since(old, new), "Changed")
    assert changed.startswith("- **stance: supports → opposes** – Fishers on berths: They may go to court.")


def test_a_question_of_which_the_later_sources_have_nothing_is_no_longer_asked() -> None:
    note = since(briefing(questions=(question("When will the bridge reopen?"),)), briefing())
    assert "No answer was found" in part(note, "No longer asked")


WORDS = st.sampled_from(
    [
        "The quay closes on 3 May.",
        "The quay closes on 8 May.",
        "Rain fell.",
        "*rain* [2]",
        "港口关闭。",
        "",
        "“No.”",
    ]
)
BRIEFINGS = st.builds(
    lambda points, questions, rest: briefing(
        *(point(t, number=n) for n, t in enumerate(points, 1)),
        questions=tuple(question(t, number=n) for n, t in enumerate(questions, 21)),
        uncited=tuple(e for n, t in enumerate(rest, 31) for e in evidence(t, number=n)),
    ),
    *[st.lists(WORDS, max_size=4)] * 3,
)


@settings(max_examples=25, deadline=None)
@given(BRIEFINGS, BRIEFINGS, st.sampled_from(["md", "txt"]))
def test_whatever_changed_each_number_leads_to_a_sentence_of_the_list(
    old: Briefing, new: Briefing, format: str
) -> None:
    told, _, listed = since(old, new, format).partition("Sources\n")
    marks = set(re.findall(r"\[(\d+)\](?:\n|$)", told))
    assert marks <= set(re.findall(r"^(?:- )?\[(\d+)\]", listed, re.MULTILINE))
    assert "Nothing that the note says has changed." in " ".join(since(new, new, format).split())


def test_the_note_names_both_notes_and_their_sources() -> None:
    note = since(briefing(sources=MONDAY, title="Quay to close"), briefing(point("Rain."), title="Quay open"))
    assert note.startswith("# What has changed: Quay open\n")
    assert "Since “Quay to close” (One source: monday.txt, 3 May)" in note


def test_the_text_note_says_the_same_and_json_is_the_diff() -> None:
    old, new = briefing(point("The quay closes on 3 May.")), briefing(point("The quay closes on 8 May."))
    assert "! date: 3 May → 8 May\n  The quay closes on [-3-] {+8+} May. [1]\n" in since(old, new, "txt")
    assert json.loads(since(old, new, "json"))["counts"]["facts"] == 2
    with pytest.raises(TemplateError, match="no such format"):
        since(old, new, "html")


def test_every_number_in_the_note_stands_in_its_list_of_sources() -> None:
    sources = (source("one"), source("two"))
    points = tuple(
        point(f"Item {name} is on the list.", number=n).model_copy(
            update={"evidence": evidence(f"Sentence {name} says so.", number=n, document=id)}
        )
        for n, name, id in ((3, "red", "one"), (11, "blue", "two"))
    )
    note = since(briefing(sources=sources), briefing(*points, sources=sources))
    told, _, listed = note.partition("## Sources")
    assert re.findall(r"\[([A-Z]\d+)\]", told) == ["A3", "B11"]
    assert re.findall(r"^- \[([A-Z]\d+)\]", listed, re.MULTILINE) == ["A3", "B11"]
    assert "Sentence blue says so." in render(briefing(*points, sources=sources))


def test_a_question_whose_ground_reads_otherwise_is_told_with_what_it_reads_now() -> None:
    old, new = (
        f"Whether the bridge over the Senne can bear the trams is {known} known." for known in ("not", "now")
    )
    asked = question("Can the bridge bear the trams?").model_copy(
        update={"evidence": evidence(old, number=2)}
    )
    note = since(briefing(questions=(asked,)), briefing(uncited=evidence(new, number=4)))
    assert f"The later sources have: “{new}”" in part(note, "No longer asked")


def test_a_figure_that_changed_in_what_no_item_cites_is_told() -> None:
    old, new = (f"The line will have {stops} stops between the port and the hill." for stops in (15, 13))
    note = since(briefing(uncited=evidence(old)), briefing(uncited=evidence(new)))
    assert "number: 15 → 13" in part(note, "Changed in the sources, beside the notes")
    assert "Nothing that the note says has changed" not in note
