"""Where a stretch of a text may begin and end without turning the sense of what it leaves off.

A stretch that begins or ends inside a word, a compound or a figure says something else than its
source: “can” of “can't”, “binding” of “non-binding”, “1.8” of “1.8 million”, “5” of “−5 %”.
"""

from __future__ import annotations

import re
import unicodedata

from summarizer.characters import attaches, in_word, is_unspaced, levelled
from summarizer.grounding.quotes.source import Source
from summarizer.normalization import JOINT

_WORD_AFTER = re.compile(r" ?((?:d')?[^\W_]+(?:\.[^\W\d_])?(?: [^\W_]+)?)")
_FIGURE_MARKS = ".,:/'"
_MONTH = re.compile(r"[. ]{1,2}([^\W\d_]+)")
# A figure and the unit after it, and what a unit goes on with: °|C, µg|/l.
_MEASURED = re.compile(r"\d[ -]?(°|[^\W\d_]{1,24}[²³23]?)\Z")
_UNIT_GOES_ON = re.compile(r"[/·⋅]?[^\W\d_]{1,12}[²³]?")
_DASHES = ("-", "–", "—", "−")
_SIGNS_BEFORE = "−+±<>≤≥≈~"
# Neither a word nor a figure is longer where a reader could check it.
_REACH = 80
_ROUNDS = 12


def is_whole(source: Source, start: int, end: int) -> bool:
    """Whether a stretch begins and ends between things: the test of every quote that is accepted."""
    return _start(source, start) == start and _end(source, end) == end


def whole(source: Source, start: int, end: int) -> tuple[int, int]:
    """The least stretch around `start` … `end` of the normal form that begins and ends between things."""
    for _ in range(_ROUNDS):
        wider = _start(source, start), _end(source, end)
        if wider == (start, end):
            break
        start, end = wider
    return start, end


