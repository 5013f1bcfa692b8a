"""What each sentence states that another source may tell differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.grounding.claims.figures import Figure
from summarizer.grounding.claims.sources import Sources
from summarizer.grounding.claims.texts import Text
from summarizer.grounding.reading import Reading
from summarizer.language.lexicon import Lexicon
from summarizer.language.parse import child, phrase, text_of
from summarizer.stories.clauses import Clause, clauses_of
from summarizer.stories.counting import complements_of, counted_by, follows_noun, measured_by, within
from summarizer.stories.fact import Fact, Sort, Thing
from summarizer.stories.values import Amount, Aspect, Day, Doer, Truth, Value, clocks
from summarizer.text import Span

if TYPE_CHECKING:
    from summarizer.language.parse import Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_CURRENCIES = frozenset("$€£¥₽₴₹")
_CENTRAL = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})


class Statements:
    """Reads the facts of a passage's statements, each against the words of its own document's date."""

    def __init__(self, reading: Reading, sources: Sources) -> None:
        self._reading = reading
        self._sources = sources
        self._vocabulary = sources.vocabulary
        self._lexicon = reading.lexicon

    def facts(self) -> Iterator[Fact]:
        """The facts in the order of the sentences; questions and what is only possible yield none."""
        # A noun that opens a sentence is no name for its capital.
        docs = self._reading.docs
        common = {t.text for doc in docs.values() for t in doc if t.pos_ == "NOUN" and t.is_lower}
        for number, doc in docs.items():
            sentence = self._reading.passage.sentence(number)
            if not sentence.is_statement:
                continue
            today = self._sources.dates[sentence.document]
            text = Text(sentence.text, self._vocabulary, number, today)
            for clause in clauses_of(doc, self._lexicon):
                if asserts(clause, self._lexicon):
                    yield from _Clause(clause, sentence, text, self._reading, common).facts()


def asserts(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause tells what is or happened, and not what might be, what is denied, or who says so."""
    verb = clause.verb.lemma_.lower()
    if clause.unsure or clause.disowned:
        return False
    return verb not in lexicon["speech"] or verb in lexicon["stories.alone"]


