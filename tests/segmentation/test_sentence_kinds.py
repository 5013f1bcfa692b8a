import pytest

from summarizer.documents import Document, Kind, Sentence
from summarizer.segmentation import segment

BODY = "\n\nThe council met on Monday. It rejected the plan.\n"


def found(text: str, kind: Kind, language: str = "") -> list[str]:
    sentences = segment(Document(text), language=language)
    return [sentence.line for sentence in sentences if sentence.kind is kind]


def sentence(text: str, start: str) -> Sentence:
    return next(s for s in segment(Document(text)) if s.text.startswith(start))


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# Water plan", "Water plan"),
        ("## Water plan ##", "Water plan"),
        ("Water plan\n==========", "Water plan"),
        ("**Water plan**", "Water plan"),
        ("Mayor “sorry”", "Mayor “sorry”"),
        ("“Horrible noise”", "“Horrible noise”"),
        ("2. Findings", "Findings"),
        ("2.1 Costs of the works", "2.1 Costs of the works"),
        ("Was jetzt kommt", "Was jetzt kommt"),
        ("双方分歧", "双方分歧"),
        ("الخلاف حول الحدود", "الخلاف حول الحدود"),
    ],
)
def test_a_line_over_a_body_is_a_heading(text: str, heading: str) -> None:
    assert found(text + BODY, Kind.HEADING) == [heading]


def test_subheads_between_paragraphs_without_blank_lines_are_headings() -> None:
    text = (
        "The council met on Monday.\nNo money\nThe mayor said that there was none.\nWhat next\nAll is open."
    )
    assert found(text, Kind.HEADING) == ["No money", "What next"]


def test_a_long_headline_set_apart_is_a_heading() -> None:
    title = "Minister puts off ruling on the harbour as jobs and dead crabs divide the coast for a year"
    assert found(title + BODY, Kind.HEADING) == [title]


def test_a_full_item_is_a_statement_without_its_marker_and_a_fragment_is_a_bullet() -> None:
    text = (
        "The council decided:\n\n- Pipes\n- The farmers will be asked.\n"
        "1. the mayor has promised that no farmer will lose water before spring\n"
    )
    assert found(text, Kind.BULLET) == ["Pipes"]
    assert found(text, Kind.STATEMENT)[-2:] == [
        "The farmers will be asked.",
        "the mayor has promised that no farmer will lose water before spring",
    ]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Jane Doe"),
        ("en", "BY JANE DOE AND BOB ROSS"),
        ("en", "*By Jane Doe, Environment Correspondent*"),
        ("en", "Jane Doe, Political Editor"),
        ("en", "Published 3 May 2025, 10:14"),
        ("en", "Last updated on Monday, May 3, 2025 at 10:14 a.m. EDT"),
        ("en", "Reuters"),
        ("en", "dpa/AFP"),
        ("en", "12 March 2025"),
        ("en", "Geneva, 14 March 2025"),
        ("de", "Von Klaus Müller und Anna von der Heide, Berlin"),
        ("de", "Veröffentlicht am 3. Mai 2025, 10:14 Uhr"),
        ("fr", "Par Jean Dupont, envoyé spécial à Bruxelles"),
        ("fr", "Publié le 3 mai 2025 à 10h14"),
        ("es", "Por María Pérez"),
        ("es", "Madrid - 3 de mayo de 2025"),
    ],
)
def test_a_line_of_credit_is_a_byline(language: str, line: str) -> None:
    assert found(line + BODY, Kind.BYLINE, language) == [line.strip("*")]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the council had met.",
        "Von Berlin aus reiste er weiter.",
        "Jane Doe, the editor of the paper, said no.",
        "On 3 May 2025 the council met.",
        "The council met on 3 May 2025",
    ],
)
def test_a_sentence_that_starts_like_a_byline_is_none(line: str) -> None:
    assert found(line + BODY, Kind.BYLINE) == []


