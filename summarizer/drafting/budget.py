"""How many tokens a request may hold, told from its text: no tokenizer is asked, and none is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from summarizer.chat.base import ChatModel, Message
from summarizer.documents import Sentence

# A token is at least this many characters in prose that models are trained on, and in other alphabets
# about half of that; of scripts that put no space between words, each character may be one or more.
_CHARACTERS = 3.0
_OTHER = 1.6
_WIDE = 0.8
_WIDE_LETTERS = re.compile(
    r"[\u0e00-\u0eff\u1100-\u11ff\u3000-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]"
)
# A sentence's number, its brackets and its line break.
_MARK = 5


def tokens(text: str) -> int:
    """At least as many tokens as `text` takes, a little above for English, and for other scripts by class.

    >>> tokens("The harbour dues rose."), tokens("通过对话")
    (8, 5)
    """
    wide = len(_WIDE_LETTERS.findall(text)) if not text.isascii() else 0
    plain = sum(map(str.isascii, text)) if not text.isascii() else len(text)
    return ceil(plain / _CHARACTERS + (len(text) - wide - plain) / _OTHER + wide / _WIDE)


def size(sentence: Sentence) -> int:
    """The tokens that a sentence takes in a request, with its number and its speaker."""
    return tokens(sentence.text) + tokens(sentence.speaker) + _MARK


def asked(messages: Sequence[Message]) -> int:
    """The tokens that the messages of a request take."""
    return sum(tokens(message["content"]) for message in messages)


def room(model: ChatModel, messages: Sequence[Message], *, reply: int) -> int:
    """The tokens that the model's context has left beside these messages and a reply; below 0 if none."""
    return model.context - reply - asked(messages)
