"""Three ways to a briefing whose items hold, each over the same server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.requests.server import Author
from summarizer import pipeline
from summarizer.chat.openai import OpenAIModel
from summarizer.documents import Document
from summarizer.draft import BriefingDraft, bounded
from summarizer.drafting.whole import messages_of
from summarizer.grounding.proving import Prover
from summarizer.grounding.reading import Reading
from summarizer.prompting import find

_MODEL = "gpt-4o"
_KEY = "none"


@dataclass(frozen=True)
class Task:
    """A document to be told in items, read for those who need that, and the server to ask."""

    document: Document
    reading: Reading
    url: str


@dataclass(frozen=True)
class Outcome:
    """Of the items that a way printed, how many stand in the document, and how many were invented."""

    true: int
    invented: int


def judged(printed: Sequence[str], author: Author) -> Outcome:
    """What was printed, held against what the server made up."""
    told = {" ".join(text.split()) for text in author.items.values()}
    true = sum(" ".join(text.split()) in told for text in printed)
    return Outcome(true, len(printed) - true)


def ours(task: Task) -> Sequence[str]:
    """`summarizer.brief`: one request for the whole, then the failed items alone."""
    briefing = pipeline.brief(task.document, model=OpenAIModel(_MODEL, base_url=task.url, api_key=_KEY))
    return [point.text for point in briefing.key_points]


def reasking(task: Task) -> Sequence[str]:
    """instructor as its documentation has it: a validator that rejects bad items, and the whole asked again.

    The same messages, schema and check as ours; `max_retries` is instructor's default. Where the last attempt
    still holds a bad item there is nothing to print.
    """
    import instructor
    from instructor.core import InstructorRetryException
    from openai import OpenAI
    from pydantic import create_model, model_validator

    prover = Prover(task.reading)

    def check(draft: BriefingDraft) -> BriefingDraft:
        wrong = [
            f"{item.text}: {reason}" for item in draft.key_points for reason in prover.check(item).reasons
        ]
        if wrong:
            raise ValueError("; ".join(wrong))
        return draft

    validators: dict[str, Any] = {"check": model_validator(mode="after")(check)}  # Any: as Pydantic has it
    answer = create_model(
        "BriefingDraft", __base__=bounded(len(task.reading.passage.sentences)), __validators__=validators
    )
    client = instructor.from_openai(OpenAI(base_url=task.url, api_key=_KEY), mode=instructor.Mode.JSON_SCHEMA)
    # Any: the SDK's own union of message types.
    messages: Any = messages_of(task.reading, find("brief"))
    try:
        draft = client.chat.completions.create(model=_MODEL, messages=messages, response_model=answer)
    except InstructorRetryException:
        return []
    return [point.text for point in draft.key_points]


def extracting(task: Task) -> Sequence[str]:
    """langextract with its defaults: chunks of 1,000 characters, one pass, and what it could align.

    The task is that of our prompt: the same rules and kinds of items, as a description and an example.
    """
    rules = messages_of(task.reading, find("brief"))[0]["content"].partition("Rules\n")[2]
    return _extracted(task, "Extract what a briefing note is made of.\n\n" + rules, _EXAMPLE)


def extracting_points(task: Task) -> Sequence[str]:
    """The same with the shortest task that makes sense, which asks for key points alone."""
    return _extracted(task, "Extract the key points, word for word.", _EXAMPLE[:1])


_TOLD = "The council closed the bridge on Monday. Taxi drivers oppose the closure. It is not said who pays."
_EXAMPLE = (
    ("point", "The council closed the bridge on Monday.", {}),
    (
        "position",
        "Taxi drivers oppose the closure.",
        {"party": "Taxi drivers", "issue": "bridge", "stance": "opposes"},
    ),
    ("question", "It is not said who pays.", {"text": "Who pays?", "why": "No document says."}),
)


def _extracted(
    task: Task, description: str, example: Sequence[tuple[str, str, dict[str, str]]]
) -> Sequence[str]:
    import langextract

    extraction = langextract.data.Extraction
    shown = [extraction(kind, text, attributes=attributes) for kind, text, attributes in example]
    found = langextract.extract(
        task.document.text,
        prompt_description=description,
        examples=[langextract.data.ExampleData(text=_TOLD, extractions=shown)],
        config=langextract.factory.ModelConfig(
            model_id=_MODEL,
            provider="OpenAILanguageModel",
            provider_kwargs={"api_key": _KEY, "base_url": task.url},
        ),
        show_progress=False,
    )
    return [item.extraction_text for item in found.extractions or () if item.char_interval is not None]


WAYS: dict[str, Callable[[Task], Sequence[str]]] = {
    "summarizer": ours,
    "instructor, whole re-asked": reasking,
    "langextract, the same task": extracting,
    "langextract, key points alone": extracting_points,
}
