import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders import load, load_all
from summarizer.loaders.size import LARGEST

PIPED = "hand in what comes from it as standard input (-)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "minutes.txt": "The council met.",
        "b/Minutes.md": "# Minutes\n\nThe board met.",
        "b/notes": "No suffix.",
        ".hidden.txt": "Not this.",
        ".git/config.txt": "Nor this.",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_file_is_one_document_named_by_its_path(folder: Path) -> None:
    path = folder / "minutes.txt"
    (document,) = load(path)
    assert (document.id, document.name, document.text) == ("minutes", str(path), "The council met.")


def test_the_text_is_kept_as_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffÄ.\r\nB.\rC.\n".encode())
    assert load(tmp_path / "a.txt")[0].text == "Ä.\r\nB.\rC.\n"


def test_a_directory_gives_its_files_sorted_without_hidden_ones(folder: Path) -> None:
    assert [document.text[:11] for document in load(str(folder))] == [
        "# Minutes\n\n",
        "No suffix.",
        "The council",
    ]


def test_ids_are_unique_whatever_their_case(folder: Path) -> None:
    assert [document.id for document in load(folder)] == ["Minutes", "notes", "minutes-2"]


def test_the_same_file_is_read_once(folder: Path) -> None:
    sources: list[str | Path] = [folder / "minutes.txt", folder, str(folder / "b" / ".." / "minutes.txt")]
    loaded = load_all(sources)
    assert [document.id for document in loaded.documents] == ["minutes", "Minutes-2", "notes"]
    assert loaded.failures == ()


def test_documents_keep_their_place_among_the_files(folder: Path) -> None:
    file = folder / "minutes.txt"
    loaded = load_all([Document("First."), file, Document("Third.", id="minutes"), file])
    assert [document.id for document in loaded.documents] == ["document", "minutes", "minutes-2"]
    assert [document.text for document in loaded.documents] == ["First.", "The council met.", "Third."]


@pytest.mark.parametrize("field", ["text", "name", "title"])
def test_a_document_that_no_file_could_hold_is_refused(field: str) -> None:
    changes: dict[str, Any] = {field: "half \ud83d of a smile"}  # Any: the field is the test's
    broken = replace(Document("The council met."), **changes)
    loaded = load_all([broken, Document("The board met.")])
    assert [document.text for document in loaded.documents] == ["The board met."]
    (failure,) = loaded.failures
    assert failure.reason.endswith(
        f'half of a surrogate pair, at character 5 of its {field}; decode it with errors="replace"'
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, names of files are Unicode")
def test_a_file_whose_name_is_no_text_is_read_and_named_in_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:
        stream.write(b"The council met.")
    (document,) = load(os.fsdecode(path))
    assert (document.id, Path(document.name).name) == ("caf", "caf\ufffd.txt")


def test_two_sources_of_one_name_have_two_ids() -> None:
    documents = [
        Document("a", name="x/note.txt"),
        Document("b", name="y/note.md"),
        Document("c", id="note-2"),
    ]
    assert [document.id for document in load_all(documents).documents] == ["note", "note-2", "note-2-2"]


@pytest.mark.parametrize(
    ("stem", "id"),
    [
        ("Q&A [final] v2", "Q-A-final-v2"),
        ("протокол", "протокол"),
        ("हिन्दी", "हिन्दी"),
        ("会议 纪要", "会议-纪要"),
        ("!!", "document"),
    ],
)
def test_an_id_is_letters_digits_and_hyphens(stem: str, id: str) -> None:
    (document,) = load_all([Document("a", name=f"{stem}.txt")]).documents
    assert document.id == id


def test_standard_input_is_handed_in() -> None:
    (document,) = load("-", standard_input="Grüße.".encode("cp1252"))
    assert (document.id, document.name, document.text) == ("standard-input", "standard input", "Grüße.")


def test_what_cannot_be_read_is_reported_beside_what_can(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / "b" / "paper.pdf").write_bytes(b"%PDF-1.7")
    loaded = load_all([folder])
    assert len(loaded.documents) == 3
    assert [Path(failure.source).name for failure in loaded.failures] == ["paper.pdf", "photo.jpg"]
    assert all(failure.reason.startswith(f"{failure.source}: ") for failure in loaded.failures)


def test_one_source_that_cannot_be_read_is_an_error(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(SourceError, match="JPEG"):
        load(folder)


def test_a_symbolic_link_to_a_file_is_the_file(folder: Path) -> None:
    os.symlink(folder / "minutes.txt", folder / "link.txt")
    assert len(load(folder)) == 3


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing.txt", "missing.txt: no such file or directory; check the path"),
        ("-", "standard input: nothing was handed in; pipe a text"),
        ("a\0b", "'a\\x00b': no name of a file; check the path"),
    ],
)
def test_an_error_says_what_to_do(source: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        load(source)
    assert str(caught.value) == message


def test_a_text_given_for_a_path_is_an_error_of_ours() -> None:
    with pytest.raises(SourceError):
        load("The council met on Monday. " * 500)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_left_out_of_a_directory_at_once_and_an_error_by_itself(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    loaded = load_all([folder])
    assert len(loaded.documents) == 3
    (failure,) = loaded.failures
    assert failure.reason.endswith("pipe.txt: a pipe, a socket or a device; " + PIPED)
    with pytest.raises(SourceError, match="a pipe, a socket or a device"):
        load(folder / "pipe.txt")


def test_a_lock_that_word_leaves_is_no_source(folder: Path) -> None:
    (folder / "~$minutes.docx").write_bytes(b"\x03Ada")
    assert load_all([folder]).failures == ()
    assert len(load(f"{folder}/*")) == 1


def test_an_empty_directory_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="a directory without files"):
        load(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_an_error(folder: Path) -> None:
    (folder / "minutes.txt").chmod(0)
    with pytest.raises(SourceError, match="not allowed to read it"):
        load(folder / "minutes.txt")


def test_a_source_over_the_limit_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(SourceError, match=r"big\.txt: larger than 50 MB"):
        load(tmp_path / "big.txt")
