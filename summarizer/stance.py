"""How a party can stand to an issue."""

from __future__ import annotations

from enum import StrEnum

OTHER_MATTERS = "other matters"
"""The issue of a stand that is on none of the issues that the parties share."""


class Stance(StrEnum):
    """How a party stands to an issue, by its own words in the sources."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONDITIONAL = "conditional"
    MIXED = "mixed"
    UNSTATED = "unstated"


class Course(StrEnum):
    """Which of a party's stances on an issue this is, where the documents tell that it changed."""

    EARLIER = "earlier"
    LATER = "later"
