"""Words without the marks that Markdown sets them with."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_STRESS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")


def without_markup(text: str) -> str:
    """`text` without Markdown's links, footnote marks and stress; the words stay.

    >>> without_markup("The [council](https://a.example) voted **9 to 4**.[^1]")
    'The council voted 9 to 4.'
    >>> without_markup("A [script](javascript:alert(1)) is a link.")
    'A script is a link.'
    """
    return _STRESS.sub(r"\2", _FOOTNOTE.sub("", _LINK.sub(r"\1", text)))
