"""A real Chromium, in which pages are opened from their files as a reader opens them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => violations.push(event.violatedDirective));
"""


@dataclass
class Reader:
    """Opens notes in tabs of one browser, and keeps what a tab did behind the reader's back."""

    browser: Browser
    folder: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, html: str, *, at: str = "", width: int = 1280, **context: Any) -> Page:
        # Any: the options of a context, which playwright has as a typed dictionary of its own
        """The page in a new tab, `width` pixels wide, at a fragment."""
        file = self.folder / "note.html"
        file.write_text(html, "utf-8")
        page = self.browser.new_context(viewport={"width": width, "height": 800}, **context).new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.add_init_script(VIOLATIONS)
        page.goto(f"{file.as_uri()}{at}")
        return page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this machine; CI must have one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        told = f"no browser on the PATH (one of {', '.join(NAMES)}); apt install chromium"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium: Browser, tmp_path: Path) -> Iterator[Reader]:
    """A reader whose pages ask for nothing but themselves and break no policy: each test is held to that."""
    reader = Reader(chromium, tmp_path)
    yield reader
    violations = [page.evaluate("violations") for context in chromium.contexts for page in context.pages]
    for context in chromium.contexts:
        context.close()
    assert all(url.startswith((tmp_path / "note.html").as_uri()) for url in reader.requests)
    assert reader.complaints == []
    assert not any(violations)
