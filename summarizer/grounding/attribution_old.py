"""Who said what: speaker, cue and content of direct, indirect and mixed speech, as spans."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.documents import Document, Passage, Sentence
from summarizer.grounding.cast import cast
from summarizer.grounding.quotations import quotations
from summarizer.grounding.speakers import Speaker, Speakers, displayed
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, cover, subtree
from summarizer.text import Span, has_word

if TYPE_CHECKING:
    from summarizer.language.parse import Doc, Token

# More names than these in the layout are turns at a hearing; fewer may sign posts in an article.
_POSTS = 2
_STANCES = ("stance.supports", "stance.opposes", "stance.demands")


@dataclass(frozen=True)
class Attribution:
    """Speech, or a stand, that the text gives to somebody.

    `content` are the spans of what is said, `quotes` those within quotation marks, `speaker` and `cue`
    the words that attribute it (`None` where the layout does: a turn, a signature), `verb` the cue's
    lemma. All spans are of the document's text. `voices` are the resolved speakers.
    """

    sentence: int
    document: str
    voices: tuple[Speaker, ...]
    speaker: Span | None
    cue: Span | None
    verb: str
    content: tuple[Span, ...]
    quotes: tuple[Span, ...] = ()

    @property
    def direct(self) -> bool:
        return bool(self.quotes)


def attributions(passage: Passage, docs: Mapping[int, Doc], lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Every attribution in the passage's statements, in order.

    Speech is found from its verb and the verb's subject in the dependency parse, from “according to”,
    and from the layout; pronouns and descriptions are resolved in reading order.
    """
    everybody = cast(docs, lexicon)
    found: list[Attribution] = []
    for document in passage.documents:
        reader = _Reader(document, Speakers(everybody, lexicon), lexicon)
        statements = [s for s in passage.of(document) if s.is_statement]
        found += reader.read(statements, docs)
    return tuple(found)


def layout_attributions(passage: Passage) -> tuple[Attribution, ...]:
    """The speech that the layout alone tells: speakers' turns and signed posts, in any language."""
    return tuple(_turn(sentence, _at_a_turn(sentence)) for sentence in passage.statements if sentence.speaker)


def _at_a_turn(sentence: Sentence) -> Speaker:
    """The speaker whom a transcript names. At a hearing, all speak for themselves unless they say so."""
    name = displayed(sentence.speaker)
    return Speaker(name, name, person=True)


def _turn(sentence: Sentence, voice: Speaker) -> Attribution:
    whole = (sentence.span,)
    return Attribution(sentence.number, sentence.document, (voice,), None, None, "", whole, whole)


@dataclass(frozen=True)
class _Cue:
    """A verb of speech or stand (or “according”) in a parse, with its subject and what it governs.

    A `mute` one tells of nobody's speech, or of whom nothing is known; words quoted under it are not
    those of whoever reports it: “Police said that a man had called him ‘a thief’”.
    """

    token: Token
    subject: Token
    content: tuple[Token, ...]
    mute: bool = False


