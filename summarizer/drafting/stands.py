"""The statements in which each party takes a stand, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.draft import Stance
from summarizer.drafting.issues import OTHER, Issue, issue_of
from summarizer.drafting.selection import Topics, topics
from summarizer.grounding.attribution import Attribution
from summarizer.grounding.reading import Reading

# A party that is heard once, in few words and with no stand, has no position to report.
_LEAST = 1.0


@dataclass(frozen=True)
class Stand:
    """One statement in which a party takes a stand on an issue; `weight` ranks a party's stands."""

    party: str
    issue: str
    attribution: Attribution
    stance: Stance
    weight: float


def stands(reading: Reading, known: Sequence[Issue], *, parties: int, each: int) -> Mapping[str, tuple[Stand, ...]]:
    """The best stands of each party, at most `each`, spread over the issues, in the order of the text.

    Parties come in the order of all their stands' weight, at most `parties` of them; those who are
    quoted for what they know (analysts, agencies) are left out.
    """
    found = topics(reading)
    everyone: dict[str, list[Stand]] = {}
    for attribution in reading.attributions:
        for voice in attribution.voices:
            if not voice.observer:
                stand = _stand(attribution, voice.party, reading, known, found)
                everyone.setdefault(voice.party, []).append(stand)
    heard = {party: own for party, own in everyone.items() if max(s.weight for s in own) >= _LEAST}
    ranked = sorted(heard, key=lambda party: (-sum(s.weight for s in heard[party]), party))[:parties]
    return {party: tuple(_best(heard[party], each)) for party in ranked}


def _best(own: Sequence[Stand], each: int) -> Iterator[Stand]:
    """The best stand on each issue first, then the best of the rest; one a sentence."""
    ranked = sorted(own, key=lambda s: (-s.weight, s.attribution.sentence))
    chosen: dict[int, Stand] = {}
    for fresh in (True, False):
        for stand in ranked:
            issues = {s.issue for s in chosen.values()}
            if len(chosen) < each and stand.attribution.sentence not in chosen and (stand.issue not in issues or not fresh):
                chosen[stand.attribution.sentence] = stand
    return iter(chosen[number] for number in sorted(chosen))


def _stand(
    attribution: Attribution, party: str, reading: Reading, known: Sequence[Issue], found: Topics
) -> Stand:
    issue = issue_of(attribution.sentence, known, reading)
    stance = _stance(attribution, issue, reading)
    return Stand(party, issue, attribution, stance, _weight(attribution, issue, stance, reading, found))


def _weight(
    attribution: Attribution, issue: str, stance: Stance, reading: Reading, found: Topics
) -> float:
    """How much a statement tells of where a party stands: its own words first, then its verb."""
    text = reading.text(reading.passage.sentence(attribution.sentence))
    words = sum(len(q.of(text).split()) for q in attribution.quotes)
    weight = min(words, 24) / 12
    if attribution.verb and attribution.verb not in reading.lexicon["plain_speech"]:
        weight += 1.0
    content = {w.strip("“”\"',.;:") for c in attribution.content for w in c.of(text).lower().split()}
    modals = reading.lexicon["words.modals"] | reading.lexicon["words.negation"] | reading.lexicon["words.condition"]
    weight += 0.5 * bool(content & modals) + 0.5 * (stance is not Stance.UNSTATED) + 0.5 * (issue != OTHER)
    most = max((found.weight(n) for n in found.by_sentence), default=1.0) or 1.0
    return weight + found.weight(attribution.sentence) / most


def _stance(attribution: Attribution, issue: str, reading: Reading) -> Stance:
    """The label that the cue itself gives, and only where its object is the issue; else unstated.

    To accuse somebody of blocking a truce is no stand against the truce: a label that is not plain
    would mislead, and the words themselves stand beside it.
    """
    doc = reading.docs.get(attribution.sentence)
    if doc is None or not attribution.verb:
        return Stance.UNSTATED
    verb = next((t for t in doc if t.lemma_.lower() == attribution.verb), None)
    conditions = reading.lexicon["open.conditions"]
    marks = {c.lower_ for t in doc if t.dep_ == "advcl" for c in t.children if c.dep_ == "mark"}
    if marks & conditions and not attribution.direct:
        return Stance.CONDITIONAL
    heads = {issue.lower(), issue.split()[-1].lower(), issue.split()[-1].lower().rstrip("s")}
    objects = [c for c in verb.children if c.dep_ in {"dobj", "pobj"}] if verb is not None else []
    if not any({o.lower_, o.lemma_.lower()} & heads for o in objects):
        return Stance.UNSTATED
    for stance in (Stance.SUPPORTS, Stance.OPPOSES):
        if attribution.verb in reading.lexicon[f"stance.{stance.value}"]:
            return stance
    return Stance.UNSTATED
