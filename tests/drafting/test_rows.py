"""The rows of tables in what the rules draft."""

from __future__ import annotations

import summarizer
from summarizer.documents import Document

REPORT = """# Votes on the levy

The council met in May to vote on the harbour levy. Ben Ross of the port said that it would cost 300 jobs.

| Ward | Votes | Share |
|---|---|---|
| North ward | 412 | 31 % |
| South ward | 397 | 30 % |
"""
TABLE = "\n".join(REPORT.splitlines()[4:])


def test_a_row_is_no_headline_where_anything_is_said() -> None:
    briefing = summarizer.brief(Document(REPORT), model="extractive")
    assert briefing.headline
    assert all("|" not in item.text for item in briefing.headline)


def test_a_source_that_is_a_table_alone_gives_its_rows_as_they_stand() -> None:
    briefing = summarizer.brief(Document(TABLE), model="extractive")
    quotes = {evidence.quote for point in briefing.key_points for evidence in point.evidence}
    assert quotes
    assert all(quote in TABLE for quote in quotes)
