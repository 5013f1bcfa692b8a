"""What rules can tell of a passage before any model is asked: its language, parses and attributions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from summarizer.documents import Document, Kind, Passage, Sentence, as_documents
from summarizer.grounding.attribution import Attribution, Mode, layout_attributions
from summarizer.grounding.attribution import attributions as found_in
from summarizer.grounding.attribution.patterned import patterned
from summarizer.grounding.attribution.quoted import quoted_words
from summarizer.grounding.speakers import Speaker
from summarizer.language.lexicon import Lexicon, lexicon
from summarizer.language.parse import PARSED_WORDS, available, parse
from summarizer.segmentation import detect, number
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

_LANGUAGES = {
    "ar": "Arabic", "de": "German", "el": "Greek", "es": "Spanish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pt": "Portuguese",
    "ru": "Russian", "sv": "Swedish", "th": "Thai", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")
# Enough of a document to tell its language by.
_SAMPLE = 20_000


@dataclass(frozen=True)
class Reading:
    """A passage with what was found in it; `notices` say what could not be found, and why.

    `attributions` are the speech and the stands of known speakers; `everything` holds beside them beliefs,
    what is not said, and words whose speaker could be several. `asked` is the language, as an ISO 639-1 code,
    in which the note was asked for, if it was.
    """

    passage: Passage
    language: str
    lexicon: Lexicon
    attributions: tuple[Attribution, ...] = ()
    docs: Mapping[int, Doc] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    everything: tuple[Attribution, ...] = ()
    asked: str = ""

    @property
    def told_in(self) -> str:
        """The language that a model is to write in: the one that was asked for, else that of the passage."""
        return self.asked or self.language

    @cached_property
    def said(self) -> Mapping[int, tuple[Attribution, ...]]:
        """The attributions of each sentence, by its number."""
        found: dict[int, tuple[Attribution, ...]] = {}
        for attribution in self.attributions:
            found[attribution.sentence] = (*found.get(attribution.sentence, ()), attribution)
        return found

    @cached_property
    def parties(self) -> Mapping[str, tuple[Speaker, ...]]:
        """Those who speak for each party, in the order in which they first speak."""
        members: dict[str, dict[str, Speaker]] = {}
        for attribution in self.attributions:
            for voice in attribution.voices:
                members.setdefault(voice.party, {}).setdefault(voice.name, voice)
        return {party: tuple(voices.values()) for party, voices in members.items()}

    def told(self, number: int) -> str:
        """What a sentence tells: its words, and the names of those for whom its pronouns stand."""
        sentence = self.passage.sentence(number)
        names = dict.fromkeys(v.name for a in self.said.get(number, ()) for v in a.voices)
        unnamed = [name for name in names if name not in sentence.text]
        return f"{sentence.line} [{'; '.join(unnamed)}]" if unnamed else sentence.line

    def text(self, sentence: Sentence) -> str:
        """The text of the document that a sentence stands in."""
        return self.passage.document(sentence.document).text


def attributions(document: Document | str) -> tuple[Attribution, ...]:
    """Who says, thinks and wants what in a document, in the order of its sentences.

    One attribution a cue: quoted words that go on in the sentences after it are part of its `content`.
    `MissingExtraError` if the grammar of its language can be read, and the extra for it is not installed.
    """
    (given,) = as_documents(document)
    return tuple(_joined(_reading(_sound(given)).everything))


def _joined(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions, each with the words that go on in other sentences."""
    whole: dict[Span | None, Attribution] = {}
    for at, attribution in enumerate(found):
        begun = whole.get(attribution.continues) if attribution.continues is not None else None
        if begun is None:
            whole[attribution.cue or Span(at, at)] = attribution
        else:
            content, quotes = begun.content + attribution.content, begun.quotes + attribution.quotes
            whole[begun.cue] = replace(begun, content=tuple(sorted(content)), quotes=tuple(sorted(quotes)))
    return iter(whole.values())


