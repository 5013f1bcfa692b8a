"""A format whose library is not installed is an error that names the extra."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.loaders.mail.outlook import outlook
from tests.loaders.office import writers

WORDS = ["The port opposes the levy."]
FILES = {
    "a.rtf": ("striprtf", writers.rtf(WORDS)),
    "a.msg": ("oxmsg", outlook(body=WORDS[0])),
    "a.epub": ("lxml", writers.book(WORDS)),
}
PROGRAM = """
import sys
sys.modules[{library!r}] = None  # as if it were not installed
from summarizer.errors import MissingExtraError
from summarizer.loaders import load
try:
    load({path!r})
except MissingExtraError as error:
    print(error.fields["extra"], error)
"""


@pytest.mark.parametrize("name", FILES)
def test_a_missing_extra_is_named(tmp_path: Path, name: str) -> None:
    library, data = FILES[name]
    path = tmp_path / name
    path.write_bytes(data)
    program = PROGRAM.format(library=library, path=str(path))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.startswith(f"office {path}: "), done.stderr
    assert done.stdout.endswith("run: pip install 'summarizer[office]'\n")


def test_word_and_opendocument_need_no_extra(tmp_path: Path) -> None:
    for name, data in (("a.docx", writers.docx(WORDS)), ("a.odt", writers.odt(WORDS))):
        (tmp_path / name).write_bytes(data)
    program = (
        "import sys; sys.modules['lxml'] = None\nfrom summarizer.loaders import load\n"
        f"print(*(document.format for document in load({str(tmp_path)!r})))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "docx odt\n", done.stderr