class _Reader:
    """Reads one document's statements in order."""

    def __init__(self, document: Document, speakers: Speakers, lexicon: Lexicon) -> None:
        self._document = document
        self._speakers = speakers
        self._lexicon = lexicon
        stances = frozenset().union(*(lexicon[name] for name in _STANCES))
        self._verbs = lexicon["speech"] | stances
        self._transcript = False

    def read(self, statements: Sequence[Sentence], docs: Mapping[int, Doc]) -> Iterator[Attribution]:
        quoted = quoted_words(self._document, statements)
        self._transcript = len({s.speaker for s in statements if s.speaker}) > _POSTS
        # The paragraph, and the sentence, in which the speaker was last heard.
        last: tuple[tuple[int, int], tuple[Speaker, ...]] = ((-1, -1), ())
        for sentence in statements:
            doc = docs.get(sentence.number)
            if doc is None:
                continue
            self._speakers.enter(sentence, doc)
            found = list(self._sentence(sentence, doc, quoted[sentence.number]))
            alone = _all_quoted(sentence, quoted[sentence.number])
            if not found and alone and last[0] == (sentence.paragraph, sentence.number - 1):
                found = [self._continued(sentence, last[1], quoted[sentence.number])]
            if found:
                last = ((sentence.paragraph, sentence.number), found[-1].voices)
            yield from found

    def _sentence(self, sentence: Sentence, doc: Doc, quotes: Sequence[Span]) -> Iterator[Attribution]:
        if sentence.speaker:
            voice = _at_a_turn(sentence) if self._transcript else self._speakers.layout(sentence)
            self._speakers.heard(voice, sentence.number)
            yield _turn(sentence, voice)
            return
        found = [c for c in self._cues(doc) if not _inside(c.token, sentence, quotes)]
        cues = [cue for cue in found if not cue.mute]
        heard: list[tuple[_Cue, tuple[Speaker, ...]]] = []
        dropped: set[int] = set()
        for token in doc:
            speaks = [cue for cue in cues if cue.subject.i == token.i]
            subject = token.dep_ in {"nsubj", "nsubjpass"} and not _inside(token, sentence, quotes)
            if subject and not speaks and not _reported(token, cues):
                self._speakers.mentioned(token, sentence.number)
            voices = self._speakers.resolve(token, sentence.number) if speaks else ()
            if speaks and self._secondhand(token, cues, sentence):
                dropped |= {cue.token.i for cue in speaks}
                continue
            for voice in voices:
                self._speakers.heard(voice, sentence.number, head=token)
            heard += [(cue, voices) for cue in speaks if voices]
        governing = [c for c in found if not self._passes_on(c, dropped)]
        shared = _shared(governing, sentence, quotes, self._lexicon)
        yield from (self._attribution(cue, voices, sentence, shared[cue.token.i]) for cue, voices in heard)

    def _passes_on(self, cue: _Cue, dropped: Collection[int]) -> bool:
        """Whether words quoted under a cue are those of the one who reports it.

        “They would support it, she said, because cranes could replace ‘every driver’”: hers.
        “He said that she had called him ‘a liar’”: not his, nor surely hers.
        """
        return cue.token.i in dropped and cue.token.lemma_.lower() not in self._lexicon["speech"]

    def _secondhand(self, subject: Token, cues: Sequence[_Cue], sentence: Sentence) -> bool:
        """Whether a stand is one that somebody else gives to its holder: “she said the town would accept”.

        What an observer reports counts as the holder's own (“sources said that the envoy would propose”).
        """
        outer = [cue for cue in cues if subject in cue.content and cue.subject.i != subject.i]
        voices = [v for cue in outer for v in self._speakers.resolve(cue.subject, sentence.number)]
        return any(not voice.observer for voice in voices)

    def _attribution(
        self, cue: _Cue, voices: tuple[Speaker, ...], sentence: Sentence, quotes: tuple[Span, ...]
    ) -> Attribution:
        whole = cover(cue.content, sentence) if cue.content else None
        quoted = whole is None or any(q.start - 1 <= whole.start and whole.end <= q.end + 2 for q in quotes)
        content = quotes if quoted or whole is None else (whole,)
        outside = tuple(q for q in quotes if not any(c.overlaps(q) for c in content))
        return Attribution(
            sentence.number,
            sentence.document,
            voices,
            cover(subtree_of_name(cue.subject), sentence),
            cover([cue.token], sentence),
            cue.token.lemma_.lower(),
            tuple(sorted({*content, *outside})),
            quotes,
        )

    def _continued(
        self, sentence: Sentence, voices: tuple[Speaker, ...], quotes: Sequence[Span]
    ) -> Attribution:
        """Quoted words without a cue, after their speaker was named in the same paragraph."""
        return Attribution(
            sentence.number, sentence.document, voices, None, None, "", tuple(quotes), tuple(quotes)
        )

    def _cues(self, doc: Doc) -> Iterator[_Cue]:
        for token in doc:
            if token.lower_ == "according" and (noun := _according(token)) is not None:
                aside = set(subtree(token))
                yield _Cue(token, noun, _trimmed([t for t in token.head.subtree if t not in aside]))
            elif (token.pos_ == "VERB" or token.dep_ == "ROOT") and token.lemma_.lower() in self._verbs:
                subject = _subject(token)
                if subject is not None and not self._unsaid(token) and self._says(token, subject):
                    yield _Cue(token, subject, _content(token, subject))
                elif token.lemma_.lower() in self._lexicon["speech"] and not _same(subject):
                    yield _Cue(token, token, _content(token, token), mute=True)

    def _unsaid(self, verb: Token) -> bool:
        """Whether the verb tells of speech that did not happen: denied it, asked it, made it a condition."""
        mark = child(verb, "mark")
        unreal = self._lexicon["words.condition"] | self._lexicon["words.embedded"]
        lemma = verb.lemma_.lower()
        ahead = lemma in self._lexicon["plain_speech"] and any(c.tag_ == "MD" for c in verb.children)
        # A stand inside a relative clause, or of a belief, is told in passing and often of the past.
        aside = verb.dep_ in {"relcl", "acl"} and lemma not in self._lexicon["speech"]
        supposed = verb.dep_ == "acl" and mark is not None
        marked = mark is not None and mark.lower_ in unreal
        return self._denied(verb) or marked or ahead or aside or supposed

    def _denied(self, verb: Token) -> bool:
        """Whether the verb is negated: “never said”, “no longer supports”."""
        beside = (t for c in verb.children if c.dep_ in {"neg", "advmod"} for t in c.subtree)
        return any(t.dep_ == "neg" or t.lower_ in self._lexicon["words.negation"] for t in beside)

    def _says(self, verb: Token, subject: Token) -> bool:
        """Anything may “say”; only those who can hold a stand call, want or order something."""
        lemma, beside = verb.lemma_.lower(), {c.lower_ for c in verb.children}
        # “put the cost at”, but not “put on a coat”; “quoted him as saying” gives another's words.
        if (lemma == "put" and "at" not in beside) or (lemma == "quote" and "as" in beside):
            return False
        if verb.dep_ == "relcl" and not self._speakers.named(subject):
            return False
        return lemma in self._lexicon["plain_speech"] or self._speakers.can_speak(subject)


