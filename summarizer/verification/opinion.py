"""A chat model's second opinion of a claim: how probably it says yes when asked whether a passage says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from summarizer.documents import Sentence
from summarizer.errors import ReplyError
from summarizer.progress import Progress, unwatched

if TYPE_CHECKING:
    from summarizer.chat import ChatModel
    from summarizer.chat.base import ChatReply
    from summarizer.progress import Report
    from summarizer.prompting import Prompt

# So many sentences, the best of the evidence, make the passage that the model is shown.
_SENTENCES = 4
_CHOICES = 10


@dataclass(frozen=True)
class SecondOpinion:
    """Asks `model` one question a claim, by `prompt`; each reply is one token."""

    model: ChatModel
    prompt: Prompt
    report: Report = unwatched

    def __call__(self, claim: str, evidence: Sequence[Sentence]) -> float:
        """The probability of yes, from 0 to 1, among the yes and no that the model weighed; 0.5 for neither.

        `evidence` is the best first. Raises `ModelError` as the model does, and `ReplyError` for one that
        does not tell how it weighed its tokens.
        """
        self.report(Progress("asking for a second opinion", 0, 0))
        best = sorted(evidence[:_SENTENCES], key=lambda sentence: sentence.number)
        messages = self.prompt.messages(passage=" ".join(s.line for s in best), statement=claim)
        asked = {"messages": messages, "max_tokens": 1, "logprobs": True, "top_logprobs": _CHOICES}
        try:
            return yes_of(self.model.complete(asked, self.prompt.step(claim)))
        except (KeyError, IndexError, TypeError) as error:
            raise ReplyError(
                f"{self.model.name}: does not tell how probable its tokens are; use another model",
                model=self.model.name,
                reason="invalid",
            ) from error


def embedded(*, report: Report = unwatched) -> SecondOpinion:
    """The opinion of the embedded model; `ModelError` where it cannot be had."""
    from summarizer.chat import connect
    from summarizer.prompting import find

    return SecondOpinion(connect("embedded", report=report), find("judge"), report)


def yes_of(reply: ChatReply) -> float:
    """The share of yes in what the reply's first token could have been.

    >>> likely = [{"token": "Yes", "logprob": -0.69}, {"token": " no", "logprob": -0.69}]
    >>> yes_of({"choices": [{"logprobs": {"content": [{"top_logprobs": likely}]}}]})
    0.5
    """
    weighed = {"yes": 0.0, "no": 0.0}
    for token in reply["choices"][0]["logprobs"]["content"][0]["top_logprobs"]:
        word = token["token"].strip().lower()
        if word in weighed:
            weighed[word] += exp(token["logprob"])
    total = sum(weighed.values())
    return weighed["yes"] / total if total else 0.5
