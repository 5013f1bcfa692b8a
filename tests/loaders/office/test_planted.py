"""The same words in each format are the same sentences, each found again at its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.documents import Document, Kind
from summarizer.loaders.mail import eml
from summarizer.loaders.office import docx, epub, odt, rtf
from summarizer.segmentation import segment
from tests.loaders.office import writers

SENTENCES = st.sampled_from(
    [
        "The port opposes the levy of €4.5 million.",
        "It would cost 300 jobs, “and nobody has said why”.",
        "The Änderung was read twice in the committee.",
        "Ms Ortega asked for a vote before the end of May.",
        "3 < 4 & the rest is {open} in the report.",
        "Der Rat hat den Antrag nicht angenommen.",
        "The dredging — done in 2019 — is paid for by nobody.",
    ]
)
PARAGRAPHS = st.lists(
    st.lists(SENTENCES, min_size=2, max_size=4, unique=True).map(" ".join), min_size=1, max_size=4
)
ROWS = (("Terminal", "Revenue (€ million)", "Change"), ("North", "4.5", "+3 %"), ("South", "3.1", "−2 %"))
TOLD = ["North: Revenue €4.5 million; Change +3 %.", "South: Revenue €3.1 million; Change −2 %."]
READ: Sequence[tuple[str, Callable[[Sequence[str], writers.Rows], bytes], Callable[..., Document]]] = (
    ("docx", writers.docx, docx.read),
    ("odt", writers.odt, odt.read),
    ("epub", writers.book, epub.read),
    ("rtf", writers.rtf, rtf.read),
    (
        "eml",
        lambda paragraphs, rows: bytes(writers.mail(writers.html(paragraphs, rows), subtype="html")),
        eml.read,
    ),
)


@pytest.mark.parametrize(("format", "write", "read"), READ, ids=[format for format, _, _ in READ])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(paragraphs=PARAGRAPHS)
def test_planted_sentences_and_rows_are_found_at_their_places(
    format: str,
    write: Callable[[Sequence[str], writers.Rows], bytes],
    read: Callable[..., Document],
    paragraphs: list[str],
) -> None:
    document = read(write(paragraphs, ROWS), name=f"report.{format}")
    sentences = segment(document, language="en")
    assert all(s.span.of(document.text) == s.text for s in sentences)
    planted = {s.text for s in segment(Document("\n\n".join(paragraphs)), language="en")}
    assert planted <= {s.text for s in sentences}
    assert [s.text for s in sentences if s.kind is Kind.ROW] == TOLD
    assert document.format == format
    assert document.title == writers.TITLE
