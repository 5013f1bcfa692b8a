from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.rendering import render
from summarizer.rendering.markdown import escape
from summarizer.rendering.typography import inert

from . import briefings

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

HOSTILE = [
    "# heading",
    "## Sources ##",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quoted",
    "---",
    "===",
    "***",
    "```sh",
    "~~~",
    "[link](https://example.org)",
    "![image](https://example.org/a.png)",
    "[12]: https://example.org",
    "[^1]: a footnote [^1]",
    "[x] done",
    "<script>alert(1)</script>",
    "<https://example.org>",
    "<!-- hidden",
    "*stressed* **bold** _so_ __too__ ***both***",
    "~~struck~~ and ~so~",
    "`code` and ``more``",
    "a | b | c",
    "|---|---|",
    r"back\slash \* \| end\ ".strip(),
    "&lt;b&gt; &#35; &amp;",
    "two\nlines\n\n# heading",
    "a * b * c",
    "* a * b",
    "__init__ and snake_case_",
    "foo #",
    "ends in \\",
    "**",
    "_",
]
NASTY = st.text(alphabet=list("*_`[]<>#|\\~!()^&;:+-=.1aB \n\t\"'“é中/"), max_size=24)


def _texts(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens)


def _shape(note: str) -> list[tuple[str, list[str]]]:
    """The blocks of a note, and what is marked up in each: all but the texts."""
    return [
        (token.type, [child.type for child in token.children or [] if not child.type.startswith("text")])
        for token in READER.parse(note)
    ]


@pytest.mark.parametrize("lead", ["{}", "# {}", "1. {}", "- {}", "**Label** {} [12]", "> {}"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_the_plain_text_that_it_is(text: str, lead: str) -> None:
    (inline,) = [token for token in READER.parse(lead.format(escape(text))) if token.type == "inline"]

    assert {child.type for child in inline.children or []} <= {"text", "strong_open", "strong_close"}
    assert inert(text) in _texts(inline.children or [])


@given(NASTY)
@example("`|`*`|`")
def test_any_text_shows_as_the_plain_text_that_it_is(text: str) -> None:
    inlines = [token for token in READER.parse(f"x {escape(text)} x") if token.type == "inline"]

    assert [_texts(inline.children or []) for inline in inlines] == [f"x {inert(text)} x"]


@pytest.mark.parametrize("text", ["so[^1]", "so^[aside]", "[^1]: aside"])
def test_no_text_makes_a_footnote_where_the_dialect_has_them(text: str) -> None:
    assert not re.search(r"(?<!\\)\[\^|\^\[", escape(text))


@given(NASTY)
def test_any_text_opens_no_block(text: str) -> None:
    tokens = READER.parse(f"- {escape(text)}")

    expected = [] if not inert(text) else ["paragraph_open", "inline", "paragraph_close"]
    shown = [token.type for token in tokens]
    assert shown == ["bullet_list_open", "list_item_open", *expected, "list_item_close", "bullet_list_close"]


@pytest.mark.parametrize(
    "text",
    [
        "It’s “done” – 4.5 % of U.S. aid (see [sic]); 5 < 6 & 7 > 2!",
        "snake_case costs $5 + $6 #tag a@b.org https://example.org/a_b?c=1#d",
        "5 * 3 = 15 ~ 16",
        "12.5 metres, 1) not first, -5 °C, C# and R&D",
    ],
)
def test_ordinary_prose_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


@given(NASTY.filter(lambda text: inert(text) != ""))
@example("# Sources\n\n[1]: https://example.org")
@example("a|b\n|---|---|\n|c|d|")
@example("](")
def test_no_text_changes_the_shape_of_a_note(text: str) -> None:
    note = render(briefings.filled_with(f"x {text} x"))

    assert _shape(note) == _shape(render(briefings.filled_with("x word x")))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_at_the_start_changes_the_shape_of_no_note(text: str) -> None:
    note = render(briefings.filled_with(text))

    assert _shape(note) == _shape(render(briefings.filled_with("word")))


def test_terminal_and_bidirectional_controls_do_not_reach_the_note() -> None:
    note = render(briefings.filled_with("a\x1b[31mred\x07 \u202eevil\u2066 \x9b1m\x00"))

    assert not set(note) & set("\x1b\x07\u202e\u2066\x9b\x00")
    assert "a\ufffd[31mred\ufffd evil \ufffd1m\ufffd" in note


def test_a_note_is_the_same_bytes_twice() -> None:
    assert render(briefings.harbour()) == render(briefings.harbour())
