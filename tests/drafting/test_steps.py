"""The steps of a draft: each request has a name of its own, and edits elsewhere do not shift it."""

from __future__ import annotations

from summarizer.drafting import sentences
from summarizer.progress import unwatched
from summarizer.prompting import find
from summarizer.testing import ScriptedModel
from tests.drafting.answering import PROMPTS, AnsweringModel, party
from tests.drafting.readings import STORY, reading

LONG = (
    "Ann Lee, the leader of the Lund City Council, warned on Tuesday that the old harbour of the town cost "
    "40 million crowns a year and that the council would ask the state to share the bill for the quays."
)
SPOKEN = """\
The French finance ministry insisted that the reactor of Iran was a danger to the region.
Iran insisted that the reactor was safe and would never leak.
“Every reactor of this kind leaks in the end,” Claire Aubertin told reporters.
"""
LEANING = "The ministry announced a new study of the seabed. It would not say whether it needs a hearing."


def names(model: ScriptedModel) -> list[str]:
    return [step.name for step in model.steps]


def test_a_step_says_what_is_asked_and_of_which_sentence_or_person() -> None:
    shortening, naming = AnsweringModel(), AnsweringModel(party=lambda _: party("Iran"))
    sentences.draft(reading(LONG), shortening, PROMPTS, report=unwatched)
    sentences.draft(reading(SPOKEN), naming, PROMPTS, report=unwatched)
    assert names(shortening) == ["shorten 1"]
    assert names(naming) == ["party Claire Aubertin", "party Claire Aubertin, choices reversed"]


def test_no_two_requests_of_a_draft_share_a_step() -> None:
    model = AnsweringModel()
    sentences.draft(reading(f"{STORY}\n{SPOKEN}\n{LONG}\n{LEANING}"), model, PROMPTS, report=unwatched)
    assert len(names(model)) > 3
    assert len(set(names(model))) == len(names(model))


def test_a_step_carries_its_prompt_and_how_many_messages_are_always_the_same() -> None:
    prompt = find("shorten")
    step = prompt.step(12)
    assert (step.name, step.prompt, step.sha256) == ("shorten 12", prompt.name, prompt.sha256)
    one, other = prompt.messages(sentence="One."), prompt.messages(sentence="Two.")
    assert one[: step.head] == other[: step.head]
    assert len(one) == step.head + 1
