"""What a sentence of prose may say of the sentences that it cites, and what it may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.claims import check, in_order, shortened
from summarizer.language.lexicon import lexicon

ENGLISH = lexicon("en")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It cost 3,000 crowns.", "It cost 3000 crowns."),
        ("It cost 3 000 crowns.", "It cost 3,000 crowns."),
        ("Lee rejected the plan.", "The plan was rejected by Ann Lee."),
        ("Lee’s plan was rejected.", "The plan of Ann Lee was rejected."),
        ("She called it “a joke”.", "She called it ‘a joke’, and left."),
        ("She called it “A  joke.”", "She called it “a joke”."),
        ("She did not sign.", "She never signed."),
        ("The Russians left.", "Russia left."),
        ("Germany left.", "The German minister left."),
    ],
    ids=[
        "thousands",
        "spaced",
        "surname",
        "possessive",
        "marks",
        "typography",
        "negation",
        "kindred name",
        "people",
    ],
)
def test_what_stands_in_the_source_holds(text: str, source: str) -> None:
    assert check(text, [source], ENGLISH) == ()


@pytest.mark.parametrize(
    ("text", "source", "reason"),
    [
        ("Jobs fell by 300.", "Jobs fell by 200.", "“300”"),
        ("The rate is 45 percent.", "The rate is 4.5 percent.", "“45”"),
        ("It lost $2.", "It lost $2.5.", "“2”"),
        ("It cost 3,001 crowns.", "It cost 3000 crowns.", "“3,001”"),
        ("Yesterday Brandt signed.", "Yesterday Falk signed.", "“Brandt”"),
        ("Russia signed.", "Ukraine signed.", "“Russia”"),
        ("Then Austria signed.", "Then Australia signed.", "“Austria”"),
        ("He said “never again”.", "He said never, and again no.", "“never again”"),
        ("He called it “art”.", "He called it “smart”.", "“art”"),
        ("She did not sign.", "She signed.", "“not”"),
        ("She didn’t sign.", "She signed.", "“didn’t”"),
    ],
    ids=[
        "number", "decimal", "cut decimal", "last digit", "name", "state", "like name", "quoted", "inside",
        "not", "n’t",
    ],
)  # fmt: skip
def test_what_does_not_stand_there_is_named(text: str, source: str, reason: str) -> None:
    (found,) = check(text, [source], ENGLISH)
    assert reason in found


def test_a_text_that_cites_nothing_is_refused() -> None:
    assert check("It rained.", [], ENGLISH) == ("it cites no sentence",)


def test_a_figure_may_stand_in_any_of_the_cited_sentences() -> None:
    assert check("It fell from 20 to 10.", ["It was 20.", "It is 10."], ENGLISH) == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Oslo denies it.", "Wilk accused Oslo of it, which Oslo denies."),
        ("The port wants a dock.", "The port, which was built in a bay, wants a dock."),
        ("Lee called it “a bad joke”.", "On Monday, Lee called it “a bad joke”."),
    ],
)
def test_a_faithful_shortening_holds(text: str, source: str) -> None:
    assert shortened(text, source, ENGLISH) == ()


@pytest.mark.parametrize(
    ("text", "source", "reason"),
    [
        ("Lee will sign.", "Lee will not sign.", "“not”"),
        ("Lee will sign.", "Lee won’t sign, she will resign.", "“won’t”"),
        ("Lee will sign.", "Lee will sign if the town pays.", "“if”"),
        ("Lee will sign.", "Lee will sign unless it rains.", "“unless”"),
        ("Lee signed the deal.", "Lee tried to sign; Lee signed the deal.", "“tried”"),
        ("Lee lost votes.", "Lee lost only votes.", "“only”"),
        ("Lee took money.", "Lee denied that Lee took money.", "“denied”"),
        ("Lee will sign.", "Lee said that she might sign and that Lee will.", "“might”"),
        ("Jobs were lost.", "In May 300 jobs were lost.", "“300”"),
        ("Lee spoke of the town.", "Lee spoke of the town as “a lost cause”.", "“a lost cause”"),
        ("Reed sued Lee.", "Lee sued Reed.", "“sued”"),
        ("Lee called it doomed.", "Lee called it “doomed”.", "“doomed”"),
        ("Lee wrecked the town.", "Lee left the town.", "“wrecked”"),
    ],
    ids=[
        "negation", "contraction", "condition", "exception", "attempt", "limit", "denial", "modality",
        "figure", "quotation", "order", "marks", "invented",
    ],
)  # fmt: skip
def test_a_shortening_that_changes_the_sense_is_refused(text: str, source: str, reason: str) -> None:
    assert any(reason in found for found in shortened(text, source, ENGLISH))


SENTENCES = st.lists(
    st.sampled_from(
        ["Lee", "said", "that", "Reed", "would", "not", "pay", "3,000", "crowns", "if", "“no deal”", "denied"]
    ),
    min_size=1,
    max_size=12,
).map(lambda words: " ".join(words) + ".")


@given(SENTENCES)
def test_a_sentence_holds_against_itself(sentence: str) -> None:
    assert check(sentence, [sentence], ENGLISH) == ()
    assert shortened(sentence, sentence, ENGLISH) == ()
    assert in_order(sentence, sentence)


@given(SENTENCES, st.integers(min_value=4_000, max_value=10**9))
def test_a_planted_number_is_always_found_out(sentence: str, number: int) -> None:
    assert any(str(number) in reason for reason in check(f"{sentence} It was {number}.", [sentence], ENGLISH))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_checked_without_an_error(text: str, source: str) -> None:
    check(text, [source], ENGLISH)
    shortened(text, source, ENGLISH)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ward will shut", "The ward where four patients died will shut."),
        ("He said it was “sound.”", "He said it was “sound”."),
    ],
)
def test_a_shortening_that_loses_a_figure_in_words_or_moves_a_full_stop_is_refused(
    text: str, source: str
) -> None:
    assert shortened(text, source, lexicon("en"))
