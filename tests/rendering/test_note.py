"""The note as a reader meets it."""

from __future__ import annotations

import re

import pytest

from summarizer.briefing import Briefing, Member, Party, SourceEntry
from summarizer.rendering import render

from . import briefings
from .builders import Text

BRIEFINGS = [briefings.harbour(), briefings.ferries(), briefings.one_party(), briefings.scripts()]


def _section(note: str, heading: str) -> str:
    return note.split(f"## {heading}\n")[1].split("\n## ")[0]


def test_the_note_has_its_sections_in_order() -> None:
    headings = re.findall("^#+ (.+)", render(briefings.harbour()), re.MULTILINE)

    assert headings == [
        "Veldmar harbour: ruling put off",
        "Key points",
        "Positions",
        "Open questions",
        "Could not be supported",
        "Not in the note",
        "Sources",
    ]


@pytest.mark.parametrize("format", ["md", "txt"])
@pytest.mark.parametrize("briefing", BRIEFINGS)
def test_no_punctuation_is_doubled_and_no_line_ends_in_space(briefing: Briefing, format: str) -> None:
    note = render(briefing, format)

    assert not re.search(r"[.,;:!?][.,;:]|\?\.| [.,;] |  \[|\[\]|\n\n\n", note)
    assert not re.search(r"[^\S\n]$", note, re.MULTILINE)
    assert re.search(r"[^\n]\n\Z", note)


@pytest.mark.parametrize("briefing", [briefings.harbour(), briefings.ferries(), briefings.one_party()])
def test_the_two_formats_have_the_same_words(briefing: Briefing) -> None:
    def words(note: str) -> list[str]:
        head, _, rest = note.partition("Positions")
        paragraphs = rest.partition("Open questions")[2]
        return re.findall(r"\w+", head + paragraphs)

    assert words(render(briefing, "md")) == words(render(briefing, "txt"))


def test_a_headline_in_another_language_keeps_its_sentences() -> None:
    told = ("Der Kreistag vertagt die Abstimmung.", "Die Bürger klagen.")
    harbour = briefings.harbour()
    headline = tuple(harbour.headline[0].model_copy(update={"text": text}) for text in told)
    sources = (harbour.sources[0].model_copy(update={"language": "de"}),)
    note = render(harbour.model_copy(update={"headline": headline, "sources": sources}))
    assert f"**In one line.** {' '.join(told)} [1]" in note


def test_the_headline_is_one_sentence_with_its_references_after() -> None:
    assert (
        "**In one line.** The minister will not rule before the end of November; the port wants no further "
        "study; the union calls the number of jobs wrong. [1, 3, 5, 6]\n"
    ) in render(briefings.harbour())


def test_a_disputed_point_says_so_first() -> None:
    assert "2. **Disputed.** The port says 1,400 new jobs, the union 520. [5, 6]\n" in render(
        briefings.harbour()
    )


def test_sources_are_told_on_top() -> None:
    several = "A Commission press office, 3 May 2025; B union-letter.docx, 5 May 2025; C minutes.pdf"

    assert "\n*One source: Sound Press, 18 September 2025*\n" in render(briefings.harbour())
    assert f"\n*3 sources: {several}*\n" in render(briefings.ferries())


def test_many_sources_are_counted_on_top_and_listed_at_the_end() -> None:
    sources = tuple(SourceEntry(id=str(n), name=f"{n}.txt", sentences=1, sha256="0" * 64) for n in range(12))
    note = render(briefings.bare().model_copy(update={"sources": sources}))

    assert "\n*12 sources, A to L, listed at the end*\n" in note
    assert "\n**L** 11.txt\n\n- no sentence cited\n" in note


def test_a_notice_stands_on_top() -> None:
    note = render(briefings.ferries())

    assert note.index("> **Notice:** Quotes were not looked for") < note.index("**In one line.**")


def test_what_could_not_be_supported_stands_apart_with_its_reasons() -> None:
    note = render(briefings.harbour())
    section = _section(note, "Could not be supported")

    assert "> **Not to be relied upon" in section
    assert (
        "> - Key points: Jobs fell by 300. [5] — the number 300 is in none of the sentences cited." in section
    )
    assert note.count("Jobs fell by 300") == 1


def test_sentences_left_out_are_counted_and_begun() -> None:
    section = _section(render(briefings.harbour()), "Not in the note")

    assert section.splitlines()[1:5] == [
        "3 sentences that no item cites:",
        "",
        "- [7–8] They would support it, she said, if the port authority ruled out compulsory redundancies "
        "for ten years. (2 sentences)",
        "- [15] The supervisory board will discuss the matter on 6 October…",
    ]


def test_many_sentences_left_out_are_not_all_shown() -> None:
    text = Text(id="harbour", text="\n".join(f"Sentence {n}." for n in range(1, 41)))
    uncited = text.evidence(*range(1, 40, 2))
    section = _section(
        render(briefings.bare().model_copy(update={"uncited": uncited})),
        "Not in the note",
    )

    assert section.startswith("\n20 sentences that no item cites:\n")
    assert section.count("\n- [") == 8
    assert "- and 12 more, in the JSON\n" in section


def test_empty_sections_say_so_and_nothing_crashes() -> None:
    for format in ("md", "txt"):
        note = render(briefings.bare(), format)

        assert note.count("None found in the sources.") == 3
        assert "Not in the note" not in note
        assert "Could not be supported" not in note


def test_provenance_is_one_line() -> None:
    assert render(briefings.harbour()).splitlines()[-1] == (
        "*model qwen2.5-coder-1.5b · drafter sentences · prompts shorten@1, question@1 · "
        f"checks numbers, names · summarizer 0.1.0 · sha256 {briefings.HARBOUR.entry.sha256[:12]}*"
    )


def test_a_member_whom_only_the_model_placed_is_marked() -> None:
    note = render(briefings.harbour())
    known = Party(name="Fishers’ Cooperative", members=(Member(name="Anders Holt†", basis="text"),))

    assert "(Anders Holt†)" in note
    assert "† named by the model" in note
    assert "† named by the model" not in render(briefings.harbour().model_copy(update={"parties": (known,)}))


@pytest.mark.parametrize("name", ["minutes.txt", "inquiry/case/minutes.txt", "C:\\case\\minutes.txt"])
def test_a_source_is_named_without_its_folders(name: str) -> None:
    briefing = briefings.one_party()
    entry = briefing.sources[0].model_copy(update={"name": name, "title": "", "publisher": ""})
    note = render(briefing.model_copy(update={"sources": (entry, *briefing.sources[1:])}))

    assert "minutes.txt" in note
    assert "case/" not in note
    assert "C:" not in note


def test_a_source_cannot_forge_a_reference() -> None:
    briefing = briefings.harbour()
    forged = briefing.key_points[0].model_copy(update={"text": "[99] The pool will be sold [1, 2]."})
    note = render(briefing.model_copy(update={"key_points": (forged,)}))

    assert "［99］ The pool will be sold ［1, 2］." in note
    assert "[99]" not in note


@pytest.mark.parametrize(
    ("language", "told"), [("en", "None found in the sources."), ("ko", "None found; see the notice above.")]
)
def test_an_empty_section_points_to_a_notice_only_where_that_is_of_what_was_not_looked_for(
    language: str, told: str
) -> None:
    bare = briefings.bare()
    sources = tuple(source.model_copy(update={"language": language}) for source in bare.sources)
    notice = "a.docx: headers and footers of its pages left out (1)"
    briefing = bare.model_copy(update={"sources": sources, "notices": (notice,)})
    for form in ("md", "txt", "html"):
        assert told in render(briefing, form)