def speakers_at(document: Document, span: Span) -> tuple[Speaker, ...]:
    """Who says the words at `span`, by what the document itself tells; `()` where it does not.

    Words in quotation marks are those of whoever is quoted, whoever tells of it. Other words are those of
    the innermost speech that covers them.
    """
    sound = _sound(document)
    spoken = [a for a in _reading(sound).everything if a.mode is Mode.SPEECH]
    quoting = [a for a in spoken if any(q.overlaps(span) for q in a.quotes)]
    if not quoting and not any(quote.overlaps(span) for quote in _quotations(sound)):
        covering = [(c.end - c.start, a) for a in spoken for c in a.content if c.contains(span)]
        quoting = [min(covering, key=_size)[1]] if covering else []
    return tuple(dict.fromkeys(voice for a in quoting for voice in a.voices))


def _size(covering: tuple[int, Attribution]) -> int:
    return covering[0]


def _sound(document: Document) -> Document:
    """The document as text that can be encoded: half a surrogate pair, which says nothing, as one sign."""
    if _SURROGATE.search(document.text) is None:
        return document
    return replace(document, text=_SURROGATE.sub("\ufffd", document.text))


@lru_cache(maxsize=16)
def _reading(document: Document) -> Reading:
    return read(number([document]))


@lru_cache(maxsize=16)
def _quotations(document: Document) -> tuple[Span, ...]:
    statements = _reading(document).passage.statements
    parts = chain.from_iterable(quoted_words(document, statements).values())
    return tuple(part.span for part in parts)


def read(passage: Passage) -> Reading:
    """Read a passage: tell its language, parse its statements, find who said what.

    In a language that cannot be parsed, speech is found only where the layout gives it (turns,
    signatures), and a notice says so.
    """
    language = _language(passage)
    told = (*_left_out(passage), *_copies(passage), *_orders(passage))
    words = lexicon(language)
    if not available(language):
        notice = _unparsed(language)
        turns = layout_attributions(passage)
        return Reading(
            passage, language, words, turns, {}, (*told, notice), (*turns, *patterned(passage, language))
        )
    running = [s for s in passage.statements if s.kind is not Kind.ROW]  # nobody speaks in a table
    docs = parse(running, language)
    left = len(running) - len(docs)
    notices = (*told, _unread(left, len(running))) if left else told
    leading = parse((s for s in passage.sentences if _leads(s)), language)
    found = found_in(passage, {**docs, **leading}, words)
    stated = tuple(a for a in found if a.voices and a.mode is Mode.SPEECH)
    known = tuple(a for a in stated if a.sentence not in leading)
    return Reading(passage, language, words, known, docs, notices, found)


def _left_out(passage: Passage) -> Iterator[str]:
    """What the loaders say of the sources."""
    for document in passage.documents:
        yield from (f"{document.name or document.id}: {notice}" for notice in document.notices)


def _leads(sentence: Sentence) -> bool:
    """Whether a line that is no statement leads up to one: “The club said in a letter:”."""
    return not sentence.is_statement and sentence.text.rstrip().endswith(":")


def _language(passage: Passage) -> str:
    """The language of most of the text."""
    sizes: Counter[str] = Counter()
    for document in passage.documents:
        sizes[detect(document.text[:_SAMPLE])] += len(document.text)
    return sizes.most_common(1)[0][0] if sizes else ""


def _copies(passage: Passage) -> Iterator[str]:
    """What to say of sources that hold the same text: they are one source, whatever their number."""
    known: dict[str, str] = {}
    for document in passage.documents:
        name = document.name or document.id
        if document.sha256 in known:
            yield f"{name} holds the same text as {known[document.sha256]}: the two are one source."
        known.setdefault(document.sha256, name)


def _orders(passage: Passage) -> Iterator[str]:
    """What to say of sentences that tell whoever reads them what to write."""
    orders = [str(sentence.number) for sentence in passage.sentences if sentence.kind is Kind.ORDER]
    if orders:
        several = f"s {', '.join(orders[:-1])} and" if len(orders) > 1 else ""
        yield (
            f"The sources tell their reader what to write, in sentence{several} {orders[-1]}: "
            "that was not followed, and no item rests on it."
        )


def _unparsed(language: str) -> str:
    name = _LANGUAGES.get(language, f"“{language}”") if language else "a language that was not recognised"
    return (
        f"The sources are in {name}: who said what was told from the layout alone (speakers' turns, "
        "signatures); positions in running text, disputes and open questions were not looked for."
    )


def _unread(left: int, total: int) -> str:
    return (
        f"Speech was looked for in the first {PARSED_WORDS:,} words only; "
        f"{left:,} of {total:,} sentences were read for key points alone."
    )
