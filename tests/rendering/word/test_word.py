from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from summarizer.briefing import Briefing
from summarizer.cli.application import application
from summarizer.rendering import parse, rendered
from summarizer.rendering.compose import compose
from summarizer.rendering.note import Line, Note
from summarizer.rendering.word.markup import writable
from summarizer.rendering.word.package import packed
from tests.rendering import briefings
from tests.rendering.test_html import own_sections
from tests.rendering.word.opened import Opened, R, W, words

ROOT = Path(__file__).parents[3]
GOLDEN = sorted(ROOT.glob("golden/*/briefing.json"))
BRIEFINGS = [
    briefings.harbour(),
    briefings.ferries(),
    briefings.one_party(),
    briefings.bare(),
    briefings.scripts(),
    own_sections(),
]
NASTY = st.text(
    alphabet=list("<>&\"'/={}_%#!-;:() w:t\n\t\x00\u202e\ufffe\ud800é中"), min_size=1, max_size=24
)


def approved(path: Path) -> Briefing:
    return parse(path.read_text("utf-8"), path.name)


def linked() -> Briefing:
    """A briefing whose source has an address."""
    briefing = briefings.harbour()
    (source,) = briefing.sources
    url = "https://example.org/harbour?a=1&b=2"
    return briefing.model_copy(update={"sources": (source.model_copy(update={"url": url}),)})


def said_by(note: Note) -> list[str]:
    """All that a note says, without marks, as far as its document says it in the same words."""
    lines: list[Line] = [point.line for point in note.key_points]
    lines += [*note.open_questions, *note.balance, *(failed.line for failed in note.unsupported)]
    lines += [note.headline] if note.headline else []
    texts = [note.title, note.about, note.provenance, *note.notices, *note.issues]
    texts += [note.omitted, *note.omitted_lines] if note.omitted_lines else []
    for party in note.parties:
        lines += [*party.statements, *(party.cells if note.issues else ())]
        texts += [party.label, *(text for said in party.said for text in (said.words, said.speaker))]
    for found in (*note.differing, *note.developments):
        texts += [found.about, *(text for told in found.versions for text in (told.value, told.sources))]
    for part in note.parts:
        lines += [item.line for item in part.items]
        texts += [text for item in part.items for text in (item.lead, item.details)]
    texts += [text for failed in note.unsupported for text in (failed.section, failed.reasons)]
    for source in note.sources:
        texts += [source.text]
        texts += [f"[{each.mark}] {each.place} {each.quote}" for each in source.references]
    return [re.sub(r"\s", "", text) for text in (*texts, *(line.text for line in lines))]


@pytest.mark.parametrize("briefing", BRIEFINGS, ids=lambda briefing: briefing.title)
def test_the_document_says_all_that_the_note_says_and_needs_no_repair(briefing: Briefing) -> None:
    made = Opened.of(briefing)

    assert made.faults() == []
    assert [text for text in said_by(compose(briefing)) if text not in made.said] == []


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.parent.name)
def test_the_document_says_all_that_an_approved_note_says(path: Path) -> None:
    made = Opened.of(approved(path))

    assert made.faults() == []
    assert [text for text in said_by(compose(approved(path))) if text not in made.said] == []


def test_a_note_is_laid_out_in_the_styles_of_word() -> None:
    document = Opened.of(briefings.harbour()).document
    styled = [(each.style.name, each.text) for each in document.paragraphs if each.style]
    headings = [text for style, text in styled if style == "Heading 1"]

    assert styled[0] == ("Title", "Veldmar harbour: ruling put off")
    assert headings[:3] == ["Key points", "Positions", "Open questions"]
    assert {"List Number", "List Bullet", "Quote", "Unsupported"} <= {style for style, _ in styled}


