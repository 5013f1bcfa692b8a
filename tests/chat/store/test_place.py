"""Where the file lies: where the user says, else where the system keeps what programs can do without."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from summarizer.chat import store


def test_it_lies_in_the_home_that_the_user_chose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    assert store.path() == tmp_path / "home" / "exchanges.sqlite"
    assert not (tmp_path / "home").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the variable is that of Linux")
def test_without_one_it_lies_among_the_system_s_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SUMMARIZER_HOME", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert store.path() == tmp_path / "summarizer" / "exchanges.sqlite"
