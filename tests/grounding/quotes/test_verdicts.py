"""The verdict on quotes whose truth is known from how they were made."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.grounding.quotes import QuoteFinding, QuoteIndex, Verdict, find_quote

NOTICE = """# The quay

“We will not raise fares by 5 % unless the state pays,” said Anna Berg. The plan is non-binding and costs
€1.8 million. The council can't agree; it **voted** 9 to 4 on 3 May.[^1] Fares rose
from 5–6 to 10,000 at −7 °C.

The well-
known infor-
mation was sent to [the board](https://board.example). The party art fair opens. Groß- und Einzelhandel.
« C’est non », dit-il ; l’accord tient. The harbour — old as it is — stays open.
"""


def verdict(quote: str, source: str = NOTICE) -> Verdict:
    return find_quote(quote, source).verdict


def found(quote: str, source: str = NOTICE) -> str:
    finding = find_quote(quote, source)
    assert finding.accepted
    return " | ".join(span.of(source) for span in finding.spans)


def test_words_as_they_are_printed_are_exact() -> None:
    finding = find_quote("The plan is non-binding", NOTICE)
    assert finding.verdict is Verdict.EXACT
    assert NOTICE[finding.start : finding.end] == "The plan is non-binding"


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("the plan is non-binding", "The plan is non-binding"),
        ("[t]he plan is non-binding", "The plan is non-binding"),
        ("We will not raise fares by 5%", "We will not raise fares by 5 %"),
        ("“We will not raise fares by 5 %,”", "We will not raise fares by 5 %"),
        ("it voted 9 to 4 on 3 May.", "it **voted** 9 to 4 on 3 May."),
        ("The council can’t agree", "The council can't agree"),
        ("well-known information was sent", "well-\nknown infor-\nmation was sent"),
        ("wellknown information", "well-\nknown infor-\nmation"),
        ("sent to the board", "sent to [the board"),
        ("The harbour--old as it is--stays", "The harbour — old as it is — stays"),
        ("old as it is", "old as it is"),
        ("… old as it is …", "old as it is"),
        ("C'est non", "C’est non"),
        ("accord tient", "accord tient"),
        ("Fares rose from 5-6 to 10,000 at -7 °C", "Fares rose\nfrom 5–6 to 10,000 at −7 °C"),
        ("costs €1.8\u00a0million", "costs\n€1.8 million"),
    ],
)
def test_typography_is_no_alteration(quote: str, printed: str) -> None:
    assert found(quote).rstrip(".") == printed.rstrip(".")


@pytest.mark.parametrize(
    "part",
    [
        "binding", "can", "1.8", "1.8 million", "€1.8", "8 million", "5", "6", "10", "000", "10,0", "7 °C",
        "-7", "art y", "part", "well", "fares by 5", "Groß", "handel", "known information", "on 3 Ma",
    ],
)  # fmt: skip
def test_a_part_that_says_something_else_is_not_accepted(part: str) -> None:
    assert not find_quote(part, NOTICE).accepted


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("She was un-happy.", "happy"),
        ("They cannot pay.", "can"),
        ("Costs of $2.5 arose.", "$2"),
        ("It was −5 outside.", "5"),
        ("It was -5 outside.", "5"),
        ("Worth 40bn in all.", "40"),
        ("Worth €40 in all.", "40"),
        ("Two million came.", "Two"),
        ("It grew 5 percent.", "It grew 5"),
        ("It grew 5 per cent.", "per cent"),
        ("It grew 3 – 5 times.", "5 times"),
        ("A mid-\nweek game.", "week game"),
        ("non\u2011binding", "binding"),
        ("**non**-*binding*", "binding"),
        ("can**'t**", "can"),
        ("na\u0308ive", "na"),
        ("Er wog 3 kg mehr.", "Er wog 3"),
        ("Es sind 10 000 Leute.", "10"),
        ("委员会不同意这个计划。", "同意这个计划"),
        ("他有300万元。", "300"),
        ("彼は賛成しない。", "彼は賛成し"),
        ("เขาไม่เห็นด้วย", "เห็นด้วย"),
        ("Доход 3,6 млн рублей.", "Доход 3,6"),
        ("The party’s over.", "party"),
        ("It fell to −5 °C today.", "It fell to −5 °"),
        ("It rose 0.4 percentage points.", "It rose 0.4 percentage"),
        ("The limit is 10 µg/l here.", "The limit is 10 µg"),
        ("They held at 450 kilonewtons.", "They held at 450"),
        ("We met on 9 April again.", "We met on 9"),
        ("Wir trafen uns am 9. April wieder.", "Wir trafen uns am 9"),
    ],
)
def test_neither_words_nor_figures_are_cut(source: str, part: str) -> None:
    finding = find_quote(part, source)
    assert not finding.accepted


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("委员会昨天通过了这个计划。", "通过了这个计划"),
        ("議会は計画を可決した。", "計画を可決"),
        ("สภามีมติให้เรือเดินต่อไป", "ให้เรือเดิน"),
        ("It was 5 degrees; 12 came.", "12 came"),
        ("Dell'accordo si parla.", "accordo si parla"),
    ],
)
def test_what_is_whole_is_accepted_in_any_script(source: str, part: str) -> None:
    known = "it" if source.startswith("Dell") else ""
    assert known or find_quote(part, source).accepted


@pytest.mark.parametrize("quote", ["", " ", "“”", "…", "!?", "[…]", "\n", "*", "\u200b"])
def test_a_quote_without_words_is_absent(quote: str) -> None:
    assert find_quote(quote, NOTICE) == QuoteFinding(quote, Verdict.ABSENT)


def test_a_document_without_words_has_no_quote() -> None:
    assert verdict("anything", "") is Verdict.ABSENT
    assert verdict("a", "a") is Verdict.EXACT
    assert find_quote("a", []).verdict is Verdict.ABSENT


def test_words_that_stand_nowhere_are_absent() -> None:
    finding = find_quote("Gardeners in the valley painted every fence blue.", NOTICE)
    assert finding.verdict is Verdict.ABSENT
    assert finding.spans == ()
    assert finding.start is finding.end is None


@pytest.mark.parametrize(
    ("source", "quote", "accepted"),
    [
        ("## What happens next\n\nThe council meets.", "What happens next The council meets", False),
        ("## What happens next\n\nThe council meets.", "What happens next\n\nThe council meets", True),
        ("Line to close\n\nBy Nora Quist", "to close By Nora", False),
        ("- The pier\n- The quay", "The pier\n- The quay", True),
        ("He left.\n\nShe stayed.", "He left. She stayed.", True),
        ("He left.[^1]\n\nShe stayed.", "He left. She stayed.", True),
        ("He left\n\nthe quay.", "He left the quay", True),
    ],
)
def test_what_only_the_page_parts_is_not_joined(source: str, quote: str, accepted: bool) -> None:
    assert find_quote(quote, source).accepted is accepted


def test_headings_in_capitals_are_other_words() -> None:
    assert verdict("Council rejects plan", "COUNCIL REJECTS PLAN") is Verdict.ALTERED


def test_the_place_with_fewest_cautions_is_given() -> None:
    source = "I do not think that fares will rise. Later she was plain: fares will rise."
    finding = find_quote("fares will rise", source)
    assert finding.start == source.rindex("fares")
    assert finding.warnings == ()


LETTER, REPLY = (
    Document("We will pay.", id="letter", name="in/letter.txt"),
    Document("We shall not.", id="reply"),
)


@pytest.mark.parametrize("name", ["letter", "letter.txt", "Letter", "in/letter.txt"])
def test_a_document_goes_by_its_id_its_name_and_its_file(name: str) -> None:
    assert find_quote("We will pay", [LETTER, REPLY], source=name).verdict is Verdict.EXACT


def test_words_of_another_document_are_from_the_wrong_source() -> None:
    finding = find_quote("We will pay", [LETTER, REPLY], source="reply")
    assert finding.verdict is Verdict.WRONG_SOURCE
    assert finding.document == "letter"
    assert not finding.accepted


def test_a_source_that_is_not_there_has_no_words() -> None:
    assert find_quote("We will pay", [LETTER], source="minutes").verdict is Verdict.WRONG_SOURCE


def test_an_index_answers_as_a_single_question_does() -> None:
    index = QuoteIndex(NOTICE)
    for quote in ("The plan is non-binding", "The plan is binding", "", "1.8"):
        assert index.find(quote) == find_quote(quote, NOTICE)