def test_the_positions_are_a_table_whose_head_is_repeated_on_each_page() -> None:
    made = Opened.of(briefings.harbour())
    (table,) = made.document.tables
    note = compose(briefings.harbour())
    first, *others = table.rows

    assert [cell.text for cell in first.cells] == ["Party", *note.issues]
    assert first._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert [row.cells[0].text.startswith(party.name) for row, party in zip(others, note.parties, strict=True)]
    assert len(table.columns) == len(note.issues) + 1


def test_each_cited_sentence_has_one_footnote_with_its_mark_place_and_words() -> None:
    note = compose(briefings.ferries())
    made = Opened.of(briefings.ferries())
    expected = {f" [{e.mark}] {e.place} {e.quote}" for source in note.sources for e in source.references}

    assert set(made.notes.values()) == expected
    assert sorted(made.signs) == sorted(made.notes)


def test_a_sentence_that_is_cited_again_refers_to_its_footnote_by_the_number_that_is_shown() -> None:
    made = Opened.of(briefings.harbour())
    tree = made.tree()
    named = {
        start.get(f"{W}name"): start.getnext().find(f"{W}footnoteReference").get(f"{W}id")
        for start in tree.iter(f"{W}bookmarkStart")
    }
    fields = [(each.get(f"{W}instr", "").split(), words(each)) for each in tree.iter(f"{W}fldSimple")]

    assert fields
    for (kind, name, *_), shown in fields:
        assert kind == "NOTEREF"
        assert shown == str(made.signs.index(named[name]) + 1)


def test_two_footnotes_at_one_place_are_told_apart() -> None:
    made = Opened.of(briefings.harbour())
    lead = next(each for each in made.document.paragraphs if each.text.startswith("In one line."))

    assert [run.text for run in lead.runs if run.style and run.style.name == "footnote reference"] == [
        "",
        ",\xa0",
        "",
        ",\xa0",
        "",
        ",\xa0",
        "",
    ]


def test_a_footnote_leads_to_the_very_place_in_a_source_that_has_an_address() -> None:
    made = Opened.of(linked())
    relations = etree.fromstring(made.parts["word/_rels/footnotes.xml.rels"])
    targets = {each.get("Id"): each.get("Target") for each in relations}
    links = list(made.tree("word/footnotes.xml").iter(f"{W}hyperlink"))
    addresses = {f"[{e.mark}] {e.place}": e.address for e in compose(linked()).sources[0].references}

    assert made.faults() == []
    assert {words(link): targets[link.get(f"{R}id")] for link in links} == addresses


def test_an_address_of_another_scheme_is_no_link() -> None:
    briefing = briefings.harbour()
    source = briefing.sources[0].model_copy(update={"url": "javascript:alert(1)"})
    made = Opened.of(briefing.model_copy(update={"sources": (source,)}))

    assert not any(b"javascript" in part for part in made.parts.values())
    assert not any(b"<w:hyperlink" in part for part in made.parts.values())


@settings(max_examples=25, deadline=None)
@given(NASTY)
def test_no_text_changes_the_shape_of_the_document(text: str) -> None:
    text = f"x{text}"
    plain, hostile = (Opened.of(briefings.filled_with(each)) for each in ("x", text))

    assert hostile.shape() == plain.shape()
    assert re.sub(r"\s", "", writable(text)) in hostile.said
    assert hostile.document.core_properties.title == writable(text)


def test_what_looks_like_a_tag_is_not_evaluated() -> None:
    text = "{{ 7 * 7 }} {% raw %} {_{ x }_} {#p a #} </w:t><w:br/>"
    made = Opened.of(briefings.filled_with(text))

    assert re.sub(r"\s", "", text) in made.said
    assert "49" not in words(made.tree())


