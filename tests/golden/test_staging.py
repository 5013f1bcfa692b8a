from __future__ import annotations

import stat
from pathlib import Path

import pytest

from summarizer.golden.staging import StagingError, Written, put


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.is_file()}


def test_what_is_written_is_listed_by_what_became_of_it(tmp_path: Path) -> None:
    for name in ("same", "old", "gone"):
        (tmp_path / name).write_text(name, "utf-8")
    paths = {name: tmp_path / name for name in ("same", "old", "gone", "new", "never")}
    written = put(
        {
            paths["same"]: "same",
            paths["old"]: "newer",
            paths["gone"]: None,
            paths["new"]: "new",
            paths["never"]: None,
        }
    )
    assert written == Written(created=(paths["new"],), changed=(paths["old"],), removed=(paths["gone"],))
    assert held(tmp_path) == {"same": "same", "old": "newer", "new": "new"}


def test_nothing_to_do_is_nothing_done(tmp_path: Path) -> None:
    (tmp_path / "same").write_text("same", "utf-8")
    before = (tmp_path / "same").stat().st_mtime_ns
    assert not put({tmp_path / "same": "same"})
    assert (tmp_path / "same").stat().st_mtime_ns == before


class Breaking(type(Path())):  # type: ignore[misc]  # the class of paths on this platform
    """A path at which something breaks off when a file is moved to it."""

    error: BaseException = KeyboardInterrupt()

    def with_name(self, name: str) -> Path:
        return Moving(super().with_name(name))


class Moving(type(Path())):  # type: ignore[misc]  # the class of paths on this platform
    def replace(self, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise Breaking.error
        return Path(self).replace(target)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_an_interruption_between_two_files_leaves_all_old_ones_whole(
    tmp_path: Path, error: BaseException
) -> None:
    for name in ("cassette", "briefing", "gone"):
        (tmp_path / name).write_text(f"old {name}", "utf-8")
    before = held(tmp_path)
    Breaking.error = error
    files: dict[Path, str | None] = {
        tmp_path / "created": "new",
        tmp_path / "cassette": "new",
        tmp_path / "gone": None,
        Breaking(tmp_path / "briefing"): "new",
    }
    with pytest.raises((KeyboardInterrupt, StagingError)):
        put(files)
    assert held(tmp_path) == before


def test_what_cannot_be_staged_changes_nothing_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "first").write_text("old", "utf-8")
    with pytest.raises(StagingError, match=r"missing.*could not be written: No such file or directory"):
        put({tmp_path / "first": "new", tmp_path / "missing" / "second": "new"})
    assert held(tmp_path) == {"first": "old"}


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", "utf-8")
    (tmp_path / "file").chmod(0o640)
    put({tmp_path / "file": "new"})
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640
