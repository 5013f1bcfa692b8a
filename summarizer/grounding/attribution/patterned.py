"""Who is quoted in a language without a grammar: a quotation, a verb of speech and a name in a row."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from summarizer.documents import Document, Kind, Passage, Sentence
from summarizer.grounding.attribution.model import Attribution
from summarizer.grounding.attribution.quoted import quoted_words
from summarizer.grounding.speakers import Speaker
from summarizer.text import Span

# Two to four words with a capital, with the particles that stand inside a name.
_WORD = r"[^\W\d_a-zß-ÿ](?:\.|[\w’'-]+)"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:de|del|di|la|le|van|von|der|zu)\b)*(?:\s{_WORD}){{1,3}})"
_MARKS = r"[”“»«\"’‘\s,.:]*"
# So far from a quotation its speaker is looked for.
_REACH = 160


@dataclass(frozen=True)
class _Patterns:
    """Behind a quotation: “…”, said (the minister) Ann Lee. Before it: Ann Lee said: “…”."""

    behind: re.Pattern[str]
    before: re.Pattern[str]


def patterned(passage: Passage, language: str) -> tuple[Attribution, ...]:
    """The quotations that stand right beside a verb of speech and a name of two words or more.

    Nothing in a language without such verbs in `language/data/speech`. A lone surname, a post and a
    pronoun are left: without a grammar there is no telling them from other words.
    """
    patterns = _patterns(language)
    if patterns is None:
        return ()
    found: list[Attribution] = []
    for document in passage.documents:
        statements = [s for s in passage.of(document) if s.kind is Kind.STATEMENT]
        quoted = quoted_words(document, statements)
        for sentence in statements:
            spans = tuple(part.span for part in quoted[sentence.number])
            found += _sentence(document, sentence, spans, patterns)
    return tuple(found)


def _sentence(
    document: Document, sentence: Sentence, quotes: tuple[Span, ...], patterns: _Patterns
) -> Iterator[Attribution]:
    for quote in quotes:
        behind = Span(quote.end, min(quote.end + _REACH, sentence.span.end))
        before = Span(max(sentence.span.start, quote.start - _REACH), quote.start)
        match = patterns.behind.match(behind.of(document.text))
        base = behind.start
        if match is None:
            match, base = patterns.before.search(before.of(document.text)), before.start
        if match is not None:
            yield _attribution(sentence, quote, match, base)


def _attribution(sentence: Sentence, quote: Span, match: re.Match[str], base: int) -> Attribution:
    name = match["name"].rstrip(".,")
    speaker = Span(match.start("name"), match.start("name") + len(name)).shifted(base)
    cue = Span(*match.span("verb")).shifted(base)
    voices = (Speaker(name, name, person=True),)
    verb = match["verb"].lower()
    return Attribution(sentence.number, sentence.document, voices, speaker, cue, verb, (quote,), (quote,))


@lru_cache(maxsize=16)
def _patterns(language: str) -> _Patterns | None:
    path = files("summarizer.language").joinpath("data", "speech", f"{language}.toml")
    if not language.isalpha() or not path.is_file():
        return None
    data = tomllib.loads(path.read_text("utf-8"))
    verbs = "|".join(re.escape(verb).replace("_", r"\s") for verb in data["verbs"].split())
    verb = rf"\b(?P<verb>{verbs})\b"
    articles, stops = ("|".join(data[words].split()) for words in ("articles", "stops"))
    post = rf"(?:(?:{articles})\s+)?(?:(?!(?:{stops})\b)[\w-]+\s+){{0,3}}?(?!(?:{stops})\b)"
    return _Patterns(
        behind=re.compile(rf"{_MARKS}{verb}\s+{post}{_NAME}"),
        before=re.compile(rf"{_NAME}(?:,[^,.:]{{1,60}},)?\s+{verb}[^.:“„«\"]{{0,60}}:?\s*[“„«\"]\s*$"),
    )
