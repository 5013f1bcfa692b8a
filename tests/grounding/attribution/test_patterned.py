"""Quotations of languages without a grammar are given to a name beside the verb, and to nothing less."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.grounding.attribution.patterned import patterned
from summarizer.segmentation import number


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        ("de", "„Wir zahlen nicht“, sagte Anna Klein am Montag.", "Anna Klein", "Wir zahlen nicht"),
        ("de", "Karl von Berg erklärte: „Wir zahlen nicht.“", "Karl von Berg", "Wir zahlen nicht."),
        ("de", "»Nie wieder«, betonte Peter Groß.", "Peter Groß", "Nie wieder"),
        ("fr", "« Nous partons », a déclaré la ministre Anne Leroy.", "Anne Leroy", "Nous partons"),
        ("fr", "Jean Dupont, maire de la ville, a répondu : « C’est faux. »", "Jean Dupont", "C’est faux."),
        ("es", "«No vamos a pagar», dijo la ministra Ana López.", "Ana López", "No vamos a pagar"),
        ("es", "Juan Pérez afirmó: «Es falso».", "Juan Pérez", "Es falso"),
    ],
)
def test_a_quotation_beside_a_verb_and_a_name_has_its_speaker(
    language: str, text: str, name: str, words: str
) -> None:
    (found,) = patterned(number([Document(text, id="d1")]), language)
    assert found.speaker is not None
    assert (found.voices[0].name, found.speaker.of(text)) == (name, name)
    assert [span.of(text) for span in found.quotes] == [words]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Nein“, sagte die Ministerin. Der Rat ging."),
        ("de", "„Das ist falsch“, sagte Klein dem Kölner Stadtanzeiger."),
        ("de", "„Das ist falsch“, sagte er im Deutschen Bundestag."),
        ("fr", "« C’est faux », a-t-il dit au Figaro Magazine."),
        ("es", "«Es falso», dijo ayer en Radio Nacional."),
        ("sv", "”Nej”, sade Anna Berg."),
        ("", "“No,” said Ann Lee."),
    ],
)
def test_a_quotation_without_a_sure_name_has_none(language: str, text: str) -> None:
    assert patterned(number([Document(text, id="d1")]), language) == ()
