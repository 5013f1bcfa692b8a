"""Cassettes: what a model was asked and what it answered, recorded, reviewed, and played again."""

from summarizer.chat.cassette.asked import Moved, Part, moved_model
from summarizer.chat.cassette.deck import Deck, Mode, source_marks
from summarizer.chat.cassette.exchanges import (
    Cassette,
    Exchange,
    PromptMark,
    Said,
    SourceMark,
    Tokens,
)
from summarizer.chat.cassette.forgiving import Forgiving
from summarizer.chat.cassette.layout import dump
from summarizer.chat.cassette.missing import Miss
from summarizer.chat.cassette.secrets import Secret, found
from summarizer.chat.cassette.storage import line_of, parse, read, write

__all__ = [
    "Cassette",
    "Deck",
    "Exchange",
    "Forgiving",
    "Miss",
    "Mode",
    "Moved",
    "Part",
    "PromptMark",
    "Said",
    "Secret",
    "SourceMark",
    "Tokens",
    "dump",
    "found",
    "line_of",
    "moved_model",
    "parse",
    "read",
    "source_marks",
    "write",
]
