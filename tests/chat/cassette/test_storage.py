"""A cassette's file: what goes in comes out, is fit to read, and is whole or absent."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.chat.cassette import (
    Cassette,
    Exchange,
    PromptMark,
    Said,
    SourceMark,
    Tokens,
    dump,
    line_of,
    parse,
    read,
    write,
)
from summarizer.chat.identity import Identity
from summarizer.errors import CassetteError

ROOT = Path(__file__).parents[3]
HERE = Path("cassette.yaml")
MODEL = Identity("tiny", "sentences", 4096, {"temperature": 0, "seed": 0}, "ab" * 32)
SHORTENED = Exchange(
    step="shorten 12",
    prompt="shorten@1",
    schema="79aea366979d333b",
    parameters={"max_completion_tokens": 160},
    request=(Said("user", "The harbour, which is old, was closed."),),
    reply='{"text": "The harbour was closed."}',
    tokens=Tokens(312, 14),
    sha256="2c5ccbe4f393128a",
)
CASSETTE = Cassette(
    case="harbour",
    model=MODEL,
    sources=(SourceMark("story.txt", "cd" * 32),),
    prompts={"shorten@1": PromptMark("ef" * 32, (Said("system", "Shorten the sentence.\nKeep names."),))},
    exchanges=(SHORTENED, replace(SHORTENED, step="shorten 14")),
)
PRINTED = """\
# Recorded by summarizer. Replies are the model's own, word for word, but where it says `by: hand`.
format: 1
case: harbour
model:
  name: tiny
  drafter: sentences
  context: 4096
  parameters: {temperature: 0, seed: 0}
  sha256: abababababababababababababababababababababababababababababababab
sources:
- {name: story.txt, sha256: cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd}
prompts:
  shorten@1:
    sha256: efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef
    head:
    - role: system
      content: |-
        Shorten the sentence.
        Keep names.
exchanges:
- step: shorten 12
  attempt: 1
  prompt: shorten@1
  schema: 79aea366979d333b
  parameters: {max_completion_tokens: 160}
  request: |-
    The harbour, which is old, was closed.
  reply: |-
    {"text": "The harbour was closed."}
  finish: stop
  tokens: {input: 312, output: 14}
  sha256: 2c5ccbe4f393128a