def test_the_same_briefing_makes_the_same_bytes_without_a_time_or_a_person() -> None:
    made = Opened.of(briefings.harbour())
    properties = made.document.core_properties

    assert made.data == rendered(briefings.harbour(), "docx")
    assert {entry.date_time for entry in made.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert (properties.title, properties.author) == ("Veldmar harbour: ruling put off", "summarizer")
    assert (properties.created, properties.modified, properties.last_modified_by) == (None, None, "")


def test_the_language_of_the_note_and_of_its_quotes_is_said() -> None:
    briefing = briefings.harbour()
    source = briefing.sources[0].model_copy(update={"language": "de"})
    hosted = briefing.provenance.model_copy(update={"drafter": "whole"})
    made = Opened.of(briefing.model_copy(update={"sources": (source,), "provenance": hosted}))
    spoken = {each.get(f"{W}val") for each in made.tree("word/footnotes.xml").iter(f"{W}lang")}

    assert spoken == {"de"}
    own = [words(each) for each in made.tree().iter(f"{W}r") if each.find(f"{W}rPr/{W}lang") is not None]
    assert "Some 40 tonnes of dead shore crabs have washed up since April, according to the county." in own
    assert "The port says 1,400 new jobs, the union 520." not in own
    (default,) = made.tree("word/styles.xml").iterfind(f"{W}docDefaults//{W}lang")
    assert default.get(f"{W}val") == "en-GB"


def test_an_arabic_note_goes_from_right_to_left_and_an_english_one_does_not() -> None:
    arabic = Opened.of(briefings.harbour().model_copy(update={"language": "ar"}))
    english = Opened.of(briefings.harbour())
    turned = [f"{W}bidi", f"{W}rtl"]

    assert [each.tag for each in arabic.tree("word/styles.xml").iter(*turned)] == [f"{W}rtl", f"{W}bidi"]
    assert [each.tag for each in arabic.tree().iter(f"{W}bidiVisual", f"{W}bidi")] == [
        f"{W}bidiVisual",
        f"{W}bidi",
    ]
    assert not list(english.tree("word/styles.xml").iter(*turned))
    assert arabic.faults() == []


def test_pages_are_a4_and_numbered() -> None:
    made = Opened.of(briefings.harbour())
    (section,) = made.document.sections

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]  # both are set
    instructions = {each.text.strip() for each in made.tree("word/footer1.xml").iter(f"{W}instrText")}
    assert instructions == {"PAGE", "NUMPAGES"}


@pytest.mark.parametrize("language", ["en", "de"])
def test_all_quotes_of_our_own_document_stand(tmp_path: Path, language: str) -> None:
    case = ROOT / "golden" / "harbour-story"
    path = tmp_path / "note.docx"
    briefing = approved(case / "briefing.json").model_copy(update={"language": language})
    path.write_bytes(Opened.of(briefing).data)
    judged = CliRunner().invoke(application, ["verify", str(path), str(case / "sources")])

    assert judged.exit_code == 0, judged.output
    assert re.search(r"60\s+quotes and \d+\s+statements\s+checked,\s+and\s+all\s+stand", judged.output)


def test_a_quote_that_somebody_altered_in_the_document_is_found(tmp_path: Path) -> None:
    case = ROOT / "golden" / "harbour-story"
    parts = Opened.of(approved(case / "briefing.json")).parts
    notes = parts["word/footnotes.xml"].decode()
    path = tmp_path / "note.docx"
    path.write_bytes(
        packed({**parts, "word/footnotes.xml": notes.replace("four million", "two million").encode()})
    )
    judged = CliRunner().invoke(application, ["verify", str(path), str(case / "sources")])

    assert "four million" in notes
    assert judged.exit_code == 1
    assert "“two” for “four”" in judged.output


def test_without_docxtpl_the_extra_is_named() -> None:
    code = """
import sys
sys.modules["docxtpl"] = None
from summarizer.errors import MissingExtraError
from summarizer.rendering import rendered
from tests.rendering.briefings import bare
try:
    rendered(bare(), "docx")
except MissingExtraError as error:
    print(error, error.fields)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout == "docx: needs docxtpl; pip install 'summarizer[docx]' {'extra': 'docx'}\n"
