"""Makes the pictures of README.md: the note of an invented story as a page, and as a Word document.

`python ci/pictures.py` writes `docs/images/`. It takes the extra `dev`, Chromium, LibreOffice Writer,
Poppler, and a font in the place of Calibri: Debian's chromium, libreoffice-writer, poppler-utils and
fonts-crosextra-carlito.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from summarizer import load
from summarizer.briefing import Briefing
from summarizer.rendering import parse, save

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "golden" / "harbour-story"
IMAGES = ROOT / "docs" / "images"
CHOSEN = "#key-4"
"""The item whose evidence is marked in the picture of the page: it has several sentences of one source."""

LARGEST = 250_000
"""Bytes of a picture."""

_PAGES = (1, 2)
_GAP = 24


def main() -> None:
    """Make both pictures."""
    briefing = parse((CASE / "briefing.json").read_text("utf-8"), "briefing.json")
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        _kept(_page(briefing, Path(folder)), IMAGES / "note-html.png")
        _kept(_document(briefing, Path(folder)), IMAGES / "note-word.png")


def _page(briefing: Briefing, folder: Path) -> Image.Image:
    """The page with an item chosen, as a browser shows it."""
    file, shot = folder / "note.html", folder / "page.png"
    save(briefing, file, documents=load(CASE / "sources"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1360, "height": 960})
        page.goto(file.as_uri())
        page.click(CHOSEN)
        page.screenshot(path=shot)
        browser.close()
    return Image.open(shot)


def _document(briefing: Briefing, folder: Path) -> Image.Image:
    """The first pages of the Word document, side by side, as LibreOffice sets them."""
    save(briefing, folder / "note.docx")
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    office = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*office, str(folder / "note.docx")], check=True, capture_output=True)
    first, last = _PAGES[0], _PAGES[-1]
    drawn = ["pdftoppm", "-png", "-r", "80", "-f", str(first), "-l", str(last)]
    subprocess.run([*drawn, str(folder / "note.pdf"), str(folder / "sheet")], check=True)
    return _beside([Image.open(path) for path in sorted(folder.glob("sheet-*.png"))])


def _beside(sheets: list[Image.Image]) -> Image.Image:
    width = sum(sheet.width + _GAP for sheet in sheets) + _GAP
    desk = Image.new("RGB", (width, sheets[0].height + 2 * _GAP), "#d0d4da")
    for place, sheet in enumerate(sheets):
        desk.paste(sheet, (_GAP + place * (sheet.width + _GAP), _GAP))
    return desk


def _kept(picture: Image.Image, path: Path) -> None:
    picture.convert("RGB").quantize(64).save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path}: {path.stat().st_size:,} bytes; draw it smaller")


if __name__ == "__main__":
    main()
