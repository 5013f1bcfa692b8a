"""The statements in which each party takes a stand, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.drafting.actors import acts
from summarizer.drafting.issues import Issue, issue_of
from summarizer.drafting.procedure import Procedure
from summarizer.drafting.topics import Topics, topics
from summarizer.grounding.attribution import Attribution
from summarizer.grounding.reading import Reading
from summarizer.language.parse import child
from summarizer.stance import OTHER_MATTERS, Stance

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

# A stand that weighs less is not worth a second or third place among a party's stands.
_LEAST = 1.0
# What a stand of somebody in the chair must weigh, who speaks most, and seldom of the matter.
_CHAIR = 2.0
# What a stand that the note tells elsewhere still weighs.
_TOLD = 0.7
# What an issue counts on which the party has no stand in the note yet.
_FRESH = 0.5
# What a plain stance adds to the weight of its stand: on what terms a party would act is what it wants.
_LABELLED = dict.fromkeys(Stance, 0.25) | {Stance.UNSTATED: 0.0, Stance.CONDITIONAL: 0.75}
# As many quoted words say something by themselves.
_CLAUSE = 5
# Longer words than these are no words that a reader remembers; each one more counts against the stand.
_READABLE = 45
_TEDIOUS = 0.02
_LEANING = frozenset({"it", "that", "this", "these", "those", "one", "so"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


@dataclass(frozen=True)
class Stand:
    """One statement in which a party takes a stand on an issue; `weight` ranks a party's stands."""

    party: str
    issue: str
    attribution: Attribution
    stance: Stance
    weight: float


def stands(
    reading: Reading, known: Sequence[Issue], *, told: frozenset[int] = frozenset(), parties: int, each: int
) -> Mapping[str, tuple[Stand, ...]]:
    """The best stands of each party, at most `each`, spread over the issues, in the order of the text.

    The statements `told` stand elsewhere in the note, and give way to others of the party. Parties that
    only ever speak together are one (“France and Germany”).

    Parties come in the order of all their stands' weight, at most `parties` of them; those who are
    quoted for what they know (analysts, agencies) and those who only remark on something are left out.
    """
    found = topics(reading)
    everyone: dict[str, list[Stand]] = {}
    joint = _joint(reading)
    procedure = Procedure.of(reading.passage, reading.lexicon)
    for attribution in reading.attributions:
        sentence = reading.passage.sentence(attribution.sentence)
        least = _CHAIR if sentence.speaker and sentence.speaker == procedure.chair else 0.0
        for voice in () if sentence in procedure else attribution.voices:
            if not voice.observer:
                party = joint.get(voice.party, voice.party)
                stand = _stand(attribution, party, reading, known, found)
                if stand.weight >= least:
                    everyone.setdefault(party, []).append(stand)
    heard = {party: own for party, own in everyone.items() if any(_telling(s, reading) for s in own)}
    ranked = sorted(heard, key=lambda party: (-sum(s.weight for s in heard[party]), party))[:parties]
    return {party: tuple(_best([_retold(s, told) for s in heard[party]], each, told)) for party in ranked}


def _telling(stand: Stand, reading: Reading) -> bool:
    """Whether a stand is more than a plain remark: words of the party's own, or a verb that takes sides."""
    verb = stand.attribution.verb
    return stand.attribution.direct or bool(verb and verb not in reading.lexicon["plain_speech"])


def _retold(stand: Stand, told: frozenset[int]) -> Stand:
    return replace(stand, weight=stand.weight * _TOLD) if stand.attribution.sentence in told else stand


def _joint(reading: Reading) -> Mapping[str, str]:
    """The common name of parties that speak in the same attributions, and in no other."""
    spoken: dict[str, list[int]] = {}
    for at, attribution in enumerate(reading.attributions):
        for voice in attribution.voices:
            spoken.setdefault(voice.party, []).append(at)
    together: dict[tuple[int, ...], list[str]] = {}
    for party, places in spoken.items():
        together.setdefault(tuple(places), []).append(party)
    return {party: " and ".join(names) for names in together.values() if len(names) > 1 for party in names}


def _best(own: Sequence[Stand], each: int, told: frozenset[int]) -> Iterator[Stand]:
    """The weightiest stands, one a sentence, those on an issue that has none yet first among equals.

    Of those `told` elsewhere one is taken at most: the rest of the party's room is for what is not.
    """
    left = list(own)
    chosen: dict[int, Stand] = {}
    while left and len(chosen) < each:
        issues = {stand.issue for stand in chosen.values()}
        best = max(left, key=lambda s: (s.weight + _FRESH * (s.issue not in issues), -s.attribution.sentence))
        if chosen and best.weight < _LEAST:
            break
        chosen[best.attribution.sentence] = best
        full = chosen.keys() | (told if chosen.keys() & told else frozenset())
        left = [s for s in left if s.attribution.sentence not in full]
    return iter(chosen[number] for number in sorted(chosen))


