from __future__ import annotations

import pytest

from summarizer.grounding.claims.findings import Fault, Reason
from summarizer.grounding.quotes.findings import QuoteFinding, Verdict
from summarizer.text import Span
from summarizer.verification import Note, NoteError, Verification, verify
from summarizer.verification.citing import named_document
from summarizer.verification.note import Quotation, Statement
from tests.verification.notes import LETTER, MINUTES
from tests.verification.scripted import Script

SOURCES = (MINUTES, LETTER)


def reason(kind: Fault, words: str) -> Reason:
    """A reason against any claim that holds these words."""
    return Reason(kind, words, Span(0, 0))


def judged(text: str, script: Script) -> Verification:
    return verify(text, SOURCES, checkers=script)


def at(words: str, kind: Fault) -> Script:
    def found(claim: str) -> Reason:
        start = claim.index(words)
        return Reason(kind, words, Span(start, start + len(words)), 3, "otherwise")

    return Script(reasons={words: found})


def test_a_clean_note_has_no_findings_and_says_where_all_of_it_stands() -> None:
    verification = judged("It cost 4.2 million euros. Aune called it “a leap in the dark”.", Script())
    assert verification.findings == ()
    (quote,) = verification.quotes
    assert (quote.verdict, quote.finding.document, quote.place.line) == ("exact", "minutes", 1)
    assert [claim.supported for claim in verification.claims] == [True, True]


def test_a_reason_against_a_statement_is_a_finding_with_its_words_and_sentence() -> None:
    verification = judged("It cost 5 million euros.", at("5 million", Fault.NUMBER))
    (claim,) = verification.claims
    assert not claim.supported
    (objection,) = claim.reasons
    assert (objection.kind, objection.words, objection.sentence) == ("number", "5 million", 3)


@pytest.mark.parametrize(
    ("kind", "refused"),
    [(Fault.NUMBER, True), (Fault.NAME, True), (Fault.GROUND, False), (Fault.NEGATION, False)],
)
def test_a_question_can_get_only_names_and_figures_wrong(kind: Fault, refused: bool) -> None:
    verification = judged("Will 9 jobs be lost?", at("9 jobs", kind))
    assert bool(verification.findings) is refused


@pytest.mark.parametrize(
    ("line", "words", "kind", "refused"),
    [
        ("- 12,900", "12,900", Fault.GROUND, True),
        ("- 300 dead", "300 dead", Fault.GROUND, True),
        ("- Old harbour of Lund", "Lund", Fault.GROUND, True),
        ("- Old harbour of Lund", "harbour", Fault.GROUND, False),
        ("- Old harbour of Lund", "Lund", Fault.NAME, True),
        ("- plans of Per Aune", "Per Aune", Fault.NAME, False),
        ("# 300 dead in the harbour", "300", Fault.NUMBER, True),
    ],
)
def test_a_fragment_can_get_wrong_the_figures_and_the_names_that_no_source_has(
    line: str, words: str, kind: Fault, refused: bool
) -> None:
    verification = judged(f"It closes in June.\n\n{line}\n", at(words, kind))
    assert bool(verification.findings) is refused


def test_a_statement_with_a_refused_quote_is_not_supported_but_rests_on_it() -> None:
    verification = judged("Aune called it “a leap in the park”.", Script())
    (claim,), (quote,) = verification.claims, verification.quotes
    assert (claim.supported, claim.resting) == (False, (quote.place,))
    assert verification.findings == (quote,)


def test_what_is_wrong_inside_a_refused_quote_is_told_once() -> None:
    words = "a leap in the park"
    script = at("the park", Fault.QUOTE)
    altered = QuoteFinding(words, Verdict.ALTERED, "minutes", (Span(0, 4),), "a leap in the dark")
    verification = judged(f"Aune called it “{words}”.", Script({words: altered}, script.reasons))
    assert [type(finding).__name__ for finding in verification.findings] == ["JudgedQuote"]


