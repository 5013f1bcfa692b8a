"""Which model a name means, and that no slip sends documents to somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.chat import connect
from summarizer.chat.openai import OpenAIModel
from summarizer.errors import ModelError, ModelNotFoundError
from summarizer.step import Step

STEP = Step("greet")


@pytest.mark.parametrize("name", ["embeded", "Embedded", "extractve", "qwen2.5-coder-1.5", "smollm2-135"])
def test_a_local_name_misspelt_is_refused_and_never_asked_of_a_server(name: str) -> None:
    with pytest.raises(ModelNotFoundError, match="did you mean"):
        connect(name)


def test_a_local_name_is_not_asked_of_a_server() -> None:
    with pytest.raises(ModelNotFoundError, match="runs in this process"):
        connect("embedded", base_url="http://127.0.0.1:9")


@pytest.mark.parametrize("name", ["gpt-5.4-mini", "o3", "mistral-small"])
def test_any_other_name_is_a_hosted_model(name: str) -> None:
    assert isinstance(connect(name), OpenAIModel)


def test_a_missing_model_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere\.gguf"):
        connect(str(tmp_path / "nowhere.gguf")).complete({"messages": []}, STEP)