def _stand(
    attribution: Attribution, party: str, reading: Reading, known: Sequence[Issue], found: Topics
) -> Stand:
    issue = issue_of(attribution.sentence, known, reading)
    stance = _stance(attribution, issue, reading)
    return Stand(party, issue, attribution, stance, _weight(attribution, issue, stance, reading, found))


def _weight(attribution: Attribution, issue: str, stance: Stance, reading: Reading, found: Topics) -> float:
    """How much a statement tells of where a party stands: its own words first, then its verb."""
    text = reading.text(reading.passage.sentence(attribution.sentence))
    words = max((len(q.of(text).split()) for q in attribution.quotes), default=0)
    weight = 1.0 + min(words, 20) / 40 if words >= _CLAUSE else 0.25 * bool(words)
    weight -= max(0, words - _READABLE) * _TEDIOUS
    if any(q.of(text).rstrip().endswith("?") for q in attribution.quotes):
        weight -= 1.0  # to ask is to take no stand yet
    if attribution.verb and attribution.verb not in reading.lexicon["plain_speech"]:
        weight += 0.75
    content = {w.strip("“”\"',.;:") for c in attribution.content for w in c.of(text).lower().split()}
    modals = (
        reading.lexicon["words.modals"]
        | reading.lexicon["words.negation"]
        | reading.lexicon["words.condition"]
    )
    weight += 0.5 * bool(content & modals) + _LABELLED[stance]
    weight += 0.5 * (issue != OTHER_MATTERS) - 0.75 * leaning(attribution, reading)
    return weight + found.weight(attribution.sentence) / found.heaviest


def leaning(attribution: Attribution, reading: Reading) -> bool:
    """Whether what is said leans on the sentence before: an “it” or a “that” with nothing to stand for."""
    doc = reading.docs.get(attribution.sentence)
    if doc is None:
        return False
    start = reading.passage.sentence(attribution.sentence).span.start
    quoted = [t for t in doc if any(q.start <= start + t.idx < q.end for q in attribution.quotes)]
    spoken = {t.i for t in quoted}
    return any(
        t.lower_ in _LEANING
        and t.dep_ in _ARGUMENTS
        and not any(n.pos_ in {"NOUN", "PROPN"} and n.i < t.i for n in doc)
        for t in doc
        if t.i not in spoken and t.tag_ != "WDT"
    )


def _stance(attribution: Attribution, issue: str, reading: Reading) -> Stance:
    """The label that the cue itself gives, and only where its object is the issue; else unstated.

    To accuse somebody of blocking a truce is no stand against the truce: a label that is not plain
    would mislead, and the words themselves stand beside it.
    """
    doc = reading.docs.get(attribution.sentence)
    if doc is None or not attribution.verb:
        return Stance.UNSTATED
    verb = next((t for t in doc if t.lemma_.lower() == attribution.verb), None)
    if _conditional(attribution, doc, reading):
        return Stance.CONDITIONAL
    heads = {issue.lower(), issue.split()[-1].lower(), issue.split()[-1].lower().rstrip("s")}
    objects = [c for c in verb.children if c.dep_ in {"dobj", "pobj"}] if verb is not None else []
    if not any({o.lower_, o.lemma_.lower()} & heads for o in objects):
        return Stance.UNSTATED
    for stance in (Stance.SUPPORTS, Stance.OPPOSES):
        if attribution.verb in reading.lexicon[f"stance.{stance.value}"]:
            return stance
    return Stance.UNSTATED


def _conditional(attribution: Attribution, doc: Doc, reading: Reading) -> bool:
    """Whether somebody would act on a condition, outside a quotation: not “if the weather allows”."""
    start = reading.passage.sentence(attribution.sentence).span.start
    for clause in (t for t in doc if t.dep_ == "advcl"):
        mark = child(clause, "mark")
        if mark is None or mark.lower_ not in reading.lexicon["open.conditions"]:
            continue
        quoted = any(q.start <= start + mark.idx < q.end for q in attribution.quotes)
        subjects = (child(above, "nsubj", "nsubjpass") for above in clause.ancestors)
        subject = next((s for s in subjects if s is not None), None)
        if subject is not None and acts(subject, reading.lexicon) and not quoted:
            return True
    return False