@pytest.mark.parametrize("kind", [Fault.SPEAKER, Fault.NAME])
def test_a_quote_given_to_another_is_told_once(kind: Fault) -> None:
    words = "a leap in the dark"
    anothers = QuoteFinding(words, Verdict.WRONG_SPEAKER, "minutes", (Span(0, 4),), words)
    script = Script({words: anothers}, at("Berit Moen", kind).reasons)
    verification = judged(f"“{words}”, said Berit Moen.", script)
    assert [type(finding).__name__ for finding in verification.findings] == ["JudgedQuote"]


def test_what_is_wrong_outside_a_refused_quote_is_told_beside_it() -> None:
    words = "a leap in the park"
    script = Script({words: QuoteFinding(words, Verdict.ABSENT)}, at("Lind", Fault.NAME).reasons)
    verification = judged(f"Lind called it “{words}”.", script)
    assert len(verification.findings) == 2


def test_a_citation_of_a_sentence_that_is_not_there_is_a_finding() -> None:
    note = Note("note", "It closed.", (), (Statement("It closed.", Span(0, 10), cited=("2", "99")),))
    script = Script()
    verification = verify(note, SOURCES, checkers=script)
    assert script.held == [("It closed.", (2,))]
    assert [each.words for each in verification.claims[0].reasons] == ["99"]


def test_a_quote_is_asked_of_the_source_that_its_footnote_names() -> None:
    script = Script()
    judged("He said “we were never asked”.[^1]\n\n[^1]: letter.txt, p. 3", script)
    assert [(quote, source) for quote, source, _ in script.asked] == [("we were never asked", "letter")]


def test_the_grammar_of_the_note_tells_who_it_says_spoke() -> None:
    pytest.importorskip("spacy")
    script = Script()
    judged("“We were never asked,” said Marta Lind on Monday.", script)
    assert [speaker for _, _, speaker in script.asked] == ["Marta Lind"]


def test_quotes_without_anybody_near_are_looked_up_without_a_speaker() -> None:
    script = Script()
    judged("It was “a leap in the dark” at the time.", script)
    assert [speaker for _, _, speaker in script.asked] == [""]


def test_a_note_in_another_language_says_that_its_speakers_could_not_be_told() -> None:
    text = "Die Leiterin des Hafens, Marta Lind, sagte dazu: „Niemand wird dadurch seine Arbeit verlieren.“"
    verification = judged(text, Script())
    assert [reason for reason in verification.unchecked if reason.startswith("who said the quotes")]


def test_counts_add_up() -> None:
    text = "It cost 4.2 million euros. It cost 5 million euros. “A leap in the dark” and “not there”."
    counts = judged(text, at("5 million", Fault.NUMBER)).counts
    assert counts["quotes"] == 2
    assert counts["claims"] == counts["supported"] + counts["unsupported"] + counts["resting"]
    assert counts["findings"] == counts["absent"] + counts["unsupported"]


def test_places_are_of_the_note_as_it_is() -> None:
    text = "# Title\n\nIt was **“a leap\nin the dark”**.\n"
    (quote,) = judged(text, Script()).quotes
    assert quote.place.span.of(text) == "a leap\nin the dark"
    assert quote.place.line == 3


def test_a_note_with_nothing_to_check_is_an_error() -> None:
    with pytest.raises(NoteError, match="holds no quote and no statement"):
        verify("# Title\n", SOURCES, checkers=Script())


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("letter.txt, p. 3", "letter"),
        ("Minutes of the council", "minutes"),
        ("the minutes", "minutes"),
        ("minutes and letter", ""),
        ("letterhead", ""),
        ("https://a.example/letter-of-intent", ""),
        ("", ""),
    ],
)
def test_a_document_is_named_by_its_file_its_title_or_its_id(text: str, document: str) -> None:
    assert named_document(text, SOURCES) == document


def test_strings_are_documents_too() -> None:
    verification = verify("It closed. “It closed”.", "It closed.", checkers=Script())
    assert verification.findings == ()
    assert Quotation("It closed", Span(12, 21)).speaker == ""
