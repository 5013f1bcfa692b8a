"""What a model is, told without it: the same as it says itself once it is there."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.chat import Hosting, connect, describe, identity_of, weights
from summarizer.chat.local import LocalModel
from summarizer.errors import ModelNotFoundError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that passes for weights as long as nobody loads them."""
    path = tmp_path / "tiny.gguf"
    path.touch()
    return path


@pytest.mark.parametrize("parameters", [{}, {"temperature": 0.2}])
def test_a_model_file_is_told_as_it_tells_itself(file: Path, parameters: dict[str, float]) -> None:
    there = identity_of(connect(str(file), parameters=parameters))
    file.unlink()
    assert describe(str(file), parameters=parameters) == there
    assert there.parameters == {"temperature": 0, "seed": 0} | parameters


@pytest.mark.parametrize("base_url", [None, "http://127.0.0.1:9/v1"])
def test_a_server_s_model_is_told_as_it_tells_itself(base_url: str | None) -> None:
    assert describe("gpt-x", base_url=base_url) == identity_of(connect("gpt-x", base_url=base_url))


def test_how_a_server_is_asked_is_told_where_it_changes_replies() -> None:
    hosting = Hosting(context=8_000, output_tokens=900, timeout=5.0)
    told = describe("gpt-x", hosting=hosting, parameters={"seed": 1})
    assert told == identity_of(connect("gpt-x", hosting=hosting, parameters={"seed": 1}))
    assert (told.context, told.parameters) == (8_000, {"max_completion_tokens": 900, "seed": 1})


def test_a_known_model_is_told_with_the_hash_of_its_weights(file: Path) -> None:
    known = weights.find("embedded")
    told = describe("embedded")
    assert told.sha256 == known.sha256
    assert replace(told, sha256="") == identity_of(LocalModel(file, name=known.name))


def test_a_name_that_is_misspelt_or_sent_elsewhere_is_refused_as_it_is_in_connecting() -> None:
    with pytest.raises(ModelNotFoundError, match="did you mean embedded"):
        describe("embeded")
    with pytest.raises(ModelNotFoundError, match="runs in this process"):
        describe("embedded", base_url="http://127.0.0.1:9")


def test_a_model_is_told_without_the_runtime_an_sdk_or_a_key() -> None:
    script = (
        "import sys; from summarizer.chat import describe; describe('embedded'); describe('gpt-x')\n"
        "print({'openai', 'instructor', 'xllamacpp', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
