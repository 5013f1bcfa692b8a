"""One request for a passage that fits: for models that can choose, attribute and word by themselves."""

from __future__ import annotations

from summarizer.chat.base import ChatModel, Message
from summarizer.chat.structured import Limits, ask_items
from summarizer.draft import bounded
from summarizer.drafting.assembly import Drafted
from summarizer.drafting.budget import Budget
from summarizer.drafting.losses import told
from summarizer.errors import PassageTooLongError
from summarizer.grounding.reading import Reading
from summarizer.prompting import Prompt

TASKS = ("brief",)
# Tokens that the reply of a briefing takes at most.
_REPLY = 6_000
_LIMITS = Limits(tokens=_REPLY)


def fits(reading: Reading, model: ChatModel, prompt: Prompt) -> bool:
    """Whether the passage and the reply to it fit into the model's context."""
    return Budget(model).room(messages_of(reading, prompt), reply=_REPLY) >= 0


def draft(reading: Reading, model: ChatModel, prompt: Prompt) -> Drafted:
    """The model's draft of the passage; an item that is not valid is `lost`, and loses no other.

    Raises `PassageTooLongError` if the passage would not fit the model's context, `ReplyCutError` if
    the reply does not fit, `ReplyError` if no reply held anything valid, and what the model raises.
    """
    messages = messages_of(reading, prompt)
    if not fits(reading, model, prompt):
        size = Budget(model).asked(messages)
        raise PassageTooLongError(
            f"the sources are too long for one request to {model.name}: about {size:,} tokens, and it takes "
            f"{model.context:,} with its reply; give fewer sources, or use -m extractive or -m embedded",
            tokens=size,
            context=model.context,
        )
    answer = bounded(len(reading.passage.sentences), prompt.profile)
    found = ask_items(model, messages, answer, step=prompt.step(), limits=_LIMITS)
    lost = tuple(told(found.lost))
    return Drafted(found.answer, reading, drafter="whole", prompts=(prompt.name,), lost=lost)


def messages_of(reading: Reading, prompt: Prompt) -> list[Message]:
    """What a model is sent of the passage: its sentences, and the names of several documents."""
    passage = reading.passage
    names = {d.id: d.title or d.name or d.id for d in passage.documents}
    return prompt.messages(sentences=passage.sentences, names=names, language=reading.told_in)