@pytest.mark.parametrize(
    ("dateline", "statement"),
    [
        ("ISLAMABAD:", "The minister said no."),
        ("LONDON —", "The minister said no."),
        ("NEW YORK, March 3 (Reuters) -", "The minister said no."),
        ("BERLIN (dpa) –", "Der Minister lehnte ab."),
        ("Berlin (dpa) -", "Der Minister lehnte ab."),
        ("VELDMAR (Sound Press) –", "The minister said no."),
        ("МОСКВА, 14 марта (ТАСС) —", "Министр отказался."),
        ("القاهرة (رويترز) -", "رفض الوزير."),
        ("新华社北京3月14日电", "部长拒绝了。"),
        ("【ワシントン共同】", "大臣は拒否した。"),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(dateline: str, statement: str) -> None:
    text = f"{dateline} {statement}"
    assert found(text, Kind.DATELINE) == [dateline]
    assert found(text, Kind.STATEMENT) == [statement]


@pytest.mark.parametrize(
    "text",
    [
        "NATO – the alliance – was not asked.",
        "WARNING: The bridge is shut.",
        "EU: The talks go on.",
        "Note: The bridge is shut.",
        "The mayor (AFP) – said no.",
    ],
)
def test_a_word_in_capitals_is_not_always_a_dateline(text: str) -> None:
    assert found(text, Kind.DATELINE) == []


def test_a_place_in_capitals_deep_in_the_body_is_no_dateline() -> None:
    text = "The council met.\n\n" * 5 + "LONDON: The mayor came."
    assert found(text, Kind.DATELINE) == []


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Key points"),
        ("en", "## Key takeaways"),
        ("en", "**Highlights**"),
        ("en", "At a glance:"),
        ("de", "Das Wichtigste in Kürze"),
        ("fr", "L’essentiel"),
        ("es", "Claves"),
        ("zh", "要点"),
        ("", "Highlights"),
    ],
)
def test_a_publishers_summary_is_no_evidence(language: str, heading: str) -> None:
    text = f"{heading}\n- The plan was rejected\n- The mayor will appeal the ruling of the board.{BODY}"
    assert len(found(text, Kind.SUMMARY, language)) == 3
    assert found(text, Kind.STATEMENT, language) == ["The council met on Monday.", "It rejected the plan."]


def test_a_summary_without_bullets_ends_at_the_blank_line() -> None:
    text = f"Highlights\n\nThe plan was rejected\nThe mayor will appeal{BODY}"
    assert found(text, Kind.SUMMARY) == ["Highlights", "The plan was rejected", "The mayor will appeal"]


def test_a_summary_without_bullets_or_blank_lines_ends_at_the_first_full_sentence() -> None:
    text = (
        "Key points\nThe plan was rejected\nThe mayor will appeal\nThe council met on Monday.\nAll is open."
    )
    assert found(text, Kind.STATEMENT) == ["The council met on Monday.", "All is open."]


def test_a_section_of_that_name_deep_in_the_body_is_no_summary() -> None:
    text = "The council met.\n\n" * 8 + "Highlights\n\n- The band played on the pier."
    assert found(text, Kind.SUMMARY) == []


@pytest.mark.parametrize(
    ("signature", "speaker"),
    [
        ("— Ada Klein / Ада Кляйн (@adaklein) March 14, 2025", "Ada Klein"),
        ("– Ada Klein, Director of Roads", "Ada Klein"),
        ("-- Ursula von der Leyen (2024)", "Ursula von der Leyen"),
    ],
)
def test_a_signature_names_the_speaker_of_the_post_above(signature: str, speaker: str) -> None:
    text = f"The plan drew criticism.\nThe bridge is safe. We have checked it.\n{signature}\nThe council met."
    assert found(text, Kind.SIGNATURE) == [signature.removeprefix("– ")]
    assert sentence(text, "The bridge").speaker == sentence(text, "We have").speaker == speaker
    assert sentence(text, "The plan").speaker == sentence(text, "The council").speaker == ""


def test_a_signature_covers_the_lines_down_from_a_blank_line() -> None:
    text = "The plan is new.\n\nThe bridge is safe.\nWe have checked it.\n— Ada Klein\n\nThe council met."
    assert [s.speaker for s in segment(Document(text))] == ["", "Ada Klein", "Ada Klein", "", ""]


@pytest.mark.parametrize("line", ["— so much for the plan.", "— Bonjour, dit-il.", "– The mayor left early"])
def test_a_dash_without_a_name_is_no_signature(line: str) -> None:
    assert found(f"The council met.\n{line}\nIt was late.", Kind.SIGNATURE) == []


QUOTE = "We have fought for this school for ten years, and we will not stop fighting now."


def test_a_quotation_that_the_body_repeats_with_its_speaker_is_a_pull_quote() -> None:
    text = f"The board met.\n“{QUOTE} Never!”\nIt voted.\n“{QUOTE[:-1]},” said Ada Klein, a parent."
    assert found(text, Kind.PULL_QUOTE) == [f"“{QUOTE} Never!”"]
    assert sentence(text, f"“{QUOTE[:-1]},”").kind is Kind.STATEMENT


def test_of_a_signed_post_only_what_the_body_repeats_is_a_pull_quote() -> None:
    text = f"“{QUOTE[:-1]},” Klein wrote.\nThe board is deaf. {QUOTE}\n— Ada Klein"
    assert found(text, Kind.PULL_QUOTE) == [QUOTE]
    assert sentence(text, "The board").kind is Kind.STATEMENT


def test_a_quotation_that_stands_alone_and_only_once_is_a_statement() -> None:
    assert found(f"The board met.\n“{QUOTE}”\nIt voted.", Kind.PULL_QUOTE) == []


def test_a_sentence_that_stands_twice_is_kept_where_it_stands_first() -> None:
    text = f"{QUOTE}\n\nThe board met.\n\n{QUOTE}\n"
    assert [s.kind for s in segment(Document(text))] == [Kind.STATEMENT, Kind.STATEMENT, Kind.PULL_QUOTE]
