"""What a Word template prints: escaped texts, and elements of ours that the finished document replaces."""

from __future__ import annotations

import re

from markupsafe import Markup
from markupsafe import escape as escaped

from summarizer.rendering.note import Line, Said, Told
from summarizer.rendering.typography import inert

NAMESPACE = "urn:summarizer:word"
"""Of the elements that stand for what Word has no text for, until the document is finished."""

CITE = f"{{{NAMESPACE}}}cite"
LINK = f"{{{NAMESPACE}}}link"
SPOKEN = f"{{{NAMESPACE}}}spoken"
OURS = (CITE, LINK, SPOKEN)

# What XML 1.0 has no way to write, and a text must not hold.
_UNWRITABLE = re.compile("[\ufffe\uffff]")
# docxtpl takes these for braces that a template escaped, and would change a quote.
_TAKEN_FOR_BRACES = re.compile(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})")


def escape(text: str) -> str:
    """`text` on one line, as the text of a run.

    >>> escape("A < B & {_{ C")
    'A &lt; B &amp; {&#95;{ C'
    """
    return _TAKEN_FOR_BRACES.sub("&#95;", str(escaped(writable(text))))


def writable(text: str) -> str:
    """`text` on one line, without what XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", inert(text))


def shown(value: object) -> str:
    """A value as the text of a run; what rests on sentences has a note for each of them."""
    match value:
        case Line():
            return _spoken(value.text, value.language) + marks(value.marks)
        case Told():
            return Markup(escape(value.sources)) + marks(value.marks)
        case Said():
            return Markup(escape(str(value._replace(marks=())))) + marks(value.marks)
    return Markup(escape(str(value)))


def marks(named: tuple[str, ...]) -> Markup:
    """A note for each of the sentences that these marks name.

    >>> print(marks(("C7",)))
    <s:cite xmlns:s="urn:summarizer:word" mark="C7"/>
    """
    cite = Markup('<s:cite xmlns:s="{}" mark="{}"/>')
    return Markup("").join(cite.format(NAMESPACE, mark) for mark in named)


def link(text: str, address: str) -> Markup:
    """`text` as a link to `address`; the text alone where there is none."""
    words = Markup(escape(text))
    if not address:
        return words
    return Markup('<s:link xmlns:s="{}" address="{}">{}</s:link>').format(
        NAMESPACE, Markup(escape(address)), words
    )


def _spoken(text: str, language: str) -> Markup:
    words = Markup(escape(text))
    if not language:
        return words
    return Markup('<s:spoken xmlns:s="{}" language="{}">{}</s:spoken>').format(
        NAMESPACE, Markup(escape(language)), words
    )