"""

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.text(
    " \n\r\t\x85\u2028\ufeff'\"-:#>|a{}[]&*!%@`😀\x00\x1b~,?.", max_size=12
)
lines = st.lists(
    st.sampled_from(["", " ", "  two", "---", "...", "%YAML 1.1", "# no comment", "a: b", "- a", "trails  "]),
    max_size=5,
).map("\n".join)
told = texts | lines
numbers = st.floats(allow_nan=False) | st.integers()
jsons: st.SearchStrategy[Any] = st.recursive(  # Any: JSON
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=4,
)
fields = st.dictionaries(texts, jsons, max_size=3)
messages = st.lists(st.builds(Said, role=texts, content=told), max_size=3).map(tuple)
exchanges = st.builds(
    Exchange,
    step=texts,
    reply=st.none() | told,
    attempt=st.integers(1, 9),
    by=st.sampled_from(["", "hand"]),
    prompt=texts,
    schema=texts,
    parameters=fields,
    request=messages,
    refusal=told,
    finish=texts,
    tokens=st.builds(Tokens, st.integers(0), st.integers(0)),
    sha256=texts,
)
cassettes = st.builds(
    Cassette,
    case=texts,
    model=st.builds(Identity, texts, st.just("whole"), st.integers(), fields, texts),
    sources=st.lists(st.builds(SourceMark, texts, texts), max_size=2).map(tuple),
    prompts=st.dictionaries(texts, st.builds(PromptMark, texts, messages), max_size=2),
    exchanges=st.lists(exchanges, max_size=2, unique_by=lambda exchange: exchange.key).map(tuple),
)


@settings(deadline=None, max_examples=200)
@given(cassettes)
def test_what_goes_in_comes_out_whatever_the_texts_hold(cassette: Cassette) -> None:
    assert parse(dump(cassette), HERE) == cassette


@settings(deadline=None, max_examples=100)
@given(cassettes)
def test_a_file_reads_the_same_without_the_parser_in_c(cassette: Cassette) -> None:
    text = dump(cassette)
    assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader)


def test_a_file_is_laid_out_for_people() -> None:
    assert dump(replace(CASSETTE, exchanges=(SHORTENED,))) == PRINTED


def test_a_text_of_several_lines_and_scripts_stands_as_it_is() -> None:
    reply = "One – “two”\n  drei 🚢 橋\n---\n# not a comment"
    text = dump(replace(CASSETTE, exchanges=(replace(SHORTENED, reply=reply),)))
    assert "".join(f"    {line}\n" for line in reply.splitlines()) in text


def test_a_request_of_several_messages_names_who_says_each() -> None:
    again = (*SHORTENED.request, Said("assistant", "{}"), Said("user", "Correct it."))
    text = dump(replace(CASSETTE, exchanges=(replace(SHORTENED, request=again),)))
    assert "  - role: assistant\n    content: |-\n      {}\n" in text


def test_a_file_with_windows_line_ends_is_the_same_cassette(tmp_path: Path) -> None:
    path = tmp_path / "cassette.yaml"
    path.write_bytes(PRINTED.replace("\n", "\r\n").encode())
    assert read(path).exchanges == (SHORTENED,)


def test_an_exchange_written_by_hand_needs_little(tmp_path: Path) -> None:
    path = tmp_path / "cassette.yaml"
    path.write_text(
        "format: 1\n"
        "case: harbour\n"
        "model: {name: tiny, drafter: sentences, context: 4096}\n"
        "exchanges:\n"
        "- step: shorten 12\n"
        "  by: hand\n"
        "  reply: '{}'\n"
    )
    assert read(path).exchanges == (Exchange(step="shorten 12", by="hand", reply="{}"),)


@pytest.mark.parametrize(
    ("was", "now", "line", "told"),
    [
        ("format: 1", "format: 2", 1, "not a cassette of format 1"),
        ("context: 4096", "context: many", 7, "model.context"),
        ("  reply: |-", "  said: |-", 21, "exchanges.0.reply: Field required"),
        ("  finish: stop", "  finish: [", 0, "not YAML"),
        ("  finish: stop", "  finish: yes", 30, "exchanges.0.finish"),
        ("  finish: stop", "  finish: !!python/object/apply:os.getcwd []", 30, "not YAML"),
        ("  attempt: 1", "  attempts: 1", 22, "exchanges.0.attempts"),
        ("  name: tiny", "  called: tiny", 5, "model.name"),
        ("case: harbour", "- harbour", 0, "not YAML"),
        ("case: harbour", "case: 2026-99-99", 0, "not YAML"),
        ("case: harbour", "case: " + "[" * 5000, 0, "not YAML"),
        ("case: harbour", "case: harbour\n? [a]\n: b", 4, "not YAML"),
        ("case: harbour", "case: !!int ''", 0, "not YAML"),
        ("case: harbour", "case: !!timestamp x", 0, "not YAML"),
    ],
)
def test_what_is_no_cassette_is_refused_with_its_line(was: str, now: str, line: int, told: str) -> None:
    with pytest.raises(CassetteError, match="correct it, or record the case again") as caught:
        parse(PRINTED.replace(was, now), HERE)
    assert told in str(caught.value)
    if line:
        assert str(caught.value).startswith(f"cassette.yaml:{line}: ")
        assert caught.value.fields == {"path": "cassette.yaml", "line": line}


@settings(deadline=None, max_examples=200)
@given(st.integers(0, len(PRINTED)), st.integers(0, 40), told)
def test_a_file_that_was_damaged_is_a_cassette_or_refused(at: int, length: int, put: str) -> None:
    refused = "cassette.yaml"
    try:
        parse(PRINTED[:at] + put + PRINTED[at + length :], HERE)
    except CassetteError as error:
        refused = str(error)
    assert refused.startswith("cassette.yaml")


def test_two_exchanges_of_one_name_are_refused() -> None:
    text = dump(CASSETTE).replace("shorten 14", "shorten 12")
    with pytest.raises(
        CassetteError, match=r"cassette\.yaml:33: “shorten 12”, attempt 1, stands there twice"
    ):
        parse(text, HERE)


@pytest.mark.parametrize("content", [b"", b"- a\n- b\n", b"just words", b"\xff\xfe\x00"])
def test_any_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cassette.yaml"
    path.write_bytes(content)
    with pytest.raises(CassetteError, match=r"cassette\.yaml"):
        read(path)


def test_a_file_that_is_not_there_is_an_error_that_says_to_record(tmp_path: Path) -> None:
    with pytest.raises(CassetteError, match="record the case first"):
        read(tmp_path / "cassette.yaml")


def test_the_line_of_an_exchange_is_where_it_begins() -> None:
    text = dump(CASSETTE)
    assert text.splitlines()[line_of(text, "shorten 14") - 1] == "- step: shorten 14"
    assert line_of(text, "shorten 14", attempt=2) == 1


def test_a_file_that_was_written_is_read_again(tmp_path: Path) -> None:
    write(CASSETTE, tmp_path / "cassette.yaml")
    assert read(tmp_path / "cassette.yaml") == CASSETTE


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on a file's size is POSIX")
def test_writing_that_breaks_off_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """The process may write 300 bytes a file, fewer than the cassette has."""
    path = tmp_path / "cassette.yaml"
    path.write_text("the old one")
    script = """
import resource, sys
from pathlib import Path
from tests.chat.cassette.test_storage import CASSETTE, write
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
write(CASSETTE, Path(sys.argv[1]))
"""
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, path], cwd=ROOT, capture_output=True, check=False
    )
    assert b"File too large" in done.stderr
    assert path.read_text() == "the old one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["cassette.yaml"]
