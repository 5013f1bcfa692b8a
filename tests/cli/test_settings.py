from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from summarizer.cli.settings import KEYS, SettingsError, read, setting


@click.command()
@setting("model", "-m", "--model")
@setting("strict", "--strict/--no-strict")
def settled(model: str | None, strict: bool | None) -> None:
    click.echo(f"{model} {bool(strict)}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command line runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("flags", "variables", "table", "expected"),
    [
        (["-m", "flag"], {"SUMMARIZER_MODEL": "variable"}, 'model = "file"', "flag False"),
        ([], {"SUMMARIZER_MODEL": "variable"}, 'model = "file"', "variable False"),
        ([], {"SUMMARIZER_MODEL": ""}, 'model = "file"', "file False"),
        ([], {}, 'model = "file"', "file False"),
        ([], {}, "", "None False"),
        ([], {}, "strict = true", "None True"),
        ([], {"SUMMARIZER_STRICT": "1"}, "strict = false", "None True"),
        (["--no-strict"], {"SUMMARIZER_STRICT": "1"}, "strict = true", "None False"),
    ],
)
def test_a_flag_goes_before_a_variable_and_that_before_the_file(
    folder: Path, flags: list[str], variables: dict[str, str], table: str, expected: str
) -> None:
    (folder / "pyproject.toml").write_text(f"[tool.summarizer]\n{table}\n")
    result = CliRunner().invoke(settled, flags, env=variables)
    assert result.output == f"{expected}\n"


def test_the_nearest_file_above_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.summarizer]\nmodel = "far"\n')
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert read(tmp_path / "a" / "b") == {"model": "far"}
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "near"\n')
    assert read(tmp_path / "a" / "b") == {}


def test_an_unknown_key_is_an_error_that_names_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.summarizer]\nmodle = "x"\n')
    with pytest.raises(
        SettingsError, match=r"pyproject\.toml: no setting is called modle; there are: model, "
    ) as e:
        read(tmp_path)
    assert all(key in str(e.value) for key in KEYS)


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("strict = 5", "strict: '5' is not a valid boolean"),
        ('format = "odt"', "format: 'odt' is not one of 'md', 'txt', 'json'"),
        ("model = ", "could not be read as TOML"),
    ],
)
def test_a_setting_of_the_wrong_kind_is_an_error_that_names_it(
    tmp_path: Path, table: str, complaint: str
) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.summarizer]\n{table}\n")
    with pytest.raises(SettingsError, match=complaint):
        read(tmp_path)


def test_the_file_is_not_read_where_flags_say_it_all(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("broken")
    result = CliRunner().invoke(settled, ["-m", "flag", "--strict"])
    assert result.output == "flag True\n"