def quoted_words(document: Document, statements: Sequence[Sentence]) -> Mapping[int, tuple[Span, ...]]:
    """The quoted words of each sentence, by its number; marks are matched over the whole paragraph."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in statements:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    found: dict[int, tuple[Span, ...]] = {}
    for sentences in paragraphs.values():
        whole = Span(sentences[0].span.start, sentences[-1].span.end)
        quotes = [q.shifted(whole.start) for q in quotations(whole.of(document.text))]
        for sentence in sentences:
            shared = (
                _common(quote, sentence.span, document.text)
                for quote in quotes
                if quote.overlaps(sentence.span)
            )
            found[sentence.number] = tuple(shared)
    return found


def _common(quote: Span, sentence: Span, text: str) -> Span:
    """The part of a quotation that stands in a sentence, without the comma that belongs to the sentence."""
    start, end = max(quote.start, sentence.start), min(quote.end, sentence.end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)


def _same(subject: Token | None) -> bool:
    """Whether the subject of a verb that reports nothing is most likely whoever is reported already."""
    return subject is not None and subject.pos_ == "PRON"


def _according(token: Token) -> Token | None:
    to = child(token, "prep")
    return child(to, "pobj") if to is not None else None


def _subject(verb: Token) -> Token | None:
    """Who says it: the verb's subject, its agent in the passive, or the subject of the verb it goes with."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if subjects:
        subject = min(subjects, key=lambda c: abs(c.i - verb.i))
        return verb.head if subject.tag_ == "WP" and verb.dep_ == "relcl" else subject
    if (agent := child(verb, "agent")) is not None:
        return child(agent, "pobj")
    if child(verb, "nsubjpass") is not None or child(verb, "auxpass") is not None:
        return None
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _subject(verb.head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return child(verb.head, "nsubj")
    return None


def _content(verb: Token, subject: Token) -> tuple[Token, ...]:
    """What the verb governs: after it, or around it where it is put in between (“Russia, he said, had …”)."""
    own = subtree(verb)
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    if clauses and clauses[0].i > verb.i:
        return _trimmed(subtree(clauses[0]))
    said_by = subject.right_edge.i if subject.i > verb.i else verb.i
    after = [t for t in own if t.i > max(verb.i, said_by)]
    after = [t for t in after if not t.is_punct or t is not after[-1]]
    clause = child(verb, "ccomp", "xcomp", "dobj", "prep")
    if clause is not None and clause.i > verb.i and after:
        return _trimmed(after)
    before = [t for t in own if t.i < min(verb.i, subject.left_edge.i)]
    if child(verb, "ccomp") is not None and before:
        return _trimmed(before)
    if verb.dep_ in {"parataxis", "ccomp"} and not _trimmed(after):
        aside = set(own)
        return _trimmed([t for t in verb.head.subtree if t not in aside and t.i != verb.i])
    return _trimmed(after)


def _trimmed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    kept = list(tokens)
    while kept and (kept[-1].is_punct or kept[-1].is_space):
        kept.pop()
    while kept and (kept[0].is_punct or kept[0].is_space or kept[0].lower_ == "that"):
        kept.pop(0)
    return tuple(kept)


def subtree_of_name(subject: Token) -> list[Token]:
    """The words that name a speaker, those joined to it included."""
    words = [t for t in subtree(subject) if t.dep_ != "relcl"]
    last = max([subject.i, *(t.i for t in subject.conjuncts)])
    return [t for t in words if t.i <= last]


def _reported(token: Token, cues: Sequence[_Cue]) -> bool:
    """Whether the word is part of what somebody named before it says."""
    return any(cue.subject.i < token.i and token in cue.content for cue in cues)


def _all_quoted(sentence: Sentence, quotes: Sequence[Span]) -> bool:
    """Whether a sentence is quotation and nothing else, marks and points aside."""
    edges = [sentence.span.start, *(at for q in quotes for at in (q.start, q.end)), sentence.span.end]
    outside = (
        Span(*pair).shifted(-sentence.span.start) for pair in zip(edges[::2], edges[1::2], strict=True)
    )
    return bool(quotes) and not any(has_word(span.of(sentence.text)) for span in outside)


def _inside(token: Token, sentence: Sentence, quotes: Sequence[Span]) -> bool:
    at = sentence.span.start + token.idx
    return any(quote.start <= at < quote.end for quote in quotes)


def _shared(
    cues: Sequence[_Cue], sentence: Sentence, quotes: Sequence[Span], lexicon: Lexicon
) -> Mapping[int, tuple[Span, ...]]:
    """Each quotation given to one cue: the narrowest that governs it, else one of speech beside it."""
    shared: dict[int, tuple[Span, ...]] = {cue.token.i: () for cue in cues}
    speech = [c for c in cues if not any(c.token.lemma_.lower() in lexicon[name] for name in _STANCES)]
    for quote in quotes:
        governing = [c for c in cues if c.content and cover(c.content, sentence).overlaps(quote)]
        beside = [c for c in speech if _beside(c, sentence, quote, lexicon["stop.words"])]
        chosen = min(governing, key=_breadth, default=beside[0] if beside else None)
        if chosen is not None:
            shared[chosen.token.i] += (quote,)
    return shared


def _breadth(cue: _Cue) -> int:
    return len(cue.content)


def _beside(cue: _Cue, sentence: Sentence, quote: Span, passed: Collection[str]) -> bool:
    """Whether no word of content stands between a quotation and the words that attribute it.

    So it is in “…, she said, and that was ‘a number nobody argues about’”.
    """
    words = cover([cue.token], sentence), cover(subtree_of_name(cue.subject), sentence)
    if any(part.overlaps(quote) for part in words):
        return False
    gaps = (Span(min(part.end, quote.end), max(part.start, quote.start)) for part in words)
    between = (gap.shifted(-sentence.span.start).of(sentence.text) for gap in gaps)
    return any(all(w in passed for w in re.findall(r"\w+", text.lower())) for text in between)
