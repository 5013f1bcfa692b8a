from __future__ import annotations

import summarizer
from summarizer.documents import Document, Kind
from summarizer.grounding.reading import read
from summarizer.segmentation import number, segment

REPORT = """# Report

The council met in May, and it was late when it ended.

| Ward | Votes | Share |
|:-----|------:|------:|
| North | 412 | 3 % |
| South | | |

Home | News | Sport

| Harbour: Votes 97; Share 1 %. |
| A box |
"""


def kinds() -> dict[str, Kind]:
    return {s.text: s.kind for s in segment(Document(REPORT))}


def test_the_rows_of_a_table_are_evidence_and_its_names_are_not() -> None:
    found = kinds()
    assert found["North | 412 | 3 %"] is Kind.ROW
    assert found["Harbour: Votes 97; Share 1 %."] is Kind.ROW
    assert found["Ward | Votes | Share"] is Kind.BULLET


def test_what_stands_between_bars_and_is_no_row_is_no_evidence() -> None:
    found = kinds()
    assert [text for text, kind in found.items() if kind is Kind.BULLET] == [
        *("Ward | Votes | Share", "South | |", "Home | News | Sport", "A box"),
    ]


def test_a_row_is_nobodys_words() -> None:
    text = f"Ada Klein: We pay.\n\nBen Ross: We do not.\n\nAda Klein: These are the votes.\n\n{REPORT}"
    reading = read(number([Document(text)]))
    rows = [s for s in reading.passage.statements if s.kind is Kind.ROW]
    assert rows
    assert all(not s.speaker and s.number not in reading.said for s in rows)


def test_a_claim_is_held_against_the_row_that_has_its_figure() -> None:
    right = summarizer.check_claim("North had 412 votes.", REPORT)
    wrong = summarizer.check_claim("North had 421 votes.", REPORT)
    assert right.supported
    assert not wrong.supported
    assert right.evidence[0].text == "North | 412 | 3 %"
