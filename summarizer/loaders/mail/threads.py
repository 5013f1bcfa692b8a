"""The messages that one message carries: quoted with “>”, or under a head of their own.

What tells them is layout, in any language: marks of quotation below a line with a colon and an address or a
time; three lines such as “From: …”, “Sent: …”, “Subject: …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from summarizer.segmentation.lexicon import lexicon
from summarizer.segmentation.names import looks_like_name
from summarizer.segmentation.paragraphs import ends_sentence
from summarizer.text import has_word, one_line

_MARKS = re.compile(r"[ ]?>(?:[ ]?>)*[ ]?")
_ADDRESS = re.compile(r"(?:mailto:)?[\w.+'-]{1,80}@[\w-]{1,80}(?:\.[\w-]{1,80})+")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_INTRODUCES = re.compile(r"[:：]\s*$")
_LONGEST_INTRODUCTION = 300
_HEAD = re.compile(r"[ \t]*[*_]{0,2}(?P<key>[^\W\d_][\w -]{0,20}?)\s?[:：][*_]{0,2}[ \t]+(?P<value>\S.*)$")
_LEAST_HEAD = 3
_RULE = re.compile(r"\s*(?:[-_=*]{5,}.{0,40}|-{2,}[ ]?\w[\w ]{0,40}-{2,}\s*)$")
_SIGNATURE = "--"
_MOST_SIGNED = 5
_LONGEST_NAMES = 5
_QUOTED_NAME = re.compile(r"[\"“]([^\"“”]{2,80})[\"”]\s*[<\[(]?$")
_MOST_WORDS = 6
_EDGES = " \t\"'“”„‟«»<>[]()*_,;:"


@dataclass(frozen=True, slots=True)
class Part:
    """What one writer says without a break; `writer` and `date` are empty where the thread does not say."""

    text: str
    writer: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """The parts of a message in its own order, its sender's first.

    `signatures` were left out, which have so many `signed` lines.
    """

    parts: tuple[Part, ...]
    signatures: int = 0
    signed: int = 0


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines from `start` to before `end` that say who wrote what follows."""

    start: int
    end: int
    writer: str
    date: str


def parts_of(body: str, *, sender: str) -> Thread:
    """The parts of the body of a message that `sender` wrote; “-- ” begins a signature.

    >>> body = "No.\\n\\nOn 3 May 2025, 10:00, Ada Klein wrote:\\n> Will you pay?\\n"
    >>> [(part.writer, part.text) for part in parts_of(body, sender="Ben Ross").parts]
    [('Ben Ross', 'No.'), ('Ada Klein', 'Will you pay?')]
    """
    runs = _runs(body)
    writers = {0: Part("", sender)}
    parts: list[Part] = [writers[0]]
    stretches: list[Sequence[str]] = []
    depths = [depth for depth, _ in runs]
    for (depth, texts), below in zip(runs, [*depths, 0][1:], strict=True):
        place = 0
        for head in _heads(texts, deeper=below > depth):
            stretches.append(texts[place : head.start])
            parts.append(_part(stretches[-1], writers.get(depth)))
            over = depth + (below > depth and not any(map(has_word, texts[head.end :])))
            writers = {level: known for level, known in writers.items() if level < over}
            writers[over] = Part("", head.writer, head.date)
            place = head.end
        stretches.append(texts[place:])
        parts.append(_part(stretches[-1], writers.get(depth)))
    signatures = [texts[end + 1 :] for texts in stretches if (end := _end(texts)) < len(texts)]
    signed = sum(has_word(text) for texts in signatures for text in texts)
    return Thread(tuple(_joined(parts)), len(signatures), signed)


def _runs(body: str) -> list[tuple[int, list[str]]]:
    """The lines without their marks of quotation, in runs of one depth; a blank one is of the run above."""
    lines: list[tuple[int, str]] = []
    for line in body.splitlines():
        marks = _MARKS.match(line)
        depth = marks[0].count(">") if marks else 0
        text = line[marks.end() :] if marks else line
        lines.append((depth if marks or text.strip() or not lines else lines[-1][0], text.rstrip()))
    return [(depth, [text for _, text in run]) for depth, run in groupby(lines, key=lambda line: line[0])]


def _part(texts: Sequence[str], known: Part | None) -> Part:
    """What was written before the signature."""
    return replace(known or Part(""), text="\n".join(texts[: _end(texts)]).strip("\n"))


