from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer import prompting
from summarizer.cli.application import application


def prompts(*arguments: str) -> Result:
    return CliRunner().invoke(application, ["prompts", *arguments])


def test_each_prompt_is_listed_with_the_models_that_it_was_written_for() -> None:
    listed = [line.split(maxsplit=1) for line in prompts("list").stdout.splitlines()]
    assert listed == [[prompt.name, prompt.written_for] for prompt in prompting.known()]


@pytest.mark.parametrize("prompt", prompting.known(), ids=lambda prompt: prompt.name)
def test_a_prompt_is_shown_as_its_file_has_it(prompt: prompting.Prompt) -> None:
    path = Path(prompts("path", prompt.name).stdout.removesuffix("\n"))
    assert prompts("show", prompt.name).stdout == path.read_text("utf-8")


def test_the_folder_of_the_prompts_is_told() -> None:
    assert prompts("path").stdout == f"{prompting.home()}\n"
