"""A file is replaced whole, or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from summarizer.files import replace_file


def test_a_new_file_and_an_old_one_hold_what_was_put_there(tmp_path: Path) -> None:
    path = tmp_path / "note"
    for data in (b"one", b"two"):
        replace_file(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_file(taken, b"data")
    assert list(tmp_path.iterdir()) == [taken]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links are POSIX")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_file(link, b"new")
    assert file.read_bytes() == b"new"
    assert link.is_symlink()
    assert os.stat(file).st_mode & 0o777 == 0o640