def inside_word(text: str, at: int) -> bool:
    """Whether the place before the character at `at` lies inside a word of a script with spaces."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if after == JOINT or before == JOINT or attaches(after):
        return True
    return in_word(before) and in_word(after) and not (is_unspaced(before) or is_unspaced(after))


def _start(source: Source, at: int) -> int:
    text = source.text
    if at == 0:
        return at
    before = text[at - 1]
    if inside_word(text, at):
        return _word_start(text, at - 1)
    if before == "'":
        elided = _word_before(text, at - 1).lower()
        return at if elided in source.words.elisions else _word_start(text, at - 2)
    if before == "-" and _joined(source, at - 1, at):
        return _word_start(text, at - 2)
    if _is_figure(text[at]) or (_is_currency(text[at]) and text[at + 1 : at + 2].isdigit()):
        return _figure_start(source, at)
    return _unit_start(source, at)


def _end(source: Source, at: int) -> int:
    text = source.text
    if at == len(text):
        return at
    after = text[at]
    if inside_word(text, at):
        return _word_end(text, at + 1)
    if after == "'" or (after == "-" and at + 1 < len(text) and _joined(source, at, at)):
        return _word_end(text, at + 2)
    if is_unspaced(after) and is_unspaced(text[at - 1]):
        fused = [len(negation) for negation in source.words.fused_after if text.startswith(negation, at)]
        if fused:
            return at + max(fused)
    return _figure_end(source, at)


def _word_start(text: str, at: int) -> int:
    """The start of the word that holds the character at `at`, within reach."""
    low = max(0, at - _REACH)
    while at > low and inside_word(text, at):
        at -= 1
    return max(at, 0)


def _word_before(text: str, at: int) -> str:
    """The letters and digits right before a place, within reach."""
    start = at
    while start > max(0, at - _REACH) and text[start - 1].isalnum():
        start -= 1
    return text[start:at]


def _word_end(text: str, at: int) -> int:
    high = min(len(text), at + _REACH)
    while at < high and inside_word(text, at):
        at += 1
    return at


def _joined(source: Source, dash: int, edge: int) -> bool:
    """Whether the dash at `dash` makes one thing of what it stands between; `edge` is the cut beside it."""
    text = source.text
    after = text[dash + 1 : dash + 2]
    before = text[dash - 1 : dash]
    if before.isdigit() and after.isdigit():
        return True
    original = source.document.text
    place, following = source.form.position(dash), source.form.position(dash + 1)
    printed = original[place:following]
    if printed.strip() != printed or not _is_hyphen(printed):
        loose = printed.rstrip()
        return (
            edge == dash
            and _is_hyphen(loose)
            and loose not in "–"
            and not original[place - 1 : place].isspace()
        )
    return in_word(after) and not original[place - 1 : place].isspace() and in_word(before)


def _is_hyphen(printed: str) -> bool:
    dashes = [levelled(character) for character in printed if levelled(character) in _DASHES]
    return len(dashes) == 1 and dashes[0] != "—"


def _figure_start(source: Source, at: int) -> int:
    text, before = source.text, source.text[at - 1]
    if before in _SIGNS_BEFORE or _is_currency(before):
        return at - 1
    if before in _FIGURE_MARKS and text[at - 2 : at - 1].isdigit():
        return _word_start(text, at - 2)
    if before == "." and not text[max(0, at - 2) : at - 1].strip():
        return at - 1
    if is_unspaced(text[at]) and (before.isdigit() or _is_figure(before)):
        return at - 1
    left = _word_before(text, at - 1) if before == " " else ""
    grouped = left.isdigit() and len(left) <= 3 and re.match(r"\d{3}(?!\d)", text[at : at + 4])
    if grouped or left.lower() in source.words.prefixes:
        return at - 1 - len(left)
    return _unit_start(source, at)


def _unit_start(source: Source, at: int) -> int:
    """Where a figure begins whose unit the stretch begins with."""
    text, before = source.text, source.text[at - 1]
    if is_unspaced(text[at]) or is_unspaced(before):
        fused = [n for n in source.words.fused_before if text.endswith(n, max(0, at - len(n)), at)]
        if fused:
            return at - max(map(len, fused))
        unit = any(text.startswith(unit, at) for unit in source.words.units) and is_unspaced(text[at])
        return at - 1 if unit and (before.isdigit() or _is_figure(before)) else at
    if text[at] in source.words.signs and before.isdigit():
        return _word_start(text, at - 1)
    left = _word_before(text, at - 1) if before == " " else ""
    return at - 1 - len(left) if left and _is_number(source, left) and _begins_with_unit(source, at) else at


def _begins_with_unit(source: Source, at: int) -> bool:
    following = _WORD_AFTER.match(source.text, at)
    if not following:
        return False
    phrase = following[1].lower()
    return bool({phrase, phrase.split(" ")[0], phrase.split(".")[0]} & source.words.units)


def _is_number(source: Source, word: str) -> bool:
    return word[-1].isdigit() or word.lower() in source.words.numbers


def _figure_end(source: Source, at: int) -> int:
    """Where the figure ends, sign, unit and magnitude included, that the stretch ends in."""
    text, last, after = source.text, source.text[at - 1], source.text[at]
    following = text[at + 1 : at + 2]
    if _is_currency(last) and after.isdigit():
        return _word_end(text, at + 1)
    if not last.isdigit() and not _is_figure(last) and not _ends_in_number(source, at):
        return _compound_end(source, at)
    if after in _FIGURE_MARKS and following.isdigit() and last.isdigit():
        return _word_end(text, at + 2)
    if after in source.words.signs or _is_currency(after):
        return at + 1
    if is_unspaced(after):
        units = [unit for unit in source.words.units if text.startswith(unit, at)]
        return at + max(map(len, units)) if units else at + _is_figure(after)
    if after == " " and last.isdigit() and re.match(r" \d{3}(?!\d)", text[at : at + 5]):
        return at + 4
    if after in " -" and _begins_with_unit(source, at + (after == "-")):
        return _unit_end(source, at + 1)
    dated = _MONTH.match(text, at) if last.isdigit() else None
    if dated and dated[1] in source.words.months:
        return dated.end(1)
    return _compound_end(source, at)


def _compound_end(source: Source, at: int) -> int:
    """Where a unit made of several ends (°C, µg/l, percentage points) within which a stretch ends."""
    text = source.text
    measured = _MEASURED.search(text, max(0, at - _REACH), at)
    if not measured:
        return at
    rest = _UNIT_GOES_ON.match(text, at)
    place = source.form.position(at)
    parted = source.document.text[place - 1].isspace()
    if rest and (text[at] in "/·⋅" or (measured[1] == "°" and not parted)):
        return rest.end()
    following = _WORD_AFTER.match(text, at) if text[at] == " " else None
    word = following[1].split(" ")[0] if following else ""
    return at + 1 + len(word) if f"{measured[1]} {word}".lower() in source.words.units else at


def _unit_end(source: Source, at: int) -> int:
    following = _WORD_AFTER.match(source.text, at)
    if not following:
        return at
    phrase = following[1].lower()
    return at + len(following[1] if phrase in source.words.units else re.split(r"[ .]", following[1])[0])


def _ends_in_number(source: Source, at: int) -> bool:
    """Whether the stretch ends in a number in words, or in a figure and its magnitude."""
    word = _word_before(source.text, at)
    if word.lower() in source.words.numbers:
        return True
    before = _word_before(source.text, at - len(word) - 1) if word.lower() in source.words.units else ""
    return before != "" and _is_number(source, before)


def _is_figure(character: str) -> bool:
    """Whether a character counts: a digit, or a Chinese numeral."""
    return character.isnumeric()


def _is_currency(character: str) -> bool:
    return unicodedata.category(character) == "Sc"
