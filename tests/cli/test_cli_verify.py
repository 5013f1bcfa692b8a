from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.cli.application import application
from tests.cli.running import Shell
from tests.cli.test_startup import START, imported, ratio
from tests.verification.notes import docx, paragraph

SOURCE = "The berth closes in June. The works cost 4 million euros.\nThe pilots were never asked about it.\n"
CLEAN = "# The berth\n\nThe works cost 4 million euros.\n\n> The pilots were never asked about it.\n"
WRONG = CLEAN.replace("4 million", "5 million").replace("never", "often")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a source, a note that stands, and one that does not."""
    (tmp_path / "source.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, "utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, "utf-8")
    return tmp_path


def verified(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(application, ["verify", *map(str, arguments)], input=stdin)


def test_a_note_that_stands_ends_with_0(folder: Path) -> None:
    result = verified(folder / "clean.md", folder / "source.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert " ".join(result.stdout.split()).endswith("1 quote and 1 statement checked, and all stand")


def test_findings_end_with_1_and_are_told_with_what_the_source_has(folder: Path) -> None:
    result = verified(folder / "wrong.md", folder / "source.txt")
    assert result.exit_code == 1
    assert "4 million" in result.stdout
    assert "altered quote: “often” for “never”" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "opening"),
    [
        (["--json"], "{"),
        (["-f", "json"], "{"),
        (["-f", "md"], "# Verification of"),
        (["-f", "html"], "<!doctype html>"),
        (["-f", "txt"], "# The berth"),
    ],
)
def test_a_report_is_printed_in_the_format(folder: Path, arguments: list[str], opening: str) -> None:
    result = verified(folder / "wrong.md", folder / "source.txt", *arguments)
    assert result.exit_code == 1
    assert result.stdout.startswith(opening)


@pytest.mark.parametrize("name", ["report.json", "report.md", "report.html", "report.txt"])
def test_the_suffix_of_the_file_names_the_format(folder: Path, name: str) -> None:
    result = verified(folder / "wrong.md", folder / "source.txt", "-o", folder / name)
    format = name.rpartition(".")[2]
    assert (result.exit_code, result.stdout) == (1, "")
    printed = verified(folder / "wrong.md", folder / "source.txt", "-f", format).stdout
    assert (folder / name).read_text("utf-8") == printed


def test_the_note_comes_from_standard_input(folder: Path) -> None:
    result = verified("-", folder / "source.txt", "--json", stdin=WRONG.encode())
    assert json.loads(result.stdout)["counts"]["findings"] == 2


def test_a_source_comes_from_standard_input(folder: Path) -> None:
    assert verified(folder / "clean.md", "-", stdin=SOURCE.encode()).exit_code == 0


def test_a_folder_of_sources_does_not_prove_the_note_that_lies_in_it(folder: Path) -> None:
    (folder / "clean.md").unlink()
    result = verified(folder / "wrong.md", folder)
    assert result.exit_code == 1
    assert "wrong.md: is the note itself" in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("missing.md", None, "missing.md: no such file; check the path"),
        ("note.md", b"", "note.md: empty; give a note"),
        ("note.md", b"\x89PNG\r\n\x1a\n", "note.md: a binary file"),
        ("note.md", b"\x00\x01\x02\xff" * 50, "note.md: a binary file"),
        ("note.html", b"<html></html>", "note.html: holds no text"),
        ("note.docx", b"PK\x03\x04", "note.docx: damaged, or no DOCX file"),
        (
            "note.docx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        ("note.json", b"{}", "note.json: not a briefing"),
        ("note.md", b"# A heading\n", "nothing to check"),
    ],
)
def test_what_cannot_be_verified_is_one_line_and_exit_code_2(
    folder: Path, name: str, data: bytes | None, complaint: str
) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    result = verified(folder / name, folder / "source.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert complaint in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_empty_source_is_an_error(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    result = verified(folder / "clean.md", folder / "empty.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "empty.txt: empty; give a text" in result.stderr


def test_a_source_that_cannot_be_read_is_told_and_ends_with_1(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-")
    result = verified(folder / "clean.md", folder / "source.txt", folder / "scan.pdf")
    assert result.exit_code == 1
    assert "left out:" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "Missing argument 'NOTE'"),
        (["clean.md"], "Missing argument 'SOURCE...'"),
        (["-", "-"], "can be the note or a source, not both"),
        (["clean.md", "clean.md"], "is the note itself; name the sources"),
        (["clean.md", "source.txt", "--json", "-f", "md"], "name one format"),
        (["clean.md", "source.txt", "-o", "report.pdf"], "no report goes by .pdf"),
        (["clean.md", "source.txt", "-f", "md", "-o", "source.txt"], "is one of the sources"),
        (["clean.md", "source.txt", "-f", "md", "-o", "clean.md"], "is one of the sources"),
    ],
)
def test_a_mistake_is_named(folder: Path, arguments: list[str], complaint: str) -> None:
    ended = Shell(folder).run("verify", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert complaint in ended.err


@pytest.mark.parametrize("name", ["note.docx", "note.html"])
def test_notes_of_offices_and_of_the_web_are_verified(folder: Path, name: str) -> None:
    words = "The works cost 5 million euros."
    data = docx(paragraph(words)) if name.endswith("docx") else f"<p>{words}".encode()
    (folder / name).write_bytes(data)
    assert verified(folder / name, folder / "source.txt").exit_code == 1


def test_a_note_without_names_loads_neither_grammar_nor_models(folder: Path) -> None:
    shell = Shell(folder)
    needless = {
        "spacy",
        "pydantic",
        "openai",
        "instructor",
        "xllamacpp",
        "jinja2",
        "rich",
        "numpy",
        "rapidfuzz",
    }
    assert not imported(shell, "verify", "clean.md", "source.txt") & needless


def test_verifying_a_note_without_names_costs_at_most_eighteen_times_what_python_costs(folder: Path) -> None:
    command = ["-c", START, "verify", "clean.md", "source.txt"]
    assert ratio(Shell(folder), command, ["-c", "pass"], enough=18.0) <= 18.0
