"""What makes a statement one for a section of one's own."""

from __future__ import annotations

from typing import NamedTuple


class Sign(NamedTuple):
    """What is found in a statement: how `strong` a sign of the section's content, and what fills its details.

    Names, figures and dates are as the statement words them, or as the reading names who is meant; each is
    empty where there is none.
    """

    strong: float = 1.0
    name: str = ""
    figure: str = ""
    date: str = ""
