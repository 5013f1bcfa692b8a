from __future__ import annotations

from summarizer.documents import Document
from summarizer.grounding.coverage import coverage
from summarizer.segmentation import number

SECTION = "# Section {0}: the {0} roads\n\n" + " ".join(
    f"Road {{0}}.{n} was mended in June." for n in range(40)
)
LONG = number([Document("\n\n".join(SECTION.format(n) for n in range(1, 11)), "report")])


def test_each_statement_of_a_long_document_is_counted_in_one_part() -> None:
    parts = coverage(LONG, {1, 2, 3, 50, 400})
    assert [(part.first, part.last) for part in parts] == [(n * 41 + 1, n * 41 + 41) for n in range(10)]
    assert [part.opening for part in parts][:2] == ["Section 1: the 1 roads", "Section 2: the 2 roads"]
    assert sum(part.statements for part in parts) == len(LONG.statements)
    # The first sentence is a heading, which is no statement.
    assert [part.cited for part in parts] == [2, 1, 0, 0, 0, 0, 0, 0, 0, 1]


def test_a_short_document_is_told_without_parts() -> None:
    assert coverage(number([Document(SECTION.format(1))]), {2}) == ()
