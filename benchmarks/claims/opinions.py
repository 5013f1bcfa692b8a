"""A chat model as second opinion: how probably it says yes when asked whether a passage says a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from summarizer.chat import ChatModel
from summarizer.chat.base import ChatReply, ChatRequest, Message

_TASK = (
    "You check statements against a passage. Answer Yes if the passage says everything that the statement "
    "says, in whatever words. Answer No if anything in it is different: a number, a date, a name, who did it "
    "to whom, who said it, whether it is certain, whether it is denied, or why it happened."
)
_EXAMPLES = (
    (
        "The mill has 40 workers. Its owner, Mr Pell, told the mayor on Monday that it may close in June.",
        "The mayor was warned by the owner of the mill, where 40 people work, that it might shut in June.",
        "Yes",
    ),
    (
        "The mill has 40 workers. Its owner, Mr Pell, told the mayor on Monday that it may close in June.",
        "The owner of the mill was warned by the mayor that it might shut in June.",
        "No",
    ),
)


@dataclass(frozen=True)
class SecondOpinion:
    """Asks `model` one question a claim; each reply is one token."""

    model: ChatModel

    def __call__(self, claim: str, evidence: Sequence[str]) -> float:
        """The probability of yes, from 0 to 1, among the yes and no that the model weighed; 0.5 for neither.

        Raises `ModelError`, as the model does.
        """
        return yes_of(self.model.complete(request(claim, evidence)))


def request(claim: str, evidence: Sequence[str]) -> ChatRequest:
    """The question, its head the same for every claim, so that the model reads that once."""
    messages: list[Message] = [{"role": "system", "content": _TASK}]
    for passage, statement, answer in _EXAMPLES:
        messages += [_question(passage, statement), {"role": "assistant", "content": answer}]
    messages.append(_question(" ".join(evidence), claim))
    return {"messages": messages, "max_tokens": 1, "logprobs": True, "top_logprobs": 10}


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


def _question(passage: str, statement: str) -> Message:
    return {"role": "user", "content": f"Passage: {passage}\nStatement: {statement}\nYes or No?"}
