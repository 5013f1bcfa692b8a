from pathlib import Path

import pytest

from summarizer.errors import SourceError
from summarizer.loaders import load, load_all
from summarizer.loaders.listing import LONGEST_LIST, listed


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    for name in ("a.md", "b.txt", "old/c.md", "old/older/d.md", ".hidden.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"This is {name}.", encoding="utf-8")
    return tmp_path


def test_a_pattern_stands_for_the_files_that_it_matches_sorted_by_path(papers: Path) -> None:
    texts = [document.text for document in load(f"{papers}/**/*.md")]
    assert texts == ["This is a.md.", "This is old/c.md.", "This is old/older/d.md."]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(papers: Path) -> None:
    (papers / "notes [final].md").write_text("This is final.", encoding="utf-8")
    assert load(papers / "notes [final].md")[0].text == "This is final."


def test_a_pattern_that_matches_nothing_is_an_error(papers: Path) -> None:
    with pytest.raises(SourceError, match=r"\*\.pdf: no file is called so"):
        load(f"{papers}/*.pdf")


def test_a_list_stands_for_its_lines_from_where_it_lies(papers: Path) -> None:
    lines = (
        "\ufeff# what we read\n\n  b.txt  # the reply\nold/*.md\n../elsewhere.md\nhttps://example.org/a#b\n"
    )
    (papers / "list.txt").write_text(lines, encoding="utf-8")
    assert list(listed(f"@{papers}/list.txt")) == [
        f"{papers}/b.txt",
        f"{papers}/old/c.md",
        f"{papers}/../elsewhere.md",
        "https://example.org/a#b",
    ]


def test_what_a_list_names_twice_is_read_once(papers: Path) -> None:
    (papers / "list.txt").write_text("a.md\n./a.md\nold/../a.md\n", encoding="utf-8")
    assert len(load_all([f"@{papers}/list.txt", papers / "a.md"]).documents) == 1


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("# nothing\n", "an empty list"),
        ("@other.txt\n", "@other.txt: a list holds files"),
        ("-\n", "-: a list holds files"),
        ("a.md\n" * (LONGEST_LIST + 1), "split the list"),
    ],
)
def test_a_list_that_is_none_says_why(papers: Path, lines: str, message: str) -> None:
    (papers / "list.txt").write_text(lines, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        load(f"@{papers}/list.txt")


def test_a_list_that_cannot_be_read_is_an_error_beside_what_can(papers: Path) -> None:
    (papers / "list.txt").write_bytes(b"caf\xe9.md\n")
    loaded = load_all([f"@{papers}/none.txt", f"@{papers}/list.txt", papers / "a.md"])
    assert [document.text for document in loaded.documents] == ["This is a.md."]
    reasons = [failure.reason for failure in loaded.failures]
    assert "no list could be read there" in reasons[0]
    assert "a text in UTF-8" in reasons[1]


def test_a_file_whose_name_begins_as_a_list_s_is_that_file(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (papers / "@home.md").write_text("This is home.", encoding="utf-8")
    monkeypatch.chdir(papers)
    assert load("@home.md")[0].text == "This is home."
