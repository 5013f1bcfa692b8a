"""Secrets are known by their look; words that only begin alike are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.chat.cassette.secrets import found, scrubbed

# Put together here, so that no scanner takes this file for a leak.
SECRETS = {
    "API key": "sk-" + "proj-" + "a1B2c3D4" * 5,
    "GitHub token": "ghp_" + "a1B2" * 9,
    "AWS access key": "AKIA" + "Q7Z2" * 4,
    "Slack token": "xoxb-" + "12345-abcde" * 2,
    "Google key": "AIza" + "a1B2c" * 7,
    "JSON web token": ".".join(["eyJ" + "hbGciOi" * 3, "eyJ" + "zdWIiOi" * 3, "c2lnbmF0" * 3]),
    "bearer token": "a1.B2_" * 6,
    "password in an address": "ann:open-sesame",
    "private key": "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----",
}

AROUND = {"bearer token": ("Bearer ", ""), "password in an address": ("https://", "@example.org/v1")}
"""What tells that something is a secret, and is none itself."""


@pytest.mark.parametrize("kind", SECRETS)
def test_a_secret_is_found_and_taken_out_of_the_text_around_it(kind: str) -> None:
    before, after = AROUND.get(kind, ("", ""))
    text = f"First line.\nIt is “{before}{SECRETS[kind]}{after}”, he said."
    assert [(secret.kind, secret.line) for secret in found(text)] == [(kind, 2)]
    assert scrubbed(text) == f"First line.\nIt is “{before}[secret]{after}”, he said."


def test_a_newer_kind_of_github_token_is_found() -> None:
    assert [secret.kind for secret in found("github_pat_" + "11ABC_def" * 5)] == ["GitHub token"]


def test_a_private_key_that_is_cut_short_is_taken_out_to_the_end() -> None:
    assert scrubbed("Key: -----BEGIN " + "PRIVATE KEY-----\nMIIE\nMIIF") == "Key: [secret]"


@pytest.mark.parametrize(
    "text",
    [
        "The task-force of 2024-2025-2026 asked for risk-assessment-and-disk-space-planning.",
        "The bearer of the news, Bearer internationalization-of-standards, arrived.",
        "AKIA is a name; so is AIza. xoxo-love.",
        "sk-learn-and-other-libraries-for-statistics",
        '{"text": "The council voted 7 to 4."}',
        "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    ],
)
def test_what_only_looks_alike_stays(text: str) -> None:
    assert found(text) == ()
    assert scrubbed(text) == text


@given(st.text(), st.sampled_from(sorted(SECRETS)), st.text())
def test_nothing_is_found_in_what_was_scrubbed(before: str, kind: str, after: str) -> None:
    opening, closing = AROUND.get(kind, ("", ""))
    assert found(scrubbed(f"{before} {opening}{SECRETS[kind]}{closing} {after}")) == ()


def test_a_short_value_that_is_handed_in_is_a_word_like_any_other() -> None:
    assert scrubbed("It is open.", secrets=["", "open"]) == "It is open."


def test_the_longer_of_two_values_goes_first() -> None:
    assert scrubbed("open sesame now", secrets=["open ses", "open sesame"]) == "[secret] now"
