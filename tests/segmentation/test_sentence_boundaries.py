import pytest

from summarizer.documents import Document, Kind, Sentence
from summarizer.segmentation import segment
from summarizer.text import Span


def sentences(text: str, language: str = "") -> list[str]:
    return [sentence.line for sentence in segment(Document(text), language=language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr. Smith of Sea Ltd. met Gen. Jones at 10 a.m. Monday."),
        ("en", "“I did not. I never would!” she said."),
        ("en", "It cost approx. 5 million, against 4.5 million in No. 7."),
        ("de", "Das ist laut Ministerium der 2. Versuch."),
        ("de", "Er kommt am 3. Mai, z. B. mit Dr. Klein."),
        ("de", "„Wir werden das nicht tun. Nie!“, sagte er."),
        ("fr", "« Nous ne voterons pas », a déclaré M. Martin."),
        ("es", "«No la votaremos», dijo la Dña. García."),
        ("ru", "Президент В. В. Петров заявил, что «есть вопросы»."),
        ("zh", "“我们不想打贸易战，但也不怕打。”她说。"),
        ("ja", "「同盟をさらに強化したい。」と述べた。"),
    ],
)
def test_this_is_one_sentence(language: str, text: str) -> None:
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "The vote is on May 3. Nobody objects. Who pays?", 3),
        ("en", "The claims were denied. “There is no threat,” the staff said.", 2),
        ("de", "Es waren 27. Der Rat vertagte sich.", 2),
        ("fr", "Le vote a eu lieu. Rien n’a changé !", 2),
        ("es", "¿Qué pasará ahora? Nadie lo sabe.", 2),
        ("el", "Τι θα γίνει τώρα; Κανείς δεν ξέρει.", 2),
        ("ar", "هل ستنجح المفاوضات؟ لا أحد يعرف.", 2),
        ("hi", "वह गया। वह आया।", 2),
        ("zh", "中方反对。“我们不怕。”美方尚未回应。", 3),
    ],
)
def test_these_are_several(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count


def test_marks_without_a_word_go_with_the_sentence_before() -> None:
    assert sentences("It is over. … !") == ["It is over. … !"]


MARKS = ["[^1]", "[^note-a]", "²", "¹²", "[^1][^2]", " [^1]", " ²", "[^1] ²", "[1]"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("first", ["The ferry is late.", "“It is late.”", "Is it late?", "“Is it late?”"])
@pytest.mark.parametrize("space", [" ", "\n"])
def test_the_mark_of_a_footnote_goes_with_the_sentence_before(first: str, mark: str, space: str) -> None:
    assert sentences(f"{first}{mark}{space}The operator denies it.{mark}\n\nIt stays.", "en") == [
        line(f"{first}{mark}"),
        line(f"The operator denies it.{mark}"),
        "It stays.",
    ]


def line(text: str) -> str:
    return Sentence(1, "a", Span(0, len(text)), text).line


@pytest.mark.parametrize("mark", ["[^1]", "²"])
def test_the_mark_of_a_footnote_alone_on_its_line_is_no_sentence(mark: str) -> None:
    texts = [s.text for s in segment(Document(f"The ferry is late.\n{mark}\n\nIt stays."))]
    assert texts == [f"The ferry is late.\n{mark}", "It stays."]


def test_a_note_at_the_foot_keeps_its_mark() -> None:
    texts = [s.text for s in segment(Document("The ferry is late.²\n\n² The operator denies it."))]
    assert texts == ["The ferry is late.²", "² The operator denies it."]


@pytest.mark.parametrize(
    "text",
    ["“It is late.”[^1], the mayor said.", "She says “it is late.” [34]; he says “no.” [35]: so much."],
)
def test_a_footnote_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert [s.text for s in segment(Document(text), language="en")] == [text]


def test_the_mark_of_a_footnote_goes_with_the_sentence_before_where_no_space_parts_them() -> None:
    texts = [s.text for s in segment(Document("中方反对。[^1]美方尚未回应。"), language="zh")]
    assert texts == ["中方反对。[^1]", "美方尚未回应。"]


def test_a_raised_number_that_is_a_power_stays_in_its_sentence() -> None:
    assert sentences("It spans 4 m² of deck. It cost 10⁶ euros.") == [
        "It spans 4 m² of deck.",
        "It cost 10⁶ euros.",
    ]


def test_a_short_paragraph_that_ends_in_a_footnote_is_no_heading() -> None:
    kinds = [s.kind for s in segment(Document("The ferry is late.[^1]\n\nThe operator denies it all."))]
    assert kinds == [Kind.STATEMENT, Kind.STATEMENT]


def test_half_a_surrogate_pair_is_borne() -> None:
    assert len(sentences("The vote \ud800 is on Monday. Nobody objects.", "en")) == 2
