"""The marks of footnotes, which stand behind a sentence and are no part of what it says."""

from __future__ import annotations

import re

_MARK = r"(?:\[\^[^\]\s]{1,80}\]|\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3})"
_MARKS = re.compile(rf"{_MARK}(?:[ \t]?{_MARK})*+(?![a-z\d,;:—–])")
_BEHIND = re.compile(rf"(?<=[.!?…。！？॥।؟”’\"'»)])[ \t]?{_MARKS.pattern}")
_OPENS = ("[", *"⁰¹²³⁴⁵⁶⁷⁸⁹")


def blanked(text: str) -> str:
    """`text` with spaces for the marks that stand behind a sentence: the same offsets.

    >>> blanked("It is late.² So be it.[^1]")
    'It is late.  So be it.    '
    """
    return _BEHIND.sub(lambda mark: " " * len(mark[0]), text) if _may_hold(text) else text


def is_mark(line: str) -> bool:
    """Whether `line` holds marks of footnotes and nothing else."""
    return line.startswith(_OPENS) and _MARKS.fullmatch(line) is not None


def _may_hold(text: str) -> bool:
    return any(opening in text for opening in _OPENS)
