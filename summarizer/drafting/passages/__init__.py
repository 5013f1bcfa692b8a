"""For documents longer than one request: each passage read by itself, then merged from the drafts alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from summarizer.chat.base import ChatModel
from summarizer.drafting.assembly import Drafted
from summarizer.drafting.passages.gaps import gaps_of
from summarizer.drafting.passages.mapping import Failure, Mapper, is_found
from summarizer.drafting.passages.merging import Merger
from summarizer.drafting.threads import Pace
from summarizer.grounding.reading import Reading
from summarizer.prompting import Prompt

__all__ = ["TASKS", "draft"]

TASKS = ("passage", "merge")
_UNMERGED = "What the parts of the documents say stands side by side, and is not put together: {}."


def draft(
    reading: Reading, model: ChatModel, prompts: Mapping[str, Prompt], *, pace: Pace, least: int = 1
) -> Drafted:
    """The model's draft of documents of any length, of `least` passages at the least.

    What could not be read is in the draft's `gaps`. The draft does not depend on which request ends first.

    Raises `PassageTooLongError` if the model has no room beside the prompt, the first error if no passage
    could be read, and what no other passage could fare better with (a key that is refused).
    """
    mapper = Mapper(reading, model, prompts["passage"], pace)
    found = mapper.found(mapper.passages(least=least))
    merger = Merger(reading, model, prompts["merge"], pace)
    merged = merger.merged(tuple(filter(is_found, found)))
    gaps = tuple(gap for one in found if isinstance(one, Failure) for gap in gaps_of(one, reading.passage))
    told = (_UNMERGED.format(merged.unmerged),) if merged.unmerged else ()
    return Drafted(
        merged.draft,
        replace(reading, notices=(*reading.notices, *told)),
        drafter="passages",
        prompts=tuple(prompts[task].name for task in TASKS),
        gaps=gaps,
        lost=merged.lost,
    )
