"""What a request to a model is for, by a name that outlives edits elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step of a piece of work, as those who record or watch requests tell them apart.

    `name` is unique within one briefing and says what is asked and of what ("shorten 12", by the sentence's
    number): never a running count, which an edit in front of it would shift. `prompt` and `sha256` are the
    prompt's name and the hash of its file, and the first `head` messages are those that it gives every
    request. `attempt` counts from 1: an answer that was not valid is asked for again. `delay` is how many
    seconds a server is to be left alone before the request goes out; what answers without one does not wait.
    """

    name: str
    prompt: str = ""
    sha256: str = ""
    attempt: int = 1
    head: int = 0
    delay: float = 0.0
