"""Sentences planted in printed PDFs, found again with their pages and on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from summarizer.documents import Document
from summarizer.loaders.pdf import read
from summarizer.segmentation import segment
from summarizer.text import Span

from .press import House, Print

WORDS = [
    "committee", "harbour", "administration", "negotiation", "compensation", "municipality",
    "barrier", "reservoir", "consultation", "agreement", "programme", "expenditure", "proceedings",
    "resettlement", "shareholders", "toll", "ferry", "autumn", "minister", "paper", "cross-border",
    "long-term", "follow-up", "the", "of", "and", "for", "with", "from", "that", "this", "under",
    "before",
]  # fmt: skip
_SPACE_AND_HYPHENS = re.compile(r"[\s-]+")

sentences = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=22), min_size=1, max_size=6)
houses = st.builds(
    House,
    columns=st.integers(1, 2),
    header=st.sampled_from(["", "Ministry of Water", "Hearing {page}", "Report 7 of the Board, page {page}"]),
    footer=st.sampled_from(["", "{page}", "Page {page}", "- {page} -"]),
    hyphens=st.booleans(),
    indent=st.booleans(),
)


@st.composite
def prints(draw: st.DrawFn) -> tuple[Print, list[str]]:
    """A print of some pages, and its headings; every sentence in it is the only one of its kind."""
    made = Print(draw(houses))
    made.title("The harbour and the barrier")
    # Words with hyphens of their own stand unbroken somewhere, as in any text.
    made.paragraph(["We speak of cross-border matters, of long-term ones, and of follow-up."], whole=True)
    headings = []
    count = 0
    for part in range(draw(st.integers(1, 4))):
        headings.append(f"{part + 1} Matters of part {'ABCD'[part]}")
        made.heading(headings[-1])
        for paragraph in draw(st.lists(sentences, min_size=2, max_size=9)):
            planted = []
            for words in paragraph:
                count += 1
                planted.append(f"Clause {_numeral(count)} {' '.join(words)}.")
            made.paragraph(planted)
    return made, headings


def _numeral(number: int) -> str:
    """A word of letters for a number, so that each sentence has one of its own."""
    return "".join("bcdfghjklm"[int(digit)] + "o" for digit in str(number)).capitalize()


# Without shrinking, which takes minutes for a print of pages: the seed tells the failing one.
@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(prints())
def test_every_planted_sentence_is_found_with_its_pages_and_on_them(planted: tuple[Print, list[str]]) -> None:
    made, headings = planted
    document = read(made.data(), name="planted.pdf")

    for sentence, pages in made.pages.items():
        start = document.text.find(sentence)
        assert start >= 0, sentence
        span = Span(start, start + len(sentence))
        assert document.pages_of(span) == tuple(sorted(pages))
        assert _bare(_on_pages(document, span)) == _bare(sentence)
    assert_nothing_is_dropped(document)
    running = {made.house.header.format(page=1), made.house.footer.format(page=1)}
    told = [s.text for s in segment(document) if s.kind == "heading" and s.text not in running]
    assert told == ["The harbour and the barrier", *headings]
    if made.sheets >= 3 and made.house.header:
        assert not any(made.house.header.format(page=n) in document.text for n in range(1, made.sheets + 1))


def _on_pages(document: Document, span: Span) -> str:
    """What stands on the pages themselves where a range of the document is."""
    return " ".join(found.of(page.text) for page in document.pages for found in page.found(span))


def _bare(text: str) -> str:
    return _SPACE_AND_HYPHENS.sub("", text)


def assert_nothing_is_dropped(document: Document) -> None:
    """Every character of every page is in the document's text once, or in what was left out."""
    for number in {page.number for page in document.pages}:
        parts = [page for page in document.pages if page.number == number]
        text = parts[0].text
        accounted = sorted(
            [piece.source for page in parts for piece in page.pieces]
            + [span for page in parts for span in page.left_out]
        )
        assert _gaps(accounted, text) == ""


def _gaps(spans: Sequence[Span], text: str) -> str:
    """What of a text is in none of the spans, but for space; what is in two of them counts too."""
    end, missing = 0, ""
    for span in spans:
        missing += text[end : span.start] + text[span.start : end]
        end = max(end, span.end)
    return (missing + text[end:]).strip() if (missing + text[end:]).strip() else ""
