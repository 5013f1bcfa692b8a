"""Who wrote, sent, dated or signed a text: by-lines, datelines and signatures, told by their wording."""

from __future__ import annotations

import re
from functools import cache

from summarizer.segmentation.lexicon import Lexicon, alternatives
from summarizer.segmentation.names import looks_like_name
from summarizer.segmentation.publishers import publisher_in
from summarizer.text import Span

_LONGEST = 140
_MOST_ROLE_WORDS = 8
_SHORTEST_PLACE = 4
_EDGES = " \t\n*_.,:;|·•–—/()[]-"
_ENDS = (".", "!", "?", "…")
_SIGNED = re.compile(r"(?:[—–―]|--)\s*(?=[^\W\d_])")
_HANDLE = re.compile(r"\(?@\w+\)?")
_AFTER_NAME = re.compile(r"\s*[/(,;|·•].*", re.DOTALL)
_PLACE = re.compile(r"(?P<place>[^\d,–—|]{2,30}?)\s*(?:[,–—|]| - )")
_AMONG_AUTHORS = re.compile(r"\s*(?:[,|·•/–—&]| - |\b(?:and|und|et|y|e|en|och)\b)\s*")
_AMONG_AGENCIES = re.compile(r"\s*(?:[/,+&]|\b(?:and|und)\b)\s*")
_NAME = r"[^\W\d_][\w.'’-]*"
_DATELINE = re.compile(
    r"(?P<asian>【[^】]{2,20}】\s*|[（(]?[^\s，。：]{2,12}\d{1,2}月\d{1,2}日电[)）]?\s*)(?=\S)"
    rf"|(?P<place>{_NAME}(?: {_NAME}){{0,3}}(?:/{_NAME})?)(?:,\s*[^:()–—\n]{{2,40}}?)?"
    r"(?:\s*\((?P<agency>[^()\n]{2,30})\)\s*[:–—-]{1,2}|\s*:|\s*[–—]|\s+-{1,2})\s+(?=\S)"
)
_NO_WORD = re.compile(r"[\s\W_]+")


def is_byline(line: str, words: Lexicon) -> bool:
    """Whether `line` only says who wrote or sent the text, or when: “By Jane Doe”, “Reuters”, a date."""
    if len(line) > _LONGEST:
        return False
    plain = line.strip(_EDGES)
    return (
        _header(words).match(line) is not None
        or is_agency(plain, words)
        or is_date_line(plain, words)
        or bool(publisher_in(plain, words) and not line.rstrip().endswith(_ENDS))
        or _is_credit(plain, words)
        or (_has_role(plain, words) and not line.rstrip().endswith(_ENDS))
    )


def is_agency(line: str, words: Lexicon) -> bool:
    """Whether `line` is the name of a news agency, or of several: “dpa/Reuters”."""
    return all(part.lower() in words.agencies for part in _AMONG_AGENCIES.split(line))


def is_date_line(line: str, words: Lexicon) -> bool:
    """Whether `line` holds a date and nothing else but a place, the time, and words such as “Published”."""
    if not any(map(str.isdigit, line)):
        return False
    rest, dates = words.date.subn(" ", line)
    place = _PLACE.match(rest)
    if place and looks_like_name(place["place"]):
        rest = rest[place.end() :]
    return dates > 0 and not _small_words(words).sub(" ", words.clock.sub(" ", rest)).strip(_EDGES)


def signed_by(line: str, words: Lexicon) -> str:
    """The person whose signature `line` is, or "": “— Jane Doe (@jane) March 14, 2025” gives “Jane Doe”."""
    match = _SIGNED.match(line)
    if match is None or len(line) > _LONGEST or line.rstrip().endswith(_ENDS):
        return ""
    undated = words.date.sub(" ", _HANDLE.sub(" ", line[match.end() :]))
    name = _AFTER_NAME.sub("", words.clock.sub(" ", undated)).strip(_EDGES)
    return name if looks_like_name(name) else ""


def dateline_in(paragraph: str, words: Lexicon, *, by_agency: bool = False) -> Span | None:
    """The dateline that opens `paragraph`, its colon or dash included, if text follows it.

    It is a place in capitals, or any place with an agency in brackets: “ISLAMABAD:”, “Berlin (dpa) –”.
    With `by_agency`, only the latter.
    """
    match = _DATELINE.match(paragraph[:_LONGEST])
    if match is None:
        return None
    agency, place = match["agency"], match["place"]
    sent = match["asian"] is not None or (
        agency is not None and is_agency(agency, words) and looks_like_name(place)
    )
    placed = place is not None and place.isupper() and len(place) >= _SHORTEST_PLACE
    known = sent or (placed and not by_agency and place.lower() not in words.labels)
    return Span(0, len(match[0].rstrip())) if known else None


def _is_credit(line: str, words: Lexicon) -> bool:
    match = _by(words).match(line)
    if match is None:
        return False
    undated = words.clock.sub(" ", words.date.sub(" ", line[match.end() :])).strip(_EDGES)
    author = _AMONG_AUTHORS.split(undated)[0]
    return looks_like_name(author, least=2) or is_agency(author, words)


def _has_role(line: str, words: Lexicon) -> bool:
    name, _, rest = line.partition(",")
    tokens = _NO_WORD.split(rest.lower())
    return (
        len(tokens) <= _MOST_ROLE_WORDS
        and not words.roles.isdisjoint(tokens)
        and looks_like_name(name.strip(), least=2)
    )


@cache
def _header(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words.headers)}):\s+\S", re.IGNORECASE)


@cache
def _by(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words.by)})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)


@cache
def _small_words(words: Lexicon) -> re.Pattern[str]:
    small = words.published | words.dated | words.weekdays
    return re.compile(rf"(?<!\w)(?:{alternatives(small)})(?!\w)", re.IGNORECASE)
