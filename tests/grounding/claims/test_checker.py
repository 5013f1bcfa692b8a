"""What the checker finds in claims that are right, and in the same claims with one thing wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.documents import Document
from summarizer.grounding.claims import SUPPORTED, ClaimChecker, Fault, check_claim
from summarizer.segmentation import number

STORY = Document(
    """The harbour board of Tessel voted on Thursday by seven to five to close the ferry dock in March 2026.

Mara Quist, who chairs the board, said repairs would cost 4.2 million crowns, up from 3.1 million in 2023.
“We cannot mend for ever what the sea takes every winter,” Quist said.

Jon Alder of the Ferrymen's Union opposed the plan. Alder accused Quist of ignoring a report by engineers
from Norway. She denied that and said the report had been read by every member.

The dock handled 38,000 passengers last year, 24 percent fewer than in 2019. About 40 people work there.
The city may offer them jobs in the new harbour. Traffic fell because a bridge was opened in 2021.

A court in Merrin will decide on 12 November whether the vote was lawful. The union has not ruled out
a strike.
""",
    id="story",
    date="2025-09-18",
)


@pytest.fixture(scope="module")
def checker() -> ClaimChecker:
    return ClaimChecker(number([STORY]))


FAITHFUL = [
    "The harbour board of Tessel voted on Thursday by seven to five to close the ferry dock in March 2026.",
    "Repairs would cost 4.2 million crowns, Mara Quist said.",
    "The board's chairwoman, Mara Quist, was accused by Jon Alder of having ignored a Norwegian report.",
    "Passenger numbers were nearly a quarter lower than in 2019.",
    "Roughly 38,000 people used the dock in 2024.",
    "The vote took place on 18 September 2025.",
    "Jobs in the new harbour may be offered to those who work at the dock.",
    "The cost of repairs has risen by 1.1 million crowns since 2023.",
    "Quist said the board “cannot mend for ever what the sea takes every winter”.",
    "The union has not ruled out a strike.",
]


@pytest.mark.parametrize("claim", FAITHFUL)
def test_what_the_sources_say_is_supported(checker: ClaimChecker, claim: str) -> None:
    found = checker.check(claim)
    assert found.supported, found.reasons
    assert found.score >= SUPPORTED
    assert found.evidence


WRONG = [
    (Fault.NUMBER, "Repairs would cost 4.7 million crowns, Mara Quist said.", "4.7"),
    (Fault.NUMBER, "Passenger numbers were nearly a third lower than in 2019.", "third"),
    (Fault.NUMBER, "The dock handled 38,000 passengers last year, 0.24 percent fewer than in 2019.", "0.24"),
    (Fault.DATE, "A court in Merrin will decide on 21 November whether the vote was lawful.", "21 November"),
    (Fault.DATE, "The vote took place on 25 September 2025.", "25 September"),
    (Fault.NAME, "The harbour board of Tessel was told so by engineers from Denmark.", "Denmark"),
    (Fault.QUOTE, "Quist said the board “cannot mend for ever what the sea gives every winter”.", "gives"),
    (Fault.NEGATION, "The union has ruled out a strike.", "ruled"),
    (Fault.NEGATION, "A court in Merrin will not decide on 12 November whether the vote was lawful.", "not"),
    (Fault.MODALITY, "The city will offer them jobs in the new harbour.", "will"),
    (Fault.MODALITY, "In the new harbour the city has offered them jobs.", "offered"),
    (Fault.DIRECTION, "Traffic rose because a bridge was opened in 2021.", "rose"),
    (Fault.ROLES, "Quist accused Alder of ignoring a report by engineers from Norway.", ""),
    (Fault.ROLES, "Jon Alder was accused by Mara Quist of having ignored a report.", "accused"),
    (Fault.SPEAKER, "Repairs would cost 4.2 million crowns, Jon Alder said.", "Alder"),
    (Fault.CAUSE, "Traffic fell at the dock, because tourists preferred cheaper hotels.", "tourists"),
]


@pytest.mark.parametrize(
    ("fault", "claim", "words"), WRONG, ids=[f"{fault}: {words}" for fault, _, words in WRONG]
)
def test_one_thing_wrong_is_named(checker: ClaimChecker, fault: Fault, claim: str, words: str) -> None:
    found = checker.check(claim)
    assert not found.supported
    kinds = [reason.kind for reason in found.reasons]
    assert fault in kinds, found.reasons
    reason = found.reasons[kinds.index(fault)]
    assert words in reason.words
    assert reason.span.of(claim) == reason.words
    assert reason.words in str(reason)


def test_words_without_any_ground_are_named(checker: ClaimChecker) -> None:
    found = checker.check("Penguins juggle chainsaws under purple volcanoes.")
    assert not found.supported
    assert [reason.kind for reason in found.reasons] == [Fault.GROUND]
    assert "Penguins" in found.reasons[0].words


def test_cited_sentences_are_all_the_evidence(checker: ClaimChecker) -> None:
    passage = number([STORY])
    cost = next(s.number for s in passage.statements if "4.2 million" in s.text)
    union = next(s.number for s in passage.statements if "ruled out" in s.text)
    claim = "Repairs would cost 4.2 million crowns."
    assert checker.check(claim, cited=[cost]).supported
    refused = checker.check(claim, cited=[union])
    assert not refused.supported
    assert [sentence.number for sentence in refused.evidence] == [union]


def test_the_evidence_begins_with_the_sentence_that_fits_best(checker: ClaimChecker) -> None:
    found = checker.check("A court in Merrin has to decide whether the vote was lawful.")
    assert "court in Merrin" in found.evidence[0].text


def test_a_claim_of_several_sentences_is_refused_for_one_of_them(checker: ClaimChecker) -> None:
    first, second = "About 40 people work there.", "The union has ruled out a strike."
    found = checker.check(f"{first} {second}")
    assert not found.supported
    assert {reason.span.of(found.text) for reason in found.reasons} <= {
        second,
        "has ruled",
        "ruled out",
        "ruled",
    }


@pytest.mark.parametrize("claim", ["", "   ", "… — !", "\n"])
def test_a_claim_without_words_is_not_supported(checker: ClaimChecker, claim: str) -> None:
    found = checker.check(claim)
    assert (found.supported, found.score) == (False, 0.0)


@pytest.mark.parametrize("documents", ["", [], ["", "…"]])
def test_nothing_is_supported_by_documents_without_words(documents: str | list[str]) -> None:
    assert not check_claim("It rained.", documents).supported


LANGUAGES = [
    (
        "Der Umsatz stieg im Mai um 300 Millionen Euro, teilte man mit. Anna Weber lehnte den Plan nicht ab.",
        "Der Umsatz stieg im Mai um 300 Millionen Euro.",
        ["Der Umsatz stieg im Mai um 200 Millionen Euro.", "Der Umsatz sank im Mai um 300 Millionen Euro."],
    ),
    (
        "Le chiffre d'affaires a augmenté de 300 millions d'euros en mai. Anne Petit n'a pas rejeté le plan.",
        "Le chiffre d'affaires a augmenté de 300 millions d'euros en mai.",
        ["Le chiffre d'affaires a baissé de 300 millions d'euros en mai.", "Anne Petit a rejeté le plan."],
    ),
    (
        "Los ingresos subieron 300 millones de euros en mayo. Ana Vega no rechazó el plan.",
        "Los ingresos subieron 300 millones de euros en mayo.",
        ["Los ingresos subieron 300 millones de euros en junio.", "Ana Vega rechazó el plan."],
    ),
    (
        "I ricavi sono aumentati di 300 milioni di euro a maggio. Anna Verdi non ha respinto il piano.",
        "I ricavi sono aumentati di 300 milioni di euro a maggio.",
        ["I ricavi sono aumentati di 200 milioni di euro a maggio."],
    ),
    (
        "公司周一表示，五月收入增长了300万元。安娜没有拒绝该计划。",
        "五月收入增长了300万元。",
        ["五月收入增长了200万元。"],
    ),
]


@pytest.mark.parametrize(("source", "faithful", "wrong"), LANGUAGES, ids=["de", "fr", "es", "it", "zh"])
def test_other_languages_are_checked(source: str, faithful: str, wrong: list[str]) -> None:
    assert check_claim(faithful, source).supported
    assert not any(check_claim(claim, source).supported for claim in wrong)


def test_a_language_without_word_lists_says_what_was_not_checked() -> None:
    italian = check_claim("I ricavi sono aumentati a maggio.", LANGUAGES[3][0])
    assert "no word lists" in " ".join(italian.unchecked)
    german = check_claim("Weber hat den Plan im Mai unterstützt.", LANGUAGES[0][0])
    assert german.unchecked == ("roles and speakers (no grammar for German)",)


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=5_000, max_value=10**8))
def test_a_planted_number_is_never_accepted(value: int) -> None:
    source = (
        "The dock handled 38,00 passengers. About 40 people work there, and 12 boats are moored at the dock."
    )
    assert not check_claim(f"About {value} people work there.", source).supported


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=120))
def test_any_text_is_judged_without_an_error(claim: str, source: str) -> None:
    found = check_claim(claim, source)
    assert 0.0 <= found.score <= 1.0
    assert found.supported == (found.score >= SUPPORTED)
    assert all(
        reason.span.of(claim) == reason.words or reason.kind is Fault.GROUND for reason in found.reasons
    )


@settings(max_examples=30, deadline=None)
@given(st.sampled_from([s.text for s in number([STORY]).statements]))
def test_a_sentence_is_supported_by_itself(sentence: str) -> None:
    assert check_claim(sentence, STORY).supported


def test_a_claim_without_names_is_checked_without_loading_a_grammar() -> None:
    program = (
        "import sys\n"
        "from summarizer.grounding.claims import check_claim\n"
        "source = 'In May 40 people worked there, it was said. It was not clear what would become of them.'\n"
        "assert check_claim('About 40 people work there.', source).supported\n"
        "assert not check_claim('About 70 people work there.', source).supported\n"
        "sys.exit(any(name in sys.modules for name in ('spacy', 'numpy', 'pydantic')))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    "claim",
    [
        "Lena Falk, 52, is charged with selling the harbour tugs.",
        "Lena Falk is charged with selling the harbour tugs in March.",
        "A boat sank near the pier on Monday.",
    ],
    ids=["an age", "a date", "one word for two"],
)
def test_what_a_copied_sentence_lacks_may_come_from_another(claim: str) -> None:
    source = (
        "The mayor Lena Falk, a former pilot, is charged with selling the harbour tugs. "
        "Falk, who is 52, sold them in March. A rubber dinghy sank near the pier on Monday."
    )
    assert check_claim(claim, source).supported


def test_a_name_made_whole_is_no_other_name() -> None:
    source = "Lena Falk is the mayor. Norvale’s Falk beat off rivals to win the Tour of the Coast."
    assert check_claim("Lena Falk beat off rivals to win the Tour of the Coast.", source).supported
    assert not check_claim("Jens Falk beat off rivals to win the Tour of the Coast.", source).supported
