from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from summarizer.documents import Passage
from summarizer.grounding.claims.findings import ClaimFinding, Fault, Reason
from summarizer.grounding.quotes.findings import Caution, Change, Difference, QuoteFinding, Verdict
from summarizer.text import Span
from summarizer.verification import Verification, verify
from summarizer.verification.checkers import Checkers
from summarizer.verification.reports import FORMATS, render
from summarizer.verification.reports.terminal import Screen
from summarizer.verification.reports.terminal import render as on_terminal
from tests.verification.notes import LETTER, MINUTES
from tests.verification.scripted import Script

NOTE = """\
# The berth <script>alert(x)</script> & x < y

It costs 5 million euros. Aune called it “a leap in the park”. “Nobody will lose a job over this”.

橋は“持たない”とのことです。東京の橋は長い間ずっと閉鎖されているため、これ以上の説明は必要ないと市長は何度も述べている。
"""
ALTERED = QuoteFinding(
    "a leap in the park",
    Verdict.ALTERED,
    "minutes",
    (Span(10, 28),),
    "a leap in the dark",
    (Difference(Change.WORD, "park", "dark", Span(14, 18), Span(24, 28)),),
)
CUT = QuoteFinding(
    "Nobody will lose a job over this",
    Verdict.EXACT,
    "minutes",
    (Span(70, 102),),
    "Nobody will lose a job over this",
    warnings=(Caution("cut_qualifier", "unless the state <pays>", Span(103, 120)),),
)


def number(claim: str) -> Reason:
    start = claim.index("5 million")
    return Reason(Fault.NUMBER, "5 million", Span(start, start + 9), 4, "4.2 million")


@pytest.fixture(scope="module")
def found() -> Verification:
    script = Script({ALTERED.quote: ALTERED, CUT.quote: CUT}, {"5 million": number})
    return verify(NOTE, [MINUTES, LETTER], checkers=script)


@pytest.fixture(scope="module")
def clean() -> Verification:
    return verify("It closes in June.", [MINUTES], checkers=Script())


@pytest.mark.parametrize("format", FORMATS)
def test_every_report_names_each_finding_with_what_the_source_has(found: Verification, format: str) -> None:
    report = render(found, format)
    for words in ("a leap in the dark", "park", "5 million", "4.2 million", "minutes"):
        assert words in report
    assert "4" in re.sub(r"\s", "", report)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_verification_gives_the_same_report(found: Verification, format: str) -> None:
    assert render(found, format) == render(found, format)


def test_the_keys_of_the_json_stand_in_a_fixed_order(found: Verification) -> None:
    report = json.loads(render(found, "json"))
    assert list(report) == ["note", "sources", "quotes", "claims", "unchecked", "counts"]
    assert list(report["quotes"][0])[:7] == [
        *("quote", "verdict", "document", "start", "end"),
        *("differences", "suggestion"),
    ]
    assert list(report["claims"][0])[:5] == ["text", "supported", "score", "reasons", "evidence"]
    quote = report["quotes"][0]
    assert NOTE[quote["place"]["start"] : quote["place"]["end"]] == quote["quote"] == "a leap in the park"
    assert quote["differences"][0]["kind"] == "word"


def test_the_terminal_has_a_sign_at_each_place_and_the_findings_once_more_at_the_end(
    found: Verification,
) -> None:
    report = on_terminal(found, Screen(80, colours=False))
    assert "✗1 It costs 5 million euros. " in report
    assert "✗3 “a leap in the park”" in report
    assert "!4 “Nobody will lose a job over this”" in report.replace("\n", " ")
    assert "\x1b" not in report
    end = report.partition("────")[2]
    assert "✗1 line 3: not supported" in end
    assert "✗3 line 3: altered quote: “park” for “dark” (word)" in end.replace("\n  ", " ")


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_of_the_terminal_is_wider_than_it(found: Verification, width: int) -> None:
    wide = re.compile(r"[\u3000-\u9fff\uff00-\uff60]")
    for line in on_terminal(found, Screen(width)).splitlines():
        assert len(line) + len(wide.findall(line)) <= width


