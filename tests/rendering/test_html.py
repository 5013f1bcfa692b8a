from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.briefing import Briefing, Detail, KeyPoint, Section, SectionItem, Wording
from summarizer.documents import Document, Page
from summarizer.rendering import parse, render
from summarizer.rendering.compose import compose
from summarizer.rendering.html import laid_out
from summarizer.rendering.html.controls import Controls, controls
from summarizer.rendering.html.items import built_on, items_of
from summarizer.rendering.note import Note, Piece
from summarizer.rendering.typography import inert
from summarizer.text import Span

from . import briefings
from .builders import PROVENANCE, Text, citing
from .press import press

ROOT = Path(__file__).parents[2]
BRIEFINGS = [
    briefings.harbour(),
    briefings.ferries(),
    briefings.one_party(),
    briefings.bare(),
    briefings.scripts(),
]
DOCUMENTS = [
    each.document for each in (briefings.HARBOUR, briefings.COMMISSION, briefings.UNION, briefings.REGIONS)
]
GOLDEN = sorted(ROOT.glob("golden/*/briefing.json"))
NASTY = st.text(alphabet=list("<>&\"'/={}%#!-;:() abscript\n\u202e\x00é中"), min_size=1, max_size=24)


def own_sections() -> Briefing:
    """A briefing with a section that a profile adds."""
    item = SectionItem(
        text="The study costs 1.2 million euros.",
        wording=Wording.WORDED,
        evidence=briefings.HARBOUR.evidence(3),
        details=(
            Detail(name="sum", label="sum", value="1.2 million"),
            Detail(name="by", label="by", value="port"),
        ),
    )
    section = Section(name="figures", title="Figures & sums", lead="sum", items=(item,))
    return briefings.harbour().model_copy(update={"sections": (section,), "title": "Own sections"})


