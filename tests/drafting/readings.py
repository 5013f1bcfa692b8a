"""Readings of small texts, through the real parser."""

from __future__ import annotations

from functools import lru_cache

from summarizer.documents import Document
from summarizer.grounding.reading import Reading, read
from summarizer.segmentation import number

STORY = """\
Lund City Council to close old harbour

The Lund City Council wants to close the old harbour by the end of 2027.
Ann Lee, the council’s leader, said that the harbour cost 40 million crowns a year.
“Every quay of the old harbour stands on borrowed money,” Lee said.
However, the Dockers’ Union, which is based in Malmo, warned that the closure would cost 300 jobs.
“We will fight for every quay of the harbour and every job on it,” said Tom Lind, the union’s director.
He would accept the closure if the council built a new ferry terminal for the town.
The Shipping Chamber has accused the council of hiding a study of the seabed, something the council denies.
The council has not decided whether the ferry needs a new jetty on the northern shore.
Analysts said the price of land in the town could double.
"""


@lru_cache(maxsize=256)
def reading(*texts: str) -> Reading:
    """What is found in the texts, each a document; their sentences are numbered from 1."""
    return read(number(Document(text, id=f"d{n}", name=f"{n}.txt") for n, text in enumerate(texts, 1)))
