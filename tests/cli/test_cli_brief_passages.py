"""`summarizer brief` of a document that is longer than one request."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.cli.application import application
from summarizer.draft import KeyPointDraft, PassageDraft
from summarizer.rendering import parse
from summarizer.segmentation import number
from summarizer.testing import completion
from tests.chat.loopback import Answer, chat_server, replies, says
from tests.drafting.reports import report

LONG = report(12, lines=8)
FIRST = number([LONG]).statements[0]
FOUND = PassageDraft(about="Roads", key_points=(KeyPointDraft(text=FIRST.line, sentences=(FIRST.number,)),))
REFUSED = replies(completion(None, refusal="I will not."))


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(LONG.text, "utf-8")
    return "report.txt"


def brief(source: str, *flags: str, answers: list[Answer]) -> Result:
    asked = ["brief", source, "-m", "scripted", "--context", "4000", "--no-cache", "--no-log", *flags]
    with chat_server(answers) as server:
        return CliRunner().invoke(application, [*asked, "--base-url", server.url])


def test_a_part_that_could_not_be_read_is_told_and_is_a_finding(source: str) -> None:
    result = brief(source, "-j", "1", "-f", "json", answers=[says(FOUND.model_dump_json()), REFUSED])
    assert result.exit_code == 1
    briefing = parse(result.stdout, "standard output")
    assert [point.text for point in briefing.key_points] == [FIRST.line]
    assert briefing.gaps
    assert f"{len(briefing.gaps)} part" in result.stderr
    assert "could not be read; the note says which" in result.stderr


def test_at_least_one_passage_is_read_at_a_time(source: str) -> None:
    result = brief(source, "-j", "0", answers=[REFUSED])
    assert result.exit_code == 2
    assert "-j" in result.stderr
