"""The page on profiles holds what it says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import summarizer
from summarizer.profiles import files
from summarizer.profiles.profile import Content, DetailKind
from summarizer.profiles.toml import ProfileFile, SectionTable

PAGE = (Path(__file__).parents[2] / "docs" / "profiles.md").read_text("utf-8")


def block(name: str) -> str:
    found = re.search(rf"^<!-- {name} -->\n```\w+\n(.+?)\n```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"no block after <!-- {name} -->"
    return found.group(1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "board.toml").write_text(block("the profile"), "utf-8")
    (tmp_path / "minutes.txt").write_text(block("the minutes"), "utf-8")
    return tmp_path


def test_the_example_prints_what_the_page_shows(folder: Path) -> None:
    note = summarizer.brief(folder / "minutes.txt", model="extractive", profile=folder / "board.toml")
    assert block("the section") in summarizer.render(note)
    assert "## Left open" in summarizer.render(note)


def test_the_class_on_the_page_runs(folder: Path) -> None:
    run = [sys.executable, "-c", block("the class")]
    printed = subprocess.run(run, cwd=folder, capture_output=True, check=True).stdout.decode()
    assert "Ruth Amble 30 June 2026 Ruth Amble will ask" in printed


def test_the_page_lists_every_shipped_profile_with_its_sections() -> None:
    for profile in files.known():
        (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| `{profile.name}`"))
        assert "; ".join(section.title for section in profile.sections) in row


def test_the_page_names_every_key_and_every_kind() -> None:
    keys = {*ProfileFile.model_fields, *SectionTable.model_fields} - {"sections"}
    assert {key for key in keys if f"`{key}" not in PAGE and f".{key}." not in PAGE} == set()
    assert {kind for kind in (*Content, *DetailKind) if f"`{kind}`" not in PAGE} == set()
    assert tomllib.loads(block("the profile"))["sections"]