class _Clause:
    """The facts of one clause."""

    def __init__(
        self, clause: Clause, sentence: Sentence, text: Text, reading: Reading, common: Set[str]
    ) -> None:
        self._clause = clause
        self._common = common
        self._sentence = sentence
        self._text = text
        self._reading = reading
        self._lexicon = reading.lexicon

    def facts(self) -> Iterator[Fact]:
        if not self._clause.denied:
            yield from self._amounts()
            yield from self._times()
            yield from self._doers()
        yield from self._truths()

    def _amounts(self) -> Iterator[Fact]:
        for figure in self._text.figures:
            token = self._token(figure.span.start)
            if token is None or self._bounded(token, figure):
                continue
            counted = counted_by(token)
            unit = figure.unit if figure.unit in {*_CURRENCIES, "share", "points", "times"} else ""
            if counted is None and not unit and not self._running(token):
                continue
            thing = self._thing(counted, unit)
            if thing.stems:
                span = self._hedged(figure)
                amount = Amount(span.of(self._text.text), span, figure)
                central = counted is None or counted.dep_ in _CENTRAL
                yield self._fact(Aspect.FIGURE, amount, thing, without=thing.stems, central=central)

    def _hedged(self, figure: Figure) -> Span:
        """A figure with what hedges it: “at least 40”."""
        words = self._text.words
        for first in range(max(0, figure.first - 3), figure.first) if figure.hedge else ():
            if "-".join(w.text for w in words[first : figure.first]) in self._text.vocabulary.numerals.hedges:
                return Span(words[first].span.start, figure.span.end)
        return figure.span

    def _running(self, token: Token) -> bool:
        """Whether a bare figure is what a number comes to: “the toll has risen to three”."""
        subject = self._clause.subject
        return (
            subject is not None
            and subject.lemma_.lower() in self._lexicon["stories.tallies"]
            and token.dep_ == "pobj"
        )

    def _thing(self, counted: Token | None, unit: str) -> Thing:
        """What is counted: of people, what became of them; of money, its currency."""
        if unit:
            return Thing(Sort.MEASURED, frozenset({unit}))
        noun = counted if counted is not None else self._clause.subject
        if noun is None:
            return Thing(Sort.COUNTED, frozenset())
        kind = measured_by(noun)
        if noun.lemma_.lower() in self._lexicon["stories.tallies"]:
            # “The toll of dead” counts the dead; “the death toll of the fire” counts deaths.
            named = any(t.dep_ == "compound" for t in noun.lefts)
            noun, kind = (noun if named or kind is None else kind), None
        if noun.lower_ in self._lexicon["stories.states"]:
            return Thing(Sort.HAPPENS, self._stems([noun]))
        if noun.lemma_.lower() not in self._lexicon["stories.people"]:
            return Thing(Sort.COUNTED, self._stems([noun, *([kind] if kind is not None else [])]))
        states = [t for t in noun.lefts if t.dep_ in {"amod", "compound"} and t.pos_ != "NUM"]
        told = [self._clause.verb] if self._full(self._clause.verb) else complements_of(self._clause.verb)
        return Thing(Sort.HAPPENS, self._stems(states or told))

    def _full(self, verb: Token) -> bool:
        light = self._lexicon["stories.light"] | self._lexicon["stories.moving"]
        return verb.lemma_.lower() not in light

    def _times(self) -> Iterator[Fact]:
        values: list[Value] = [
            Day(m.span.of(self._text.text), m.span, m) for m in self._text.moments if m.month or m.year
        ]
        values += clocks(self._text.text)
        for value in values:
            token = self._token(value.span.start)
            if token is not None and self._clause.verb.lemma_.lower() not in self._lexicon["stories.light"]:
                yield self._fact(Aspect.TIME, value, self._happening)

    def _doers(self) -> Iterator[Fact]:
        verb = self._clause.verb
        agent = child(verb, "agent")
        doer = child(agent, "pobj") if agent is not None else child(verb, "nsubj")
        done = self._clause.object
        if doer is None or done is None or verb.lemma_.lower() not in self._lexicon["stories.alone"]:
            return
        if doer.lemma_.lower() in self._lexicon["stories.unnamed"] or doer.pos_ == "PRON":
            return
        words = phrase(doer)
        stems = self._stems(words)
        if stems:
            value = Doer(text_of(words), self._span(words), stems, self._text.vocabulary)
            yield self._fact(Aspect.DOER, value, self._happening, without=stems, named=within(done))

    def _truths(self) -> Iterator[Fact]:
        clause = self._clause
        if clause.subject is None or clause.verb.dep_ in {"acl", "advcl"} or clause.ahead:
            return
        # What “I” and “we” do is told of somebody else in every source.
        personal = clause.subject.lower_ in self._lexicon["stories.speaking"]
        if personal or (clause.subject.pos_ == "PRON" and not self._full(clause.verb)):
            return
        value = Truth(text_of(list(clause.tokens)), self._span(clause.tokens), not clause.denied)
        yield self._fact(Aspect.FACT, value, self._happening)

    @property
    def _happening(self) -> Thing:
        return Thing(Sort.HAPPENS, frozenset({self._text.vocabulary.stem(self._clause.verb.lemma_.lower())}))

    def _fact(
        self,
        aspect: Aspect,
        value: Value,
        thing: Thing,
        *,
        without: frozenset[str] = frozenset(),
        named: Iterable[Token] | None = None,
        central: bool = True,
    ) -> Fact:
        clause = self._clause
        tokens = [t for t in clause.tokens if t.i != clause.verb.i and not self._timed(t)]
        names = list(named) if named is not None else tokens
        subject = self._stems(phrase(clause.subject)) if clause.subject is not None else frozenset()
        shared = subject if clause.verb.dep_ == "conj" else frozenset()
        return Fact(
            aspect=aspect,
            sentence=self._sentence.number,
            document=self._sentence.document,
            value=value,
            clause=clause,
            thing=thing,
            about=(self._stems(tokens) | shared) - without,
            names=self._names(names) - without,
            verb=self._text.vocabulary.stem(clause.verb.lemma_.lower()),
            subject=subject,
            central=central,
            speakers=self._speakers(value.span),
            moments=tuple(m for m in self._text.moments if self._token(m.span.start) is not None),
        )

    def _bounded(self, token: Token, figure: Figure) -> bool:
        """Whether a figure is no count of its own: a part, an end of a range, a comparison."""
        words = [word.text for word in self._text.words]
        parts, bounds, ranges = (self._lexicon[f"stories.{name}"] for name in ("parts", "bounds", "ranges"))
        before = words[figure.first - 1] if figure.first else ""
        after = words[figure.last + 1] if figure.last + 1 < len(words) else ""
        ranged = (before in bounds and not figure.hedge) or (after in ranges and self._goes_on(figure))
        shared_out = any(t.lower_ in {"each", "every", "per"} and t.i > token.i for t in self._clause.tokens)
        numbered = token.head.i < token.i and token.dep_ in {"nummod", "appos"}  # “gate three”
        return (
            before in parts or after in parts or ranged or shared_out or figure.unit == "ordinal" or numbered
        )

    def _goes_on(self, figure: Figure) -> bool:
        """Whether another figure follows, after a word: “three and four”, “three to four”."""
        return any(other.first == figure.last + 2 for other in self._text.figures)

    def _token(self, start: int) -> Token | None:
        """The token of this clause that begins there."""
        return next((t for t in self._clause.tokens if t.idx <= start < t.idx + len(t)), None)

    def _timed(self, token: Token) -> bool:
        return any(m.span.start <= token.idx < m.span.end for m in self._text.moments)

    def _stems(self, tokens: Iterable[Token]) -> frozenset[str]:
        stop = self._lexicon["stop.words"]
        return frozenset(
            self._text.vocabulary.stem(t.lemma_.lower())
            for t in tokens
            if t.pos_ in _CONTENT and t.is_alpha and t.lower_ not in stop and not t.like_num
        )

    def _names(self, tokens: Iterable[Token]) -> frozenset[str]:
        found = {t.lower_ for t in tokens if t.pos_ == "PROPN" and t.lower_ not in self._common}
        return frozenset(found | {number for t in tokens if (number := self._numbered(t))})

    def _numbered(self, token: Token) -> str:
        """The number that tells one thing from others of its kind: “gate three”, “the third gate”."""
        numerals = self._text.vocabulary.numerals
        if follows_noun(token) and token.like_num:
            return f"#{numerals.numbers.get(token.lower_, token.lower_)}"
        ordinal = numerals.ordinals.get(token.lower_)
        return f"#{ordinal}" if ordinal is not None and token.dep_ in {"amod", "compound"} else ""

    def _span(self, tokens: Iterable[Token]) -> Span:
        found = list(tokens)
        return Span(found[0].idx, found[-1].idx + len(found[-1]))

    def _speakers(self, span: Span) -> frozenset[str]:
        """The parties whose words these are, by what the sentence itself says."""
        place = span.shifted(self._sentence.span.start)
        said = self._reading.said.get(self._sentence.number, ())
        return frozenset(
            voice.party
            for attribution in said
            if not attribution.content or any(content.overlaps(place) for content in attribution.content)
            for voice in attribution.voices
            if not voice.observer
        )
