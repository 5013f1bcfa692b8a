"""For models that choose, attribute and word by themselves: in one request, or passage by passage."""

from __future__ import annotations

from collections.abc import Mapping

from summarizer.chat.base import ChatModel
from summarizer.chat.narrowed import Narrowed
from summarizer.drafting import passages, repair, whole
from summarizer.drafting.assembly import Drafted
from summarizer.drafting.threads import Pace
from summarizer.errors import PassageTooLongError, ReplyCutError
from summarizer.grounding.proving import Prover
from summarizer.grounding.reading import Reading
from summarizer.prompting import Prompt

TASKS = (*whole.TASKS, *passages.TASKS, *repair.TASKS)


def draft(
    reading: Reading, model: ChatModel, prompts: Mapping[str, Prompt], *, prover: Prover, pace: Pace
) -> Drafted:
    """The model's draft, whose items were put to the model once more where they failed the check.

    Documents that do not fit one request, or of which the reply to one did not fit, are read passage by
    passage, with no more at a time than the server says that it takes. Raises what `whole.draft` and
    `passages.draft` raise.
    """
    drafted = _draft(reading, model, prompts, pace)
    return repair.Repairer(model, prompts["repair"], prover, pace.report).repaired(drafted)


def _draft(reading: Reading, model: ChatModel, prompts: Mapping[str, Prompt], pace: Pace) -> Drafted:
    if not whole.fits(reading, model, prompts["brief"]):
        return passages.draft(reading, model, prompts, pace=pace)
    try:
        return whole.draft(reading, model, prompts["brief"])
    except ReplyCutError:
        return passages.draft(reading, model, prompts, pace=pace, least=2)
    except PassageTooLongError as error:  # the server counts its own tokens
        return passages.draft(reading, _narrowed(model, error), prompts, pace=pace, least=2)


def _narrowed(model: ChatModel, error: PassageTooLongError) -> ChatModel:
    """The model with the context that its server tells, where it does."""
    told = error.fields.get("context")
    return Narrowed(model, told) if isinstance(told, int) else model
