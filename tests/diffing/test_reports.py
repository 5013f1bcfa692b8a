"""What changed, told to people and to programs."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.briefing import Wording
from summarizer.diffing import FORMATS, diff, render
from summarizer.errors import TemplateError
from summarizer.stance import Stance
from tests.diffing.builders import briefing, evidence, point, position, question, source, unsupported
from tests.rendering.briefings import harbour

OLD = briefing(
    point("The quay closes on 3 May."),
    point("Repairs cost 4 million euros."),
    point("Rain has filled the old dry dock."),
    positions=(position("Town", "The town wants stone.", stance=Stance.SUPPORTS),),
)
NEW = briefing(
    point("The quay closes on 8 May."),
    point("A survey of the sea wall is under way."),
    point("Repairs cost 4 million euros."),
    positions=(position("Town", "The town wants stone.", stance=Stance.OPPOSES),),
)
HEADINGS = ["Changed facts", "No longer there", "New", "Worded otherwise", "Moved", "Beside the items"]


@pytest.mark.parametrize("format", ["txt", "md"])
def test_facts_come_first_and_the_gravest_before_the_others(format: str) -> None:
    report = render(diff(OLD, NEW), format)
    stance, date = report.index("stance: supports → opposes"), report.index("date: 3 May → 8 May")
    assert stance < date < report.index("Rain has filled") < report.index("A survey of the sea wall")


def test_the_words_that_changed_are_marked_in_the_sentence() -> None:
    assert "The quay closes on [-3-] {+8+} May." in render(diff(OLD, NEW), "txt")
    assert "The quay closes on ~~3~~ **8** May." in render(diff(OLD, NEW), "md")


def test_an_item_that_is_gone_is_told_whole() -> None:
    asked = question("Who pays?", "Lund and Reed name each other.")
    report = render(diff(briefing(questions=(asked,)), briefing()), "txt")
    assert "Open questions 1: Who pays?" in report
    assert "Lund and Reed name each other." in report
    assert "evidence: “Who pays?”" in report


def test_positions_under_a_renamed_issue_are_told_together() -> None:
    old, new = (
        briefing(positions=tuple(position(p, f"{p} objects.", issue=issue) for p in ("Town", "Guild")))
        for issue in ("plan", "quay")
    )
    report = render(diff(old, new), "txt")
    assert "! issue: plan → quay\n  Positions 1 (Town, quay); Positions 2 (Guild, quay)\n" in report


def test_an_item_is_told_under_the_heading_that_the_note_gives_it() -> None:
    report = render(diff(briefing(), briefing(failed=(unsupported("It fell.", "nobody says so"),))))
    assert "- Could not be supported 1: It fell." in report


@pytest.mark.parametrize("format", ["txt", "md"])
def test_of_equal_briefings_it_is_said_that_nothing_changed(format: str) -> None:
    assert "Nothing changed." in render(diff(OLD, OLD), format)
    assert not any(heading in render(diff(OLD, OLD), format) for heading in HEADINGS)


def test_what_the_headline_repeats_is_told_once() -> None:
    (old,), (new,) = OLD.key_points[:1], NEW.key_points[:1]
    both = (
        each.model_copy(update={"headline": (one,), "key_points": (one,), "positions": ()})
        for each, one in ((OLD, old), (NEW, new))
    )
    report = render(diff(next(both), next(both)), "txt")
    assert report.count("3 May → 8 May") == 1
    assert "In one line 1; Key points 1" in report


def test_evidence_that_repeats_the_item_is_not_told_again() -> None:
    old, new = (each.key_points[0].model_copy(update={"wording": Wording.SOURCE}) for each in (OLD, NEW))
    assert "evidence" not in render(diff(briefing(old), briefing(new)), "txt")
    assert "evidence now" in render(diff(briefing(OLD.key_points[0]), briefing(NEW.key_points[0])), "txt")


def test_the_same_words_from_another_document_are_told_beside_the_items() -> None:
    sources = (source("monday"), source("friday"))
    pair = (
        briefing(
            *(point(n).model_copy(update={"evidence": evidence(n, document=id)}) for n in ("Rain.", "Hail.")),
            sources=sources,
        )
        for id in ("monday", "friday")
    )
    report = render(diff(next(pair), next(pair)), "txt")
    assert "document: monday → friday: the same words, 2 items" in report
    assert "Changed facts" not in report


def test_json_has_the_same_keys_whether_or_not_anything_changed() -> None:
    changed, same = (json.loads(render(diff(OLD, new), "json")) for new in (NEW, OLD))
    assert list(changed) == list(same)
    assert (changed["is_empty"], same["is_empty"]) == (False, True)
    assert changed["counts"] == {
        "pairs": 4, "facts": 3, "changed": 2, "removed": 1, "added": 1, "reworded": 1, "moved": 0,
    }  # fmt: skip
    assert [fact["kind"] for fact in changed["changed"][0]["facts"]] == ["stance"]
    assert changed["removed"][0]["item"]["text"] == "Rain has filled the old dry dock."


def test_an_unknown_format_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(TemplateError, match="html: no such format; choose one of txt, md, json"):
        render(diff(OLD, NEW), "html")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_diff_gives_the_same_bytes(format: str) -> None:
    new = harbour().model_copy(update={"key_points": harbour().key_points[1:]})
    assert render(diff(harbour(), new), format) == render(diff(harbour(), new), format)


HOSTILE = st.sampled_from(
    ["# head", "*bold*", "a | b", "[x](y)", "~~no~~", "<b>", "1. one", "`c`", "\x1b[31m", "ok 3"]
)


@given(st.lists(HOSTILE, max_size=3), st.lists(HOSTILE, max_size=3))
def test_no_text_of_a_briefing_acts_in_the_report(one: list[str], other: list[str]) -> None:
    old, new = (briefing(point(f"Item {' '.join(words)}")) for words in (one, other))
    found = diff(old, new)
    assert "\x1b" not in render(found, "txt")
    tokens = MarkdownIt("commonmark").enable("strikethrough").parse(render(found, "md"))
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {
        "text",
        "softbreak",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "s_open",
        "s_close",
    }
    headings = re.findall(r"^#+ (.+)$", render(found, "md"), re.MULTILINE)
    assert set(headings[1:]) <= set(HEADINGS)
