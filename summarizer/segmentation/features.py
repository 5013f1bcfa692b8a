"""What a single line is by its wording: by-line, dateline, signature, heading of a summary."""

from __future__ import annotations

import re
from functools import cache

from summarizer.segmentation.lexicon import Lexicon, alternatives
from summarizer.segmentation.names import looks_like_name
from summarizer.text import Span

_LONGEST_BYLINE = 140
_SIGNED = re.compile(r"(?:[—–―]|--)\s*(?=[^\s\d—–―-])")
_HANDLE = re.compile(r"\(?@\w+\)?")
_TAIL = re.compile(r"\s*[/(,;|·•].*", re.DOTALL)
_MARKS = re.compile(r"[\s\W_]+")
_SEPARATOR = re.compile(r"\s*(?:,|\||·|•|/|—|–| - |\band\b|\bund\b|\bet\b|\by\b|\be\b|&)\s*")


def is_summary_heading(line: str, words: Lexicon) -> bool:
    """Whether `line` heads a publisher's own summary: “Key points”."""
    return line.strip(" \t:：*_#.").lower().replace("’", "'") in words.summaries


def is_byline(line: str, words: Lexicon) -> bool:
    """Whether `line` only says who wrote, which agency sent, or when it was published."""
    if len(line) > _LONGEST_BYLINE:
        return False
    plain = line.strip(" \t*_()[]|")
    return (
        is_agency(plain, words)
        or is_date_line(plain, words)
        or _is_credit(plain, words)
        or _has_role(plain, words)
    )


def is_agency(line: str, words: Lexicon) -> bool:
    """Whether `line` is the name of one news agency, or of several: “dpa/Reuters”."""
    parts = re.split(r"\s*(?:/|,|\+|&| and | und )\s*", line.strip(" .()"))
    return all(part.lower() in words.agencies for part in parts)


def is_date_line(line: str, words: Lexicon) -> bool:
    """Whether `line` holds a date and nothing else but the time and words such as “Published”."""
    rest, dates = words.date.subn(" ", line)
    rest = words.clock.sub(" ", rest)
    return dates > 0 and not _small_words(words).sub(" ", rest).strip(" \t\n.,:;|·•-–—/()")


def signed_by(line: str, words: Lexicon) -> str:
    """The person whose signature `line` is, or "": “— Jane Doe (@jane) March 14, 2025” gives “Jane Doe”."""
    match = _SIGNED.match(line)
    if match is None or len(line) > _LONGEST_BYLINE:
        return ""
    undated = words.date.sub(" ", _HANDLE.sub(" ", line[match.end() :]))
    name = _TAIL.sub("", words.clock.sub(" ", undated)).strip(" \t*_.")
    return name if looks_like_name(name) else ""


def dateline_in(paragraph: str, words: Lexicon) -> Span | None:
    """The dateline that opens `paragraph`, its colon or dash included, if text follows it.

    It is a place in capitals, or any place with an agency in brackets: “ISLAMABAD:”, “Berlin (dpa) –”.
    """
    head = paragraph[:_LONGEST_BYLINE]
    match = _dateline(words).match(head)
    if match is None or not paragraph[match.end() :].strip():
        return None
    place = match["place"]
    if match["agency"] is None and (not place.isupper() or place.lower() in words.labels or len(place) < 3):
        return None
    return Span(0, len(match[0].rstrip()))


def _is_credit(line: str, words: Lexicon) -> bool:
    match = _by(words).match(line)
    if match is None:
        return False
    parts = [part for part in _SEPARATOR.split(_strip_dates(line[match.end() :], words)) if part]
    return bool(parts) and looks_like_name(parts[0], least=2) and len(parts) <= 6


def _has_role(line: str, words: Lexicon) -> bool:
    name, comma, rest = line.partition(",")
    last = line.rstrip()[-1:]
    tokens = _MARKS.split(rest.lower())
    return (
        bool(comma) and last not in ".!?" and len(tokens) <= 8 and looks_like_name(name, least=2)
        and not words.roles.isdisjoint(tokens)
    )  # fmt: skip


def _strip_dates(text: str, words: Lexicon) -> str:
    return words.clock.sub(" ", words.date.sub(" ", text)).strip(" \t.,:;|·•-–—()")


@cache
def _by(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words.by)})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)


@cache
def _small_words(words: Lexicon) -> re.Pattern[str]:
    small = words.published | words.dated | words.weekdays
    return re.compile(rf"(?<!\w)(?:{alternatives(small)})(?!\w)", re.IGNORECASE)


@cache
def _dateline(words: Lexicon) -> re.Pattern[str]:
    name = r"[^\W\d_][\w.'’-]*"
    place = rf"(?P<place>{name}(?:[ ]{name}){{0,3}}(?:/{name})?)"
    agency = rf"\s*\((?P<agency>(?:{alternatives(words.agencies)})(?:/\w+)?)\)"
    return re.compile(
        rf"\s*{place}(?:,\s*[^:()–—\n]{{2,40}}?)?(?:{agency}\s*(?:[:–—-]+)?|\s*:|\s+[–—-]{{1,2}}|[–—])\s+(?=\S)",
        re.IGNORECASE,
    )
