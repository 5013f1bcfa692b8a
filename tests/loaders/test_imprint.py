import pytest

from summarizer.loaders.imprint import Imprint, imprint_of

BODY = "\n\nThe council met on Monday 3 March. It rejected the plan.\n"


@pytest.mark.parametrize(
    ("head", "imprint"),
    [
        ("# Water plan\n\nBy Jane Doe, 18 September 2025", Imprint("Water plan", "18 September 2025")),
        (
            "Water plan\n\nLONDON, March 3 (Reuters) - A dam broke.",
            Imprint("Water plan", "March 3", "Reuters"),
        ),
        ("---\ntitle: 'Water plan'\ndate: 2025-05-03\n---\n# Other", Imprint("Water plan", "2025-05-03")),
        (
            "From: Jane Doe\nSubject: Re: The dam\nDate: Mon, 3 May 2025 10:14",
            Imprint("The dam", "3 May 2025"),
        ),
        ("The dam is safe.\n— Ada Klein (@ada) March 14, 2025", Imprint("", "March 14, 2025")),
        (
            "Bridge closed\nThe Morning Post, 3 May 2025",
            Imprint("Bridge closed", "3 May 2025", "The Morning Post"),
        ),
        (
            "Bridge closed\nBy Petra Hollin, Harbour Courier, 3 May 2025",
            Imprint("Bridge closed", "3 May 2025", "Harbour Courier"),
        ),
        (
            "Bridge closed\n\nRadio Lenmark | May 3, 2025",
            Imprint("Bridge closed", "May 3, 2025", "Radio Lenmark"),
        ),
        ("Who pays?\n\nThe Valley Observer, 5 May 2025", Imprint("", "5 May 2025", "The Valley Observer")),
        ("Bridge closed\nPetra Hollin | 3 May 2025", Imprint("Bridge closed", "3 May 2025")),
        ("Bridge closed\nCastle Firth, 3 May 2025", Imprint("Bridge closed", "3 May 2025")),
        (
            "Bridge closed\nThe Evening Mail, 3 May 2025\n\nOSTREL (NWA) – A barge sank.",
            Imprint("Bridge closed", "3 May 2025", "The Evening Mail"),
        ),
        ("1. Introduction", Imprint()),
        ("Key points\n- The plan is dead", Imprint()),
        ("A dam broke.\n\n# What next", Imprint()),
    ],
)
def test_what_the_layout_says_is_found(head: str, imprint: Imprint) -> None:
    assert imprint_of(head + BODY) == imprint


def test_a_german_date_line_is_found() -> None:
    text = (
        "BERLIN (dpa) – Der Rat hat den Plan nicht angenommen.\n\nVeröffentlicht am 3. Mai 2025, 10:14 Uhr\n"
    )
    assert imprint_of(text) == Imprint("", "3. Mai 2025", "dpa")


def test_a_date_in_the_body_is_not_the_documents() -> None:
    assert imprint_of(BODY) == Imprint()


def test_a_paper_that_the_text_speaks_of_did_not_print_it() -> None:
    assert imprint_of(f"{BODY}The Morning Post, 3 May 2025, has the story.\n") == Imprint()
