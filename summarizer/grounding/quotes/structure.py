"""Where the sentences, blocks, turns and quotations of a document end, around the place of a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.characters import in_word
from summarizer.grounding.quotations import quotations
from summarizer.grounding.quotes.source import Source
from summarizer.segmentation.boundaries import sentences_in
from summarizer.segmentation.language import detect
from summarizer.segmentation.lexicon import lexicon
from summarizer.text import Span

SENTENCE_ENDS = ".!?…。！？"
_CLOSING = r"[\"'”’“»«)\]」』*_]*"
_BLOCK = r"\n[ \t>]*\n\s*|\n(?=[ \t>]*(?:#{1,6}[ \t]|[-*+•‣▪][ \t]|\d{1,3}[.)][ \t]))"
_BLOCKS = re.compile(_BLOCK)
_BORDERS = re.compile(rf"(?P<block>{_BLOCK})|(?P<stop>[.!?…]{_CLOSING})(?:\s+|\Z)|[。！？]{_CLOSING}")
# A line that opens with a name and a colon: another's turn.
TURN = re.compile(r"\n[ \t*_>#]*[^\W\d_a-zà-ÿ][^\n:：()\[\]]{0,60}(?:：|:(?=[*_ \t]))")
_QUOTATION_MARKS = re.compile('["“”„«»「」『』]')
_SIGHT = 60
_FIRST = re.compile(r"[^\w\n]*(\w?)")
# The end of a sentence, with the number of a footnote.
_PUNCTUATED = re.compile(
    rf"[.!?…。！？:;,：；，、]{_CLOSING}(?:\[\^?[^\[\]\s]{{1,8}}\]|[⁰¹²³⁴-⁹]|\d{{1,2}}){{0,3}}{_CLOSING}\s*\Z"
)
_LOOK_BACK = 24
# Whoever tells who speaks between two parts of one speech takes few words for it.
_LONGEST_INTERRUPTION = 100
_PARAGRAPH_REACH = 5_000


def borders(source: Source, start: int, end: int) -> Iterator[Span]:
    """The ends of sentences and blocks between two places of the document: marks and white space.

    A full stop after an abbreviation ends nothing, nor does a blank line before a small letter.
    """
    text = source.document.text
    for match in _BORDERS.finditer(text, start, end):
        following = _FIRST.match(text, match.end())
        letter = following[1] if following else ""
        goes_on = letter.islower() and (match["block"] or match["stop"])
        if not goes_on and not (match["stop"] and _is_abbreviation(source, match.start(), match.end())):
            yield Span(*match.span())


def _is_abbreviation(source: Source, stop: int, following: int) -> bool:
    text = source.document.text
    if text[stop] != ".":
        return False
    # Quotation marks would hold a quotation's sentences together.
    before, after = (
        _QUOTATION_MARKS.sub(" ", part)
        for part in (text[max(0, stop - _SIGHT) : stop + 1], text[following : following + _SIGHT])
    )
    flat, language = f"{before} {after}", detect(text)
    found = sentences_in(flat, Span(0, len(flat)), language=language, words=lexicon(language))
    return all(sentence.end != len(before) for sentence in found)


def joined_blocks(source: Source, span: Span) -> Iterator[Span]:
    """The ends of blocks within a span where nothing but the page parts them: a heading from its text."""
    text = source.document.text
    if "\n" not in span.of(text):
        return
    for match in _BLOCKS.finditer(text, span.start, span.end):
        if not (
            _PUNCTUATED.search(text, max(0, match.start() - _LOOK_BACK), match.start())
            or _goes_on(text, match.end(), span.end)
        ):
            yield Span(*match.span())


def _goes_on(text: str, at: int, end: int) -> bool:
    following = _FIRST.match(text, at, end)
    return following is None or not following[1] or following[1].islower()


def parts_blocks(text: str) -> bool:
    """Whether a quote itself shows that it goes on in another block."""
    return _BLOCKS.search(text.strip()) is not None


def is_one_speech(source: Source, before: Span, after: Span) -> bool:
    """Whether two parts stand in one quotation, or both in none.

    One quotation may be interrupted to say whose it is (“…,” she said, “…”), and may go on in the next
    paragraph; a sentence of its own between two quotations, or a second teller, makes them two.
    """
    text = source.document.text
    low, high = _paragraphs(text, before.start, after.end)
    found = [
        Span(low + start + each.start, low + start + each.end)
        for start, paragraph in _split(text[low:high])
        for each in quotations(paragraph)
    ]
    first = _holding(found, before.end - 1)
    second = _holding(found, after.start)
    if first is not None and found[first].start > before.start and _bare(text, before.end, found[first].end):
        first = None
    if second is not None and found[second].end < after.end and _bare(text, found[second].start, after.start):
        second = None
    if first is None or second is None:
        return first is second
    return all(_goes_on_in(source, found[at], found[at + 1]) for at in range(first, second))


def _paragraphs(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(text.rfind("\n\n", max(0, start - _PARAGRAPH_REACH), start), start - _PARAGRAPH_REACH, 0)
    high = text.find("\n\n", end, end + _PARAGRAPH_REACH)
    return low, high if high >= 0 else min(len(text), end + _PARAGRAPH_REACH)


def _split(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in re.finditer(r"\n[ \t]*\n", text):
        yield at, text[at : match.start()]
        at = match.end()
    yield at, text[at:]


def _holding(found: list[Span], at: int) -> int | None:
    return next((index for index, span in enumerate(found) if span.start <= at < span.end), None)


def _bare(text: str, start: int, end: int) -> bool:
    return not any(map(in_word, text[start:end]))


def _goes_on_in(source: Source, first: Span, second: Span) -> bool:
    text = source.document.text
    between = text[first.end : second.start]
    if len(between.strip()) == 1:
        return True
    told = between[1:-1].strip()
    if "\n\n" in between or not 0 < len(told) <= _LONGEST_INTERRUPTION or told.endswith((":", "：")):
        return False
    ends = [each for each in borders(source, first.end + 1, second.start - 1) if each.end < second.start - 1]
    broken = told[-1] in SENTENCE_ENDS
    return not ends and _tellers(source, told) < 2 and not (broken and _is_told(text, second))


def _tellers(source: Source, told: str) -> int:
    """How many verbs of speech are in the words that interrupt a quotation."""
    return sum(word in source.words.speech for word in re.findall(r"\w+", told.lower()))


def _is_told(text: str, quotation: Span) -> bool:
    """Whether a quotation has words of its own that tell whose it is: “…,” she said."""
    last, following = text[quotation.end - 1 : quotation.end], text[quotation.end + 1 :][:40]
    if last not in SENTENCE_ENDS:
        return not following.lstrip(" ").startswith((".", "!", "?")) and bool(following.strip())
    return following.lstrip(" ")[:1] == "," or following.lstrip()[:1].islower()
