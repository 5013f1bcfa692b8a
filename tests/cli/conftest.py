from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarizer.briefing import Briefing, Evidence, KeyPoint, Provenance, SourceEntry, Unsupported, Wording
from summarizer.text import Span
from tests.cli.running import Shell

SENTENCE = "Die Brücke “hält” – 橋は持つ. الجسر صامد"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever runs the tests may have settings, weights and kept replies of their own."""
    for name in os.environ:
        if name.startswith("SUMMARIZER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in an empty folder, `tmp_path`."""
    return Shell(tmp_path)


@pytest.fixture
def briefing() -> Briefing:
    """A small briefing, in several scripts, with one item that could not be supported."""
    span = Span(0, len(SENTENCE))
    evidence = Evidence(document="bridge", sentence=1, span=span, quote=SENTENCE)
    return Briefing(
        title="The bridge",
        key_points=(KeyPoint(text=SENTENCE, wording=Wording.SOURCE, evidence=(evidence,)),),
        unsupported=(
            Unsupported(section="key points", text="It fell.", reasons=("“fell” is in no sentence",)),
        ),
        sources=(SourceEntry(id="bridge", name="bridge.txt", sentences=1, sha256="0" * 64),),
        provenance=Provenance(version="0.1.0", drafter="extractive", model="none"),
    )


@pytest.fixture
def briefing_json(briefing: Briefing, tmp_path: Path) -> Path:
    """That briefing as `summarizer brief -f json` keeps it, in the folder of `shell`."""
    path = tmp_path / "briefing.json"
    path.write_text(briefing.model_dump_json(indent=2) + "\n", "utf-8")
    return path
