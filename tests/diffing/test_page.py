"""The page on diffs shows what is printed."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "diffing.md"


def test_the_examples_print_what_the_page_says() -> None:
    blocks = re.findall(r"^```pycon\n(.+?)\n```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    examples = doctest.DocTestParser().get_doctest("\n\n".join(blocks), {}, PAGE.name, None, 0)
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(examples, out=told.append)
    assert "".join(told) == ""
