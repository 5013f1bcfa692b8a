from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.golden.case import CaseError, read


def case_of(folder: Path, text: str) -> Path:
    case = folder / "harbour"
    case.mkdir()
    (case / "case.toml").write_text(text, "utf-8")
    return case


def test_a_case_is_what_its_folder_says(tmp_path: Path) -> None:
    folder = case_of(
        tmp_path,
        'about = "A dispute."\nsources = ["sources/b.txt", "a.md"]\nmodel = "gpt"\nbase_url = "http://x/v1"\n'
        'prompt = "brief@1"\nstrict = true\ncompare = ["briefing", "txt"]\n[parameters]\ntemperature = 0.2\n',
    )
    case = read(folder)
    assert case.name == "harbour"
    assert case.sources == (folder / "sources" / "b.txt", folder / "a.md")
    assert case.setup.parameters == {"temperature": 0.2}
    assert case.written == (folder / "cassette.yaml", folder / "briefing.json", folder / "briefing.txt")
    assert [case.line(key) for key in ("about", "model", "temperature", "strict")] == [1, 3, 9, 6]


def test_rules_alone_need_no_cassette_and_a_note_is_compared_by_default(tmp_path: Path) -> None:
    folder = case_of(tmp_path, 'sources = ["a.txt"]\nmodel = "extractive"\n')
    assert read(folder).written == (folder / "briefing.json", folder / "briefing.md")


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        (
            'sources = ["a.txt"]\nmodle = "x"\n',
            2,
            "modle: Extra inputs are not permitted; a case holds about, ",
        ),
        ('about = ""\nsources = []\n', 2, "sources: Tuple should have at least 1 item"),
        ('about = "x"\n', None, "sources: Field required"),
        ('about = ""\n\nsources = ["a.txt"\n', 4, "not TOML: "),
        ('sources = ["/etc/passwd"]', 1, "sources.0: Value error, a path from the case's folder"),
        (
            'sources = ["a.txt"]\ncompare = ["docx"]',
            2,
            "compare.0: Input should be 'briefing', 'md' or 'txt'",
        ),
        (
            'sources = ["a.txt"]\n[parameters]\nsince = 2026-01-01',
            2,
            "parameters.since: input was not a valid JSON",
        ),
        ('sources = ["a.txt"]\nstrict = "maybe"', 2, "strict: Input should be a valid boolean"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, text: str, line: int | None, complaint: str
) -> None:
    folder = case_of(tmp_path, text)
    with pytest.raises(CaseError) as caught:
        read(folder)
    assert f"{folder / 'case.toml'}: {complaint}" in str(caught.value)
    assert caught.value.fields["line"] == line


def test_a_case_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    folder = case_of(tmp_path, "")
    (folder / "case.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CaseError, match="give a text in UTF-8"):
        read(folder)