def _end(texts: Sequence[str]) -> int:
    """Where the signature begins, if what stands behind its mark is short enough to be one; or the end."""
    marks = (at for at, text in enumerate(texts) if text.rstrip() == _SIGNATURE)
    return next((at for at in marks if _signs(texts[at + 1 :])), len(texts))


def _signs(texts: Sequence[str]) -> bool:
    """Whether lines are a signature: a few, with a motto at most, and not what goes on with the letter."""
    held = [text for text in texts if has_word(text)]
    sentences = sum(ends_sentence(text) and len(text.split()) > _LONGEST_NAMES for text in held)
    return len(held) <= _MOST_SIGNED and sentences <= 1


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts that have words, those of one message in a row as one; the first in any case."""
    above = parts[0]
    for part in parts[1:]:
        if not has_word(part.text):
            continue
        if (part.writer, part.date) == (above.writer, above.date):
            above = replace(above, text=f"{above.text}\n\n{part.text}" if above.text else part.text)
        else:
            yield above
            above = part
    yield above


def _heads(texts: Sequence[str], *, deeper: bool) -> Iterator[_Head]:
    """The heads among lines of one depth; `deeper` tells that what is quoted more deeply follows them."""
    at = 0
    worded = max((place for place, text in enumerate(texts) if has_word(text)), default=0)
    while at < len(texts):
        last = deeper and at >= worded
        head = _block(texts, at) or _introduction(texts, at, quoted=last)
        if head:
            yield head
        at = head.end if head else at + 1


def _block(texts: Sequence[str], at: int) -> _Head | None:
    """The head that starts at a line, or under the rule that this line is: “From: …”, “Sent: …”."""
    start, at = at, at + (_RULE.match(texts[at]) is not None)
    headers = lexicon().headers
    fields: list[str] = []
    for text in texts[at:]:
        match = _HEAD.match(text)
        if match is None or match["key"].strip().lower() not in headers:
            break
        fields.append(match["value"])
    if len(fields) < _LEAST_HEAD:
        return None
    address = _ADDRESS.search(fields[0])
    named = fields[0][: address.start()] if address else fields[0]
    sent = next(filter(None, map(_date, fields[1:])), "")
    return _Head(start, at + len(fields), writer(named, address[0] if address else ""), sent)


def _introduction(texts: Sequence[str], at: int, *, quoted: bool) -> _Head | None:
    """The line that gives what follows to its writer: “On 3 May 2025 at 10:00, Ada Klein <…> wrote:”.

    It may begin on the line above. Where nothing is quoted below it, it has an address and a time.
    """
    if not _INTRODUCES.search(texts[at]):
        return None
    start = at - (
        at > 0 and bool(_timed(texts[at - 1])) and not texts[at - 1].rstrip().endswith((".", "!", "?"))
    )
    line = one_line(" ".join(texts[start : at + 1]))
    address, timed = _ADDRESS.search(line), _timed(line)
    sure = address and timed if not quoted else address or timed
    if not sure or len(line) > _LONGEST_INTRODUCTION:
        return None
    return _Head(start, at + 1, _name(line), _date(line))


def _timed(line: str) -> bool:
    return bool(_CLOCK.search(line) or lexicon().date.search(line))


def _date(text: str) -> str:
    match = lexicon().date.search(text)
    return match[0] if match else ""


def writer(name: str, address: str) -> str:
    """What to call who wrote: the name of a head, the given one first, or else the address.

    >>> writer("Ross, Ben", "ben@port.example"), writer("", "ben@port.example")
    ('Ben Ross', 'ben@port.example')
    """
    last, _, first = one_line(name).strip(_EDGES).partition(", ")
    turned = f"{first} {last}"
    return turned if first and looks_like_name(turned, least=2) else one_line(name).strip(_EDGES) or address


def _name(text: str) -> str:
    """The name before an address, or the last of two words or more that are one; else the address.

    >>> _name('On Mon, 3 March 2025 at 10:00, "Ross, Ben" <ben@port.example> wrote:')
    'Ben Ross'
    """
    address = _ADDRESS.search(text)
    before = text[: address.start()] if address else text
    if quoted := _QUOTED_NAME.search(before):
        return writer(quoted[1], "")
    moments = lexicon().moments
    words = [w.strip(_EDGES) for w in before.split() if w.strip(_EDGES)]
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _MOST_WORDS), end):
            name = " ".join(words[start:end])
            least = 1 if address and end == len(words) else 2
            if looks_like_name(name, least=least) and moments.isdisjoint(name.lower().split()):
                return name
    return address[0].removeprefix("mailto:") if address else ""
