from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cli.output import OutputError, check, write


@given(text=st.text())
def test_a_file_holds_what_was_written_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    target = tmp_path_factory.mktemp("out") / "note.md"
    write(text, target)
    assert target.read_bytes() == text.encode("utf-8")
    assert [path.name for path in target.parent.iterdir()] == ["note.md"]


def test_what_is_no_character_is_written_as_its_escape(tmp_path: Path) -> None:
    write("caf\udce9.txt", tmp_path / "note.md")
    assert (tmp_path / "note.md").read_text("utf-8") == "caf\\udce9.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_failed_write_leaves_the_old_file_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    import resource

    target = tmp_path / "note.md"
    target.write_text("the old note")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OutputError, match=r"note\.md: could not be written: File too large"):
            write("new " * 100, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_text() == "the old note"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits are POSIX")
def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "note.md"
    target.write_text("the old note")
    target.chmod(0o640)
    write("the new note", target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_stays_a_link_to_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "latest.md").symlink_to(tmp_path / "note.md")
    write("the new note", tmp_path / "latest.md")
    assert (tmp_path / "latest.md").is_symlink()
    assert (tmp_path / "note.md").read_text() == "the new note"


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    check(Path(os.devnull))
    write("the new note", Path(os.devnull))
    assert not Path(os.devnull).is_file()
    assert list(tmp_path.iterdir()) == []


def test_a_directory_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a directory; name a file in it"):
        check(tmp_path)


def test_a_missing_directory_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"there is no directory .*missing; make it first"):
        check(tmp_path / "missing" / "note.md")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="not allowed to write there"):
        check(tmp_path / "note.md")


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "minutes.md"
    source.write_text("The board met.")
    with pytest.raises(OutputError, match=r"minutes\.md: is one of the sources"):
        check(tmp_path / "." / "minutes.md", sources=["-", "missing.txt", str(source)])
