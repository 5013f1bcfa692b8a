"""Whether all of an article was taken for it: what stands between its first and its last paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.loaders.html.page import Block

# Letters of a paragraph by which it is found again; one of fewer may be a line of the site's own.
_KNOWN_BY, _LEAST = 60, 80


def lost(blocks: Sequence[Block], text: str) -> float:
    """How much of the page's paragraphs, from the first to the last that is in `text`, is not in it.

    >>> told = [Block("So " * 40 + str(n)) for n in range(4)]
    >>> round(lost(told, "\\n\\n".join(block.text for block in (told[0], told[3]))), 1)
    0.5
    """
    prose = [
        block.text for block in blocks if len(block.text) > _LEAST and 2 * block.linked < len(block.text)
    ]
    held = list(_held(prose, text))
    if True not in held:
        return 0.0
    within = range(held.index(True), len(held) - held[::-1].index(True))
    missing = sum(len(prose[at]) for at in within if not held[at])
    return missing / sum(len(prose[at]) for at in within)


def between(whole: str, text: str) -> str:
    """What of the `whole` page stands from the first to the last paragraph that is in `text`.

    Headings above the first one are with it; a line so short that a menu may have it opens nothing.
    """
    paragraphs = whole.split("\n\n")
    held = [
        is_held and len(own) > _LEAST
        for own, is_held in zip(paragraphs, _held(paragraphs, text), strict=True)
    ]
    if True not in held:
        return whole
    first = held.index(True)
    while first and paragraphs[first - 1].startswith("#"):
        first -= 1
    return "\n\n".join(paragraphs[first : len(held) - held[::-1].index(True)])


def _held(paragraphs: Sequence[str], text: str) -> Iterator[bool]:
    letters = _letters(text)
    for paragraph in paragraphs:
        own = _letters(paragraph)
        yield own != "" and own[-_KNOWN_BY:] in letters and own[:_KNOWN_BY] in letters


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