class Outline(HTMLParser):
    """The tags of a page with the names of their attributes, its ids, its links, and its visible words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shape: list[tuple[str, tuple[str, ...]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, tuple(name for name, _ in attrs)))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def pieces(note: Note) -> list[Piece]:
    return [piece for source in note.sources for block in source.blocks for piece in block.pieces]


@pytest.mark.parametrize("briefing", BRIEFINGS, ids=lambda briefing: briefing.title)
@pytest.mark.parametrize("documents", [(), DOCUMENTS], ids=["alone", "beside its sources"])
def test_no_name_is_given_twice_and_each_link_leads_somewhere(
    briefing: Briefing, documents: list[Document]
) -> None:
    outline = Outline(render(briefing, "html", documents=documents))
    assert len(outline.ids) == len(set(outline.ids))
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)


@pytest.mark.parametrize("briefing", BRIEFINGS, ids=lambda briefing: briefing.title)
def test_the_template_gives_items_the_names_by_which_sentences_know_them(briefing: Briefing) -> None:
    note = compose(briefing)
    ids = set(Outline(render(briefing, "html")).ids)
    assert {name for name, _ in items_of(note)} <= ids
    assert all(
        mark in marks for mark, name in built_on(note).items() for of, marks in items_of(note) if of == name
    )


def told(note: Note) -> Iterator[str]:
    """All that a note says, text by text."""
    yield from (note.title, note.about, note.provenance, *note.notices)
    yield from (note.omitted, *note.omitted_lines) if note.omitted_lines else ()
    for point in note.key_points:
        yield from (str(point.line), point.sources)
    yield from (str(line) for line in (note.headline, *note.open_questions, *note.balance) if line)
    for found in (*note.differing, *note.developments):
        yield from (found.asked, found.about, *(f"{each.value} — {each}" for each in found.versions))
    yield from note.issues
    for party in note.parties:
        yield from (party.label, *map(str, party.statements), *map(str, party.said))
        yield from map(str, party.cells if note.issues else ())
    for part in note.parts:
        yield from (each for item in part.items for each in (item.lead, str(item.line), item.details))
    for failed in note.unsupported:
        yield from (failed.section, str(failed.line), failed.reasons)
    for source in note.sources:
        yield from (source.text, *(each.quote[1:-1] for each in source.references))


@pytest.mark.parametrize("briefing", [*BRIEFINGS, own_sections()], ids=lambda briefing: briefing.title)
def test_the_page_says_all_that_the_note_says(briefing: Briefing) -> None:
    assert unsaid(briefing) == []


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.parent.name)
def test_the_page_says_all_that_an_approved_note_says(path: Path) -> None:
    assert unsaid(parse(path.read_text("utf-8"), path.name)) == []


def unsaid(briefing: Briefing) -> list[str]:
    """What the note says and its page does not."""
    page = re.sub(r"\s", "", Outline(render(briefing, "html")).text)
    return [text for text in told(compose(briefing)) if re.sub(r"\s", "", text) not in page]


@settings(max_examples=40)
@given(NASTY)
def test_no_text_changes_the_shape_of_the_page(text: str) -> None:
    plain, hostile = (Outline(render(briefings.filled_with(each), "html")) for each in ("x", text))
    assert [tag for tag, _ in hostile.shape] == [tag for tag, _ in plain.shape]
    assert hostile.shape == plain.shape
    assert set(inert(text).split()) <= set(hostile.text.split()) | {""}


def test_what_runs_is_named_by_its_hash_and_nothing_else_is_allowed() -> None:
    page = render(briefings.harbour(), "html")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]
    inlined = re.findall(r"<(?:style|script)[^>]*>(.*?)</(?:style|script)>", page, re.DOTALL)
    hashes = {f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in inlined}
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy[1]))
    assert not re.search(
        r"<[^>]+\s(?:style|on\w+)=", re.sub(r"<script>.*</script>", "", page, flags=re.DOTALL)
    )


def test_nothing_outside_the_page_is_named_but_links_to_follow() -> None:
    week = press(sources=3, items=24, sentences=12)
    page = render(week.briefing, "html", documents=week.documents)
    assert set(re.findall(r'(?:src|href)="?(https?:[^"\s>]+)', page)) == {each.url for each in week.documents}
    assert "url(" not in page
    assert "@import" not in page


def test_all_of_a_source_s_text_is_beside_the_note_with_the_sentences_numbered() -> None:
    week = press(sources=3, items=24, sentences=12)
    note = laid_out(week.briefing, week.documents)
    for source, document in zip(note.sources, week.documents, strict=True):
        shown = "".join(piece.text for block in source.blocks for piece in block.pieces)
        assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", document.text)
        assert source.held == "whole"
    assert len([piece for piece in pieces(note) if piece.mark]) == sum(
        s.sentences for s in week.briefing.sources
    )


@settings(max_examples=60)
@given(st.text(alphabet="ab. “”:\n#-*|A1中。", max_size=200))
def test_no_character_of_a_source_is_dropped_beside_the_note(text: str) -> None:
    source = Text(id="s", text=text)
    briefing = Briefing(title="t", sources=(source.entry,), provenance=PROVENANCE)
    shown = "".join(piece.text for piece in pieces(laid_out(briefing, [source.document])))
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)


def test_each_cited_sentence_is_marked_in_its_source() -> None:
    text = briefings.HARBOUR
    note = laid_out(briefings.harbour(), [text.document])
    marked = {piece.mark: piece.text for piece in pieces(note) if piece.reference}
    cited = [int(reference.mark) for reference in note.sources[0].references]
    assert marked == {str(number): text.spans[number].of(text.text) for number in cited}


def test_a_source_that_is_cut_into_other_sentences_than_before_is_marked_where_it_is_cited() -> None:
    document = Document("The board met. It rained all day. The pool is shut.\n\nNobody came.", id="pool")
    old = citing(document)
    (point,), (source,) = old.key_points, old.sources
    fewer = point.model_copy(update={"evidence": (point.evidence[0], point.evidence[2])})
    recut = {"key_points": (fewer,), "sources": (source.model_copy(update={"sentences": 99}),)}
    shown = pieces(laid_out(old.model_copy(update=recut), [document]))
    assert [p.text for p in shown if p.mark] == ["The board met.", "The pool is shut."]
    assert re.sub(r"\s", "", "".join(p.text for p in shown)) == re.sub(r"\s", "", document.text)


def test_without_its_text_a_source_is_shown_by_the_sentences_that_the_briefing_has() -> None:
    note = laid_out(briefings.harbour())
    assert [source.held for source in note.sources] == ["missing"]
    cited = {r.mark for r in note.sources[0].references}
    uncited = {str(each.sentence) for each in briefings.harbour().uncited}
    assert {piece.mark for piece in pieces(note)} == cited | uncited
    assert "not at hand" in render(briefings.harbour(), "html")


def test_a_source_that_has_changed_is_not_shown_for_the_one_that_was_read() -> None:
    changed = Document("Something else was said.", name="harbour-dispute.txt")
    page = render(briefings.harbour(), "html", documents=[changed])
    assert "Something else" not in page
    assert "has changed since the note was made" in page


def test_pages_are_told_where_they_begin() -> None:
    text = "The board met on Monday.\n\nIt adjourned on Friday."
    source = Text(id="s", text=text.replace("\n\n", "\n"))
    document = Document(text, id="s", pages=(Page(1, Span(0, 26)), Page(2, Span(26, len(text)))))
    entry = source.entry.model_copy(update={"sha256": document.sha256})
    briefing = Briefing(title="t", sources=(entry,), provenance=PROVENANCE)
    assert [piece.page for piece in pieces(laid_out(briefing, [document]))] == [1, 2]
    assert "<b class=page data-page=2>p. 2</b>" in render(briefing, "html", documents=[document])


def test_twenty_sources_and_two_hundred_items_make_a_page_half_as_large_again_at_most() -> None:
    week = press(sources=20, items=200, sentences=80)
    sources = sum(len(document.text.encode()) for document in week.documents)
    assert len(render(week.briefing, "html", documents=week.documents).encode()) <= 1.5 * sources


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "zh", "ja", "ar"])
def test_the_controls_speak_the_language_of_the_note(language: str) -> None:
    named = controls(language)
    english = Controls(**controls("en")._asdict())
    for field in Controls._fields:
        assert sorted(re.findall(r"{\w+}", getattr(named, field))) == sorted(
            re.findall(r"{\w+}", getattr(english, field))
        )
    page = render(briefings.harbour().model_copy(update={"language": language}), "html")
    assert f"<html lang={language} dir={'rtl' if language == 'ar' else 'ltr'}>" in page
    assert named.back in page


def test_words_of_a_source_in_another_language_say_so() -> None:
    briefing = briefings.harbour()
    german = briefing.sources[0].model_copy(update={"language": "de"})
    page = render(briefing.model_copy(update={"sources": (german,)}), "html")
    assert '<section class="source missing" lang=de' in page
    assert "<bdi lang=de>“The money" in page


def test_the_same_briefing_makes_the_same_page() -> None:
    assert render(briefings.ferries(), "html") == render(briefings.ferries(), "html")


def test_an_item_in_the_words_of_a_source_says_in_which_language_they_are() -> None:
    german = "Der Hafen von Veldmar bleibt zu."
    source = Text(id="h", text=f"{german}\n")
    entry = source.entry.model_copy(update={"language": "de"})
    own = KeyPoint(text=german, wording=Wording.SOURCE, evidence=source.evidence(1))
    worded = KeyPoint(text="The harbour stays shut.", wording=Wording.WORDED, evidence=source.evidence(1))
    by_a_model = PROVENANCE.model_copy(update={"drafter": "whole"})
    briefing = Briefing(title="t", key_points=(own, worded), sources=(entry,), provenance=by_a_model)
    page = render(briefing, "html")
    assert f"<span lang=de>{german}</span>" in page
    assert "<span lang=de>The harbour" not in page
    assert "<span lang" not in render(briefing.model_copy(update={"language": "de"}), "html")
