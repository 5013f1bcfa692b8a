"""Long files: read page by page, with word of how far it is."""

from __future__ import annotations

import tracemalloc

from summarizer.loaders.pdf import read
from summarizer.progress import Progress

from .press import House, Print

LINE = (
    "Clause {number} of the agreement on the barrier leaves open who is to pay for what the sea takes away."
)


def _print(paragraphs: int) -> bytes:
    made = Print(House(header="Agreement", footer="Page {page}"))
    for number in range(paragraphs):
        made.paragraph([LINE.format(number=number)] * 4)
    return made.data()


def test_every_page_is_reported() -> None:
    heard: list[Progress] = []
    document = read(_print(60), name="long.pdf", report=heard.append)

    count = len(document.pages)
    assert count > 3
    assert [(each.step, each.done, each.total) for each in heard] == [
        ("reading", number, count) for number in range(1, count + 1)
    ]


def test_memory_grows_by_what_is_kept_of_a_page_and_no_more() -> None:
    short, long = _print(40), _print(120)
    read(short, name="warm.pdf")  # imports count for nothing

    (few, peak), (more, higher) = _peak(short), _peak(long)

    # A page that is held open takes megabytes.
    assert (higher - peak) / (more - few) < 1_000_000


def _peak(data: bytes) -> tuple[int, int]:
    """The pages of a file, and the most bytes that were held while it was read."""
    tracemalloc.start()
    try:
        pages = read(data, name="long.pdf").pages
        return len(pages), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
