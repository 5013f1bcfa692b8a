from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.golden.case import read
from summarizer.golden.suite import SuiteError, find, left_over, remains, unwanted


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("harbour", "quarry", "hidden-dam"):
        case = tmp_path / name
        (case / "sources").mkdir(parents=True)
        (case / "sources" / "story.txt").write_text("The berth closes in June.", "utf-8")
        (case / "case.toml").write_text('sources = ["sources"]\n', "utf-8")
    (tmp_path / "README.md").write_text("What the cases are for.", "utf-8")
    (tmp_path / ".hidden").mkdir()
    return tmp_path


def test_every_case_is_found_in_the_order_of_names(root: Path) -> None:
    suite = find(root)
    assert [folder.name for folder in suite.folders] == ["harbour", "hidden-dam", "quarry"]
    assert (suite.strays, suite.partial) == ((), False)


def test_what_belongs_to_no_case_is_a_stray_unless_only_some_are_looked_at(root: Path) -> None:
    (root / "forgotten").mkdir()
    (root / "notes.txt").write_text("", "utf-8")
    assert find(root).strays == (root / "forgotten", root / "notes.txt")
    assert find(root, containing="har").strays == ()
    assert find(root, names=["quarry"]).partial


def test_cases_are_chosen_by_name_and_by_part_of_a_name(root: Path) -> None:
    assert [folder.name for folder in find(root, containing="ar").folders] == ["harbour", "quarry"]
    chosen = find(root, names=["quarry", "hidden-dam", "quarry"], containing="d")
    assert [folder.name for folder in chosen.folders] == ["hidden-dam"]


def test_what_is_not_there_is_named_with_what_is(root: Path, tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match=r"habour: no case of .* is called so; did you mean harbour\?"):
        find(root, names=["habour"])
    with pytest.raises(SuiteError, match="no case is called like 'zoo'; there are: harbour, hidden-dam, q"):
        find(root, containing="zoo")
    with pytest.raises(SuiteError, match="no such folder"):
        find(tmp_path / "silver")
    with pytest.raises(SuiteError, match=r"no case in it; a case is a folder with a case\.toml"):
        find(root / "harbour" / "sources")


def test_a_file_in_a_case_that_is_no_part_of_it_is_unwanted(root: Path) -> None:
    folder = root / "harbour"
    for name in ("cassette.yaml", "briefing.json", "briefing.md", "briefing.txt", "draft.doc", "README.md"):
        (folder / name).write_text("", "utf-8")
    (folder / ".DS_Store").write_text("", "utf-8")
    (folder / "sources" / "second.txt").write_text("", "utf-8")
    assert unwanted(read(folder)) == (folder / "briefing.txt", folder / "draft.doc")


def test_only_what_recording_wrote_is_left_over(root: Path) -> None:
    folder = root / "harbour"
    for name in ("briefing.txt", "draft.doc", "README.md"):
        (folder / name).write_text("", "utf-8")
    (folder / "old").mkdir()
    (folder / "old" / "briefing.txt").write_text("somebody's own", "utf-8")
    assert left_over(read(folder)) == (folder / "briefing.txt",)


def test_of_a_stray_folder_all_or_nothing_is_what_recording_left(root: Path) -> None:
    left = root / "left"
    left.mkdir()
    assert remains(left) == ()
    (left / "briefing.json").write_text("", "utf-8")
    assert remains(left) == (left / "briefing.json",)
    assert remains(left / "briefing.json") == ()
    (left / "thoughts.txt").write_text("", "utf-8")
    assert remains(left) == ()
