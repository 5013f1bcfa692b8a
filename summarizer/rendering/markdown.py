"""Markdown: what a note is on a terminal, in a mail and on the web."""

from __future__ import annotations

import re

from summarizer.rendering.compose import compose
from summarizer.rendering.rendition import Rendition
from summarizer.rendering.templating import Layout
from summarizer.rendering.typography import inert

_ACTIVE = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~]|$)               # would escape what follows
    | [`|]
    | (?<!\s)\*|\*(?!\s)                    # but not a lone star
    | (?<![^\W_])_|_(?![^\W_])              # but not within a word
    | (?<=\S)~                              # closes a strikethrough
    | <(?=[A-Za-z/!?])                      # opens a tag or an autolink
    | &(?=\#?\w+;)
    | \](?=[(\[:])                          # ends a link's text or a definition's label
    | (?<=\^)\[|\[(?=\^)                    # opens a footnote
    | (?<=\s)\#(?=\#*$)                     # closes a heading
    | ^(?:[>+=-](?=\s|$)|>|-(?=-)|=(?==)|\#(?=\#{0,5}(?:\s|$))|\[(?=[ xX]\]\s))
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def escape(text: str) -> str:
    """`text` so that Markdown shows it as it is, wherever a template prints it on a line.

    People read the note raw, so that only a character that would act is escaped: “[sic]”, “5 * 3”,
    “snake_case” stay as they are. Bare addresses stay, too: where a dialect links them, the link
    shows its own target. Dialects: CommonMark, GitHub's, and footnotes.

    >>> escape("- a *bold* [link](x) to [it]")
    '\\\\- a \\\\*bold\\\\* [link\\\\](x) to [it]'
    """
    return _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\g<0>", inert(text)))


LAYOUT = Layout("note.md.jinja", escape)


def rendered(rendition: Rendition) -> str:
    """The note in this format."""
    return LAYOUT.render(compose(rendition.briefing, rendition.language), own=rendition.template)