def test_colours_are_there_only_where_they_are_wanted(found: Verification) -> None:
    coloured = on_terminal(found, Screen(80, colours=True))
    assert "\x1b[1;31m✗1" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == on_terminal(found, Screen(80))


def test_a_note_cannot_steer_the_terminal() -> None:
    note = "It\x1b[2J closes\u202e in \x07June, said “a\x1b]0;owned\x07 leap”."
    report = on_terminal(verify(note, [MINUTES], checkers=Script()), Screen(80))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", report)


def test_a_clean_note_is_said_to_stand(clean: Verification) -> None:
    assert "1 statement checked, and all stand" in render(clean, "txt")


class Tags(HTMLParser):
    """Keeps every tag, with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_asks_for_nothing_and_runs_nothing(found: Verification) -> None:
    page = render(found, "html")
    tags = Tags(page).tags
    assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _ in tags}
    assert "url(" not in page
    assert not [name for _, attributes in tags for name in attributes if name in ("src", "style", "onclick")]
    assert all(
        attributes["href"] and attributes["href"].startswith("#") for t, attributes in tags if t == "a"
    )


def test_the_policy_of_the_page_allows_its_own_style_alone(found: Verification) -> None:
    page = render(found, "html")
    policy = next(
        attributes["content"]
        for tag, attributes in Tags(page).tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    style = re.search(r"<style>(.*)</style>", page, re.DOTALL)
    assert style
    assert policy
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")


def test_everything_on_the_page_is_escaped(found: Verification) -> None:
    page = render(found, "html")
    assert "<script>" not in page
    assert "alert(x) &amp; x &lt; y" in page
    assert "&lt;pays&gt;" in page


def test_every_link_of_the_page_leads_somewhere(found: Verification) -> None:
    tags = Tags(render(found, "html")).tags
    there = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(there) == len(set(there))
    assert {str(a["href"])[1:] for _, a in tags if "href" in a} <= set(there)


def test_the_markdown_shows_what_the_note_says_and_no_markup_of_it(found: Verification) -> None:
    report = render(found, "md")
    assert report.startswith("# Verification of note\n")
    assert "## What does not stand" in report
    assert "## What stands, with a warning" in report


def test_a_statement_that_rests_on_a_refused_quote_says_so(found: Verification) -> None:
    claim = next(claim for claim in json.loads(render(found, "json"))["claims"] if "Aune" in claim["text"])
    quote = next(
        quote for quote in json.loads(render(found, "json"))["quotes"] if quote["verdict"] == "altered"
    )
    assert not claim["supported"]
    assert claim["resting"] == [quote["place"]]
    assert "rests on a quote that does not stand" in render(found, "txt")


def test_what_was_outweighed_is_told_as_a_warning() -> None:
    class Outweighing(Script):
        def __call__(self, passage: Passage) -> Checkers:
            return replace(super().__call__(passage), claims=Outweighed())

    class Outweighed:
        def check(self, claim: str, *, cited: Sequence[int] = ()) -> ClaimFinding:
            assert not cited
            return ClaimFinding(claim, True, 0.6, (number(claim),), ())

    verification = verify("It costs 5 million euros.", [MINUTES], checkers=Outweighing())
    assert (verification.findings, verification.counts["doubted"]) == ((), 1)
    for format in FORMATS:
        assert "4.2 million" in render(verification, format)
    assert "!1" in render(verification, "txt")


def test_a_speaker_is_named_without_the_marks_of_the_source() -> None:
    words = "Nobody will lose a job"
    another = QuoteFinding(
        words, Verdict.WRONG_SPEAKER, "minutes", (Span(0, 4),), words, speakers=("**Marta Lind**",)
    )
    verification = verify(f"“{words}” — Per Aune", [MINUTES], checkers=Script({words: another}))
    assert "another speaker: Marta Lind, not Per Aune" in render(verification, "txt")
