import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import Span, continued, fold, has_word, one_line


def test_a_span_gives_its_characters() -> None:
    assert Span(7, 12).of("Hello, world") == "world"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_no_range_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a range"):
        Span(start, end)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert Span(0, 5).overlaps(Span(4, 9))


def test_a_span_contains_itself_and_what_lies_inside() -> None:
    assert Span(2, 8).contains(Span(2, 8))
    assert Span(2, 8).contains(Span(3, 4))
    assert not Span(2, 8).contains(Span(1, 4))


@given(st.text(), st.data())
def test_a_trimmed_span_holds_the_same_text_without_outer_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    trimmed = span.trimmed(text)
    assert trimmed.of(text) == span.of(text).strip()
    assert span.contains(trimmed)


def test_folding_levels_typography_and_case() -> None:
    assert fold("“It’s\u00a0 DONE” – he said") == fold('"it\'s done" - he said')


@given(st.text())
def test_folding_twice_changes_no_more_white_space(text: str) -> None:
    assert "  " not in fold(text)
    assert fold(text) == fold(text).strip()


def test_a_line_break_is_a_space_on_one_line() -> None:
    assert one_line(" over \r\n two\tlines ") == "over two lines"


def test_a_line_break_between_chinese_characters_is_nothing() -> None:
    assert one_line("双方应当通过对\n话解决分歧。") == "双方应当通过对话解决分歧。"


@pytest.mark.parametrize("text", ["a", "7", "– 你 –", "س"])
def test_a_letter_or_digit_of_any_script_is_a_word(text: str) -> None:
    assert has_word(text)


@pytest.mark.parametrize("text", ["", "— …!", "* * *"])
def test_marks_are_no_word(text: str) -> None:
    assert not has_word(text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("The Kremlin denies it.", "the Kremlin denies it."),
        ("In Lund, fares rise.", "in Lund, fares rise."),
        ("“No,” he said.", "“No,” he said."),
        ("Theresa waits.", "Theresa waits."),
        ("A. Berg waits.", "A. Berg waits."),
        ("Lund", "Lund"),
        ("", ""),
    ],
)
def test_only_a_word_that_is_no_name_loses_its_capital_inside_a_sentence(text: str, after: str) -> None:
    assert continued(text) == after
