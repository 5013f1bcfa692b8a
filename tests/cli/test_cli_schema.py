from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from summarizer.cli.application import application

PUBLISHED = Path(__file__).parents[2] / "docs" / "briefing.schema.json"


def test_the_schema_that_is_printed_is_the_published_one() -> None:
    result = CliRunner().invoke(application, ["schema", "briefing"])
    assert (result.exit_code, result.stdout) == (0, PUBLISHED.read_text("utf-8"))
