"""The check can fail: a change has its own verdict, its cause is named, and no other case turns red."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.golden import Part, check
from tests.golden.suites import MODEL, edit

ROOT = Path(__file__).parents[2]
CASE = "library"


@dataclass(frozen=True)
class Mutation:
    """A change to a suite, with the verdict on the one case that it concerns, and the cause to be named.

    `line` is what stands on the line that the cause points at.
    """

    change: Callable[[Path], None]
    verdict: str
    part: Part
    said: str
    file: str
    line: str


def in_file(name: str, was: str, now: str) -> Callable[[Path], None]:
    return lambda root: edit(root / CASE / name, was, now)


def renamed(root: Path) -> None:
    """The folders of two cases, swapped."""
    (root / "library").rename(root / "swap")
    (root / "quarry").rename(root / "library")
    (root / "swap").rename(root / "quarry")


def swapped(root: Path) -> None:
    """The recordings of two cases, swapped."""
    one, other = root / "library" / "cassette.yaml", root / "quarry" / "cassette.yaml"
    texts = one.read_bytes(), other.read_bytes()
    other.write_bytes(texts[0])
    one.write_bytes(texts[1])


def dropped(root: Path) -> None:
    path = root / CASE / "cassette.yaml"
    path.write_text(path.read_text("utf-8").partition("exchanges:")[0] + "exchanges: []\n", "utf-8")


def added(root: Path) -> None:
    with (root / CASE / "cassette.yaml").open("a", encoding="utf-8") as stream:
        stream.write('- step: shorten 7\n  by: hand\n  reply: "{}"\n')


def second_source(root: Path) -> None:
    (root / CASE / "sources" / "more.txt").write_text("The mayor agrees.", "utf-8")
    edit(root / CASE / "case.toml", '"sources/story.txt"]', '"sources/story.txt", "sources/more.txt"]')


def tempered(root: Path) -> None:
    with (root / CASE / "case.toml").open("a", encoding="utf-8") as stream:
        stream.write("[parameters]\ntemperature = 0.2\n")


def undone(root: Path) -> None:
    (root / CASE / "cassette.yaml").unlink()


def emptied(root: Path) -> None:
    (root / CASE / STORY).write_text("* * *", "utf-8")


def littered(root: Path) -> None:
    (root / CASE / "old.txt").write_text("", "utf-8")


STORY = "sources/story.txt"
BRIEF = "- step: brief"
MUTATIONS = {
    "a digit in a source": Mutation(
        in_file(STORY, "300", "500"),
        "stale", Part.SOURCE, "the source sources/story.txt was edited", STORY, "said that 500 members",
    ),
    "another source": Mutation(
        second_source,
        "stale", Part.SOURCE, "story.txt, more.txt; recorded: story.txt", "case.toml", "sources = ",
    ),
    "the name of the model": Mutation(
        in_file("case.toml", MODEL, "other"),
        "stale", Part.MODEL, "the model: other, asked", "case.toml", 'model = "other"',
    ),
    "a temperature": Mutation(
        tempered,
        "stale", Part.PARAMETERS, '{"temperature": 0.2}; recorded: {}', "case.toml", "[parameters]",
    ),
    "a digit in a recorded reply": Mutation(
        in_file("cassette.yaml", '"sentences":[1]', '"sentences":[2]'),
        "stale", Part.REPLY, "the recorded reply was edited, of “brief”", "cassette.yaml", BRIEF,
    ),
    "a reply that is none any more": Mutation(
        in_file("cassette.yaml", '{"title"', '{"titel"'),
        "stale", Part.REPLY, "the recorded reply was edited, of “brief”", "cassette.yaml", BRIEF,
    ),
    "a text with nothing in it": Mutation(
        emptied,
        "stale", Part.SOURCE, "the source sources/story.txt was edited", STORY, "",
    ),
    "a recorded request": Mutation(
        in_file("cassette.yaml", "Write the briefing of", "Do the briefing of"),
        "stale", Part.REQUEST, "the request is not the one recorded, of “brief”", "cassette.yaml", BRIEF,
    ),
    "the grammar": Mutation(
        in_file("briefing.json", '"grammar": "en_core', '"grammar": "en_code'),
        "stale", Part.GRAMMAR, "the grammar: en_core", "briefing.json", '"grammar":',
    ),
    "an exchange dropped": Mutation(
        dropped,
        "missing", Part.EXCHANGE, "nothing is recorded of “brief”", "cassette.yaml", "exchanges:",
    ),
    "an exchange added": Mutation(
        added,
        "orphan", Part.EXCHANGE, "recorded, and not asked for: “shorten 7”", "cassette.yaml",
        "- step: shorten 7",
    ),
    "a step renamed": Mutation(
        in_file("cassette.yaml", BRIEF, "- step: note"),
        "stale", Part.EXCHANGE, "nothing is recorded of “brief”", "cassette.yaml", "- step: note",
    ),
    "a recording removed": Mutation(
        undone,
        "missing", Part.CASSETTE, "cassette.yaml is not there yet", "case.toml", "",
    ),
    "broken YAML": Mutation(
        in_file("cassette.yaml", "exchanges:", "exchanges: ["),
        "error", Part.CASE, "not YAML", "cassette.yaml", "",
    ),
    "broken TOML": Mutation(
        in_file("case.toml", "about =", "about"),
        "error", Part.CASE, "not TOML", "case.toml", "about",
    ),
    "broken JSON": Mutation(
        in_file("briefing.json", '"title"', "title"),
        "error", Part.CASE, "not a briefing", "briefing.json", "",
    ),
    "a source removed": Mutation(
        lambda root: (root / CASE / STORY).unlink(),
        "error", Part.CASE, "no such file", "case.toml", "",
    ),
    "a key in a recording": Mutation(
        in_file("cassette.yaml", "exchanges:", f"# AKIA{'Q7' * 8}\nexchanges:"),
        "error", Part.CASSETTE, "what looks like a secret (AWS access key)", "cassette.yaml", "# AKIA",
    ),
    "an approved word": Mutation(
        in_file("briefing.json", "Fridays", "Mondays"),
        "briefing changed", Part.BRIEFING, "the same replies give another briefing: ", "briefing.json",
        "Mondays",
    ),
    "an approved note": Mutation(
        in_file("briefing.md", "## Positions", "## Stands"),
        "rendering changed", Part.RENDERING, "the same briefing gives another note", "briefing.md",
        "## Stands",
    ),
    "a file that nobody asked for": Mutation(
        littered,
        "orphan", Part.FILE, "old.txt is no part of the case", "old.txt", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_change_is_found_with_its_cause_and_concerns_no_other_case(golden: Path, name: str) -> None:
    mutation = MUTATIONS[name]
    mutation.change(golden)
    (outcome,) = check(golden).findings
    cause = outcome.causes[0]
    assert (outcome.case, outcome.verdict.value, cause.part) == (CASE, mutation.verdict, mutation.part)
    assert mutation.said in cause.text
    assert cause.file == golden / CASE / mutation.file
    if mutation.line:
        assert mutation.line in cause.file.read_text("utf-8").splitlines()[(cause.line or 0) - 1]


def test_nothing_changed_is_nothing_found(golden: Path) -> None:
    assert check(golden).findings == ()
    assert check(golden).findings == ()


@pytest.mark.parametrize("swap", [renamed, swapped])
def test_two_cases_that_changed_places_are_told_to_be_each_others(
    golden: Path, swap: Callable[[Path], None]
) -> None:
    swap(golden)
    found = {outcome.case: outcome for outcome in check(golden).findings}
    assert {name: outcome.verdict.value for name, outcome in found.items()} == {
        "library": "orphan",
        "quarry": "orphan",
    }
    assert found["library"].headline.startswith("is the recording of the case quarry; ")
    assert found["quarry"].headline.startswith("is the recording of the case library; ")


def test_a_source_that_changed_is_shown_with_the_sentence_that_did(golden: Path) -> None:
    edit(golden / CASE / STORY, "300", "500")
    (outcome,) = check(golden).findings
    assert outcome.causes[0].detail == (
        "-Tom Hale, who leads the readers’ club, said that 300 members had signed a letter.\n"
        "+Tom Hale, who leads the readers’ club, said that 500 members had signed a letter."
    )


MODELLED = ("ferry", "library", "quarry")
PACKAGE = {
    # what is changed: the file, what stands there and what then does; which cases turn red, and why
    "a word of a prompt": (
        "prompts/brief/1.jinja", "at most ten words", "at most nine words",
        dict.fromkeys(MODELLED, ("stale", "prompt", "the prompt brief@1 was edited")),
    ),
    "a field of a schema": (
        "summarizer/draft.py", "    disputed: bool", "    grave: bool = False\n    disputed: bool",
        dict.fromkeys(MODELLED, ("stale", "schema", "the schema of the reply is not the one recorded")),
    ),
    "a template": (
        "summarizer/rendering/templates/note.md.jinja", "## {{ words.omitted }}", "# {{ words.omitted }}",
        dict.fromkeys(MODELLED, ("rendering changed", "rendering", "gives another note")),
    ),
    "a rule of grounding": (
        "summarizer/grounding/claims/scoring.py", "\nSUPPORTED = 0.5\n", "\nSUPPORTED = 0.0\n",
        {"ferry": ("briefing changed", "briefing", "the same replies give another briefing")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PACKAGE)
def test_a_change_to_the_package_is_told_for_what_it_is(recorded: Path, tmp_path: Path, name: str) -> None:
    file, was, now, expected = PACKAGE[name]
    for part in ("summarizer", "prompts"):
        shutil.copytree(ROOT / part, tmp_path / part)
    edit(tmp_path / file, was, now)
    command = [sys.executable, "-m", "summarizer.cli", "check", str(recorded), "--json", "-j", "1"]
    done = subprocess.run(command, cwd=tmp_path, env=_environment(tmp_path), capture_output=True, check=False)
    told = {case["case"]: case for case in json.loads(done.stdout)["cases"] if case["verdict"] != "ok"}
    assert {*told} == {*expected}
    for case, (verdict, part, said) in expected.items():
        cause = told[case]["causes"][0]
        assert (told[case]["verdict"], cause["part"]) == (verdict, part)
        assert said in cause["text"]
    assert done.returncode == (3 if "stale" in {verdict for verdict, *_ in expected.values()} else 1)


def _environment(package: Path) -> dict[str, str]:
    """That of a shell in which the copied package is found first."""
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS")}
    kept.pop("GITHUB_STEP_SUMMARY", None)
    return {**kept, "PYTHONPATH": str(package)}
