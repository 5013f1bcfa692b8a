"""For whom people speak, where the text does not say: a small model is asked, and believed with care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal, cast

from pydantic import BaseModel, create_model

from summarizer.chat.base import ChatModel, Message
from summarizer.chat.structured import Limits, ask
from summarizer.errors import ReplyError
from summarizer.grounding.attribution import Attribution
from summarizer.grounding.reading import Reading
from summarizer.language.gazetteer import lookup
from summarizer.progress import Progress, Report
from summarizer.prompting import Prompt
from summarizer.step import Step

_NONE = "none of these"
# Nothing is asked twice, and a reply that does not end by itself is cut.
_LIMITS = Limits(attempts=1, tokens=160)
# People who are looked up with the model at most; each takes three requests.
_PEOPLE = 4
# States offered beside the text's own, so that the model need not choose a wrong one.
_OTHERS = (
    "China", "France", "Germany", "India", "Iran", "Israel", "Italy", "Japan",
    "Poland", "Russia", "Spain", "Turkey", "Ukraine", "United Kingdom", "United States",
)  # fmt: skip


def with_parties(reading: Reading, model: ChatModel, prompt: Prompt, *, report: Report) -> Reading:
    """The reading in which people of whom the text does not say for whom they speak have a party.

    Only states and bodies of states that are parties already can be named, since a small model knows
    statesmen and no one else. It is asked up to three times, other states among the choices; a party must
    be named twice and none beside it. The reading marks such a party as the model's own knowledge.
    """
    places = [name for name in reading.parties if lookup(name) is not None]
    choices = [*places, *(state for state in _OTHERS if state not in places)]
    lone = sorted(_unplaced(reading).items())[:_PEOPLE] if places else []
    named: dict[str, str] = {}
    for done, (person, told) in enumerate(lone, 1):
        report(Progress("naming parties", done, len(lone)))
        bare = f"{person} spoke."
        votes: list[str] = []
        for way, sentence, listed in [
            ("", bare, choices),
            (", choices reversed", bare, choices[::-1]),
            (", in a sentence", told, choices),
        ]:
            messages = prompt.messages(sentence=sentence, person=person, parties=listed)
            votes.append(_answer(model, messages, listed, step=prompt.step(f"{person}{way}")))
            if votes.count(votes[-1]) > 1:
                break
        chosen = set(votes) - {_NONE}
        party = chosen.pop() if len(chosen) == 1 else _NONE
        if party in places and votes.count(party) > 1:
            named[person] = party
    return replace(reading, attributions=tuple(_renamed(a, named) for a in reading.attributions))


def _answer(model: ChatModel, messages: Sequence[Message], parties: Sequence[str], *, step: Step) -> str:
    """One of the parties, or what stands for none: also where no reply was valid."""
    answer = _choice((*parties, _NONE))
    try:
        return str(ask(model, messages, answer, step=step, limits=_LIMITS).model_dump()["party"])
    except ReplyError:
        return _NONE


@lru_cache(maxsize=64)
def _choice(names: tuple[str, ...]) -> type[BaseModel]:
    """The answer that is one of these names; the grammar and validation hold it to them."""
    return create_model("Choice", party=(cast(Any, Literal[names]), ...))  # Any: the choices are values


def _unplaced(reading: Reading) -> Mapping[str, str]:
    """People who speak for nobody whom the text names, and the sentence that first names each."""
    turns = {sentence.speaker for sentence in reading.passage.statements if sentence.speaker}
    if len(turns) > 2:  # a transcript names everybody by their turns, and the public does not know them
        return {}
    lone = {
        voice.name
        for attribution in reading.attributions
        for voice in attribution.voices
        if voice.person and voice.party == voice.name and voice.sentence is None and not voice.observer
    }
    first = {name: next((s.line for s in reading.passage.statements if name in s.text), "") for name in lone}
    return {name: line for name, line in first.items() if line}


def _renamed(attribution: Attribution, named: Mapping[str, str]) -> Attribution:
    voices = tuple(
        replace(voice, party=named[voice.name], basis="model") if voice.name in named else voice
        for voice in attribution.voices
    )
    return replace(attribution, voices=voices)
