"""The note's own words, in one place: what a translation replaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from summarizer.stance import Course, Stance


class Words:
    """Headings, labels and phrases of the note, in English; a subclass has them in another language.

    `{…}` is filled in when the note is composed.
    """

    in_one_line = "In one line."
    key_points = "Key points"
    differing = "Where the sources differ"
    developments = "How it developed"
    positions = "Positions"
    open_questions = "Open questions"
    unsupported = "Could not be supported"
    omitted = "Not in the note"
    balance = "Whose words the sources have"
    sources = "Sources"

    notice = "Notice:"
    disputed = "Disputed."
    reported = "reported:"
    party = "Party"
    no_position = "–"
    quoted_above = "as quoted above."
    none_found = "None found in the sources."
    see_notice = "None found; see the notice above."
    dagger = "† named by the model; the sources do not say for whom this person speaks."
    not_to_be_relied_on = "Not to be relied upon: the check did not find these in the sources."
    how_to_check = (
        "Numbers in brackets are those of sentences; each stands here word for word, with its place."
    )

    carried = "{count} sources"
    carried_by_one = "one source"
    carried_partly = "{count} more in part"
    carried_by_no_other = "one source alone"
    differs = "told differently, see {numbers} below"
    outdated = "the figure has changed since, see below"
    said_by = "{sources}: {speakers}"
    copy_of = "the same text as {letter}"
    shares = "Quotations by party: {shares}"
    share = "{party} {count} ({percent} %)"
    unheard = "Quoted in the sources, and without a position above: {names}"
    unheard_of = "{name} ({party})"
    one_source = "One source: {names}"
    several_sources = "{count} sources: {names}"
    many_sources = "{count} sources, {first} to {last}, listed at the end"
    one_omitted = "One sentence that no item cites:"
    several_omitted = "{count} sentences that no item cites:"
    more_omitted = "and {count} more, in the JSON"
    run_of_sentences = "({count} sentences)"
    covered = "{cited} of {count} sentences that could be evidence are cited; by part:"
    part_covered = "({cited} of {count} sentences cited)"
    part_unread = "(not read)"
    more_headings = "and what stands under {count} more headings"
    gap = "Sentences {sentences}{parts} could not be read: {reason}"
    one_page = "page {first}"
    several_pages = "pages {first} to {last}"
    place = "characters {start}–{end}:"
    on_page = "p. {first}:"
    on_pages = "pp. {first}–{last}:"
    at_time = "at {time}:"
    not_cited = "no sentence cited"

    model = "model {}"
    drafter = "drafter {}"
    prompts = "prompts {}"
    profile = "profile {}"
    checks = "checks {}"
    version = "summarizer {}"
    sha256 = "sha256 {}"

    changed = "{} ({})"
    courses: ClassVar[Mapping[Course, str]] = {course: course.value for course in Course}
    aspects: ClassVar[Mapping[str, str]] = {
        "figure": "How many or how much:",
        "time": "When:",
        "doer": "Who or what:",
        "fact": "Whether:",
        "account": "Accounts differ:",
    }
    stances: ClassVar[Mapping[Stance, str]] = {stance: stance.value for stance in Stance}

    def section(self, name: str) -> str:
        """The heading of a section of the briefing, by the name that it has there."""
        named = {
            "headline": self.in_one_line.rstrip("."),
            "key_points": self.key_points,
            "disagreements": self.differing,
            "developments": self.developments,
            "positions": self.positions,
            "open_questions": self.open_questions,
        }
        return named.get(name, name)


ENGLISH = Words()
