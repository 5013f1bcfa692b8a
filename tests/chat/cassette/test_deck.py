"""Playing and recording: what each mode asks, what is told to have moved, and what a miss says."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarizer.chat import ChatModel, Identity, identity_of
from summarizer.chat.base import ChatRequest
from summarizer.chat.cassette import Cassette, Deck, Exchange, Forgiving, Mode, Part, Said, dump, parse
from summarizer.chat.structured import Limits, ask
from summarizer.documents import Document
from summarizer.errors import CassetteError, CassetteMissError, ModelError, ReplyError, ServerError
from summarizer.step import Step
from summarizer.testing import Script, ScriptedModel, completion

SOURCES = [Document("The harbour was closed.", name="/somewhere/story.txt")]
LINES = {1: "The harbour, which is old, was closed.", 2: "The ferry, which is new, was not.", 3: "It rained."}


class Words(BaseModel):
    text: str


class Numbered(BaseModel):
    text: str
    number: int = 0


def request(line: str, **others: object) -> ChatRequest:
    messages = [{"role": "system", "content": "Shorten it."}, {"role": "user", "content": line}]
    schema = {"type": "json_schema", "json_schema": {"name": "Words", "schema": {"type": "object"}}}
    return {"messages": messages, "response_format": schema, "max_completion_tokens": 160} | others


def step(number: int, *, attempt: int = 1, sha256: str = "aa") -> Step:
    return Step(f"shorten {number}", prompt="shorten@1", sha256=sha256, attempt=attempt, head=1)


def said(model: ChatModel, number: int) -> object:
    """What the model says to one of the lines."""
    reply = model.complete(request(LINES[number]), step(number))
    return reply["choices"][0]["message"]["content"]


def saying(*replies: Script) -> Callable[[], ScriptedModel]:
    """What connects to a model that says these, and is the same model each time."""
    model = ScriptedModel(*replies)
    return lambda: model


def recorded(*numbers: int) -> Cassette:
    """A cassette in which those lines were answered by “one”, “two”, “three”."""
    connect = saying(*(["one", "two", "three"][number - 1] for number in numbers))
    deck = Deck(None, mode=Mode.ALL, identity=identity_of(connect()), model=connect)
    for number in numbers:
        said(deck, number)
    return parse(dump(deck.recording("harbour", SOURCES)), Path("cassette.yaml"))


IDENTITY = identity_of(ScriptedModel())


def playing(cassette: Cassette | None, mode: Mode = Mode.NONE, model: Script | None = None) -> Deck:
    """A deck that plays, over a model that says one thing, if it may be asked."""
    connect = None if model is None else saying(model)
    return Deck(cassette, mode=mode, identity=IDENTITY, model=connect)


def test_a_recording_holds_what_was_asked_and_replied_and_what_of() -> None:
    cassette = recorded(1)
    (exchange,) = cassette.exchanges
    assert exchange.key == ("shorten 1", 1)
    assert exchange.request == (Said("user", LINES[1]),)
    assert cassette.prompts["shorten@1"].head == (Said("system", "Shorten it."),)
    assert (exchange.reply, exchange.parameters) == ("one", {"max_completion_tokens": 160})
    assert [source.name for source in cassette.sources] == ["story.txt"]
    assert cassette.sources[0].sha256 == SOURCES[0].sha256
    assert cassette.model == IDENTITY


def test_a_played_run_is_told_what_the_recorded_one_was_told() -> None:
    reply = completion(None, finish="content_filter", refusal="No.") | {"id": "chatcmpl-7", "created": 5}
    live = Deck(None, mode=Mode.ALL, identity=IDENTITY, model=saying(reply))
    told = live.complete(request(LINES[1]), step(1))
    played = playing(live.recording("harbour", SOURCES)).complete(request(LINES[1]), step(1))
    assert told == played
    assert "id" not in told


def test_playing_needs_no_model_and_finds_everything_as_it_was() -> None:
    deck = playing(recorded(1, 2))
    assert [said(deck, 2), said(deck, 1)] == ["two", "one"]
    assert (deck.moved, deck.misses, deck.unplayed, deck.recorded) == ((), (), (), ())


def test_a_deck_is_the_model_that_it_stands_for() -> None:
    deck = playing(recorded(1))
    assert (deck.name, deck.drafter, deck.context, deck.parameters) == ("scripted", "whole", 128_000, {})


@pytest.mark.parametrize(
    ("mode", "said_to", "asked", "missed"),
    [
        (Mode.NONE, ["one", None], 0, 1),
        (Mode.ONCE, ["one", None], 0, 1),
        (Mode.NEW_EPISODES, ["one", "new"], 1, 0),
        (Mode.ALL, ["new", "new"], 2, 0),
    ],
)
def test_a_mode_decides_what_is_asked(mode: Mode, said_to: list[object], asked: int, missed: int) -> None:
    deck = playing(recorded(1), mode, lambda _: "new")
    replies: list[object] = []
    for number in (1, 2):
        try:
            replies.append(said(deck, number))
        except CassetteMissError:
            replies.append(None)
    assert replies == said_to
    assert (len(deck.recorded), len(deck.misses)) == (asked, missed)


@pytest.mark.parametrize("mode", [Mode.ONCE, Mode.NEW_EPISODES, Mode.ALL])
def test_where_there_is_no_cassette_all_but_none_records_one(mode: Mode) -> None:
    deck = playing(None, mode, "new")
    assert said(deck, 1) == "new"
    assert [exchange.reply for exchange in deck.recording("harbour", SOURCES).exchanges] == ["new"]


def test_where_there_is_no_cassette_none_misses() -> None:
    with pytest.raises(CassetteMissError, match="there is no cassette"):
        said(playing(None), 1)


def test_a_recording_holds_what_the_run_asked_for_in_its_order_and_nothing_else() -> None:
    deck = playing(recorded(1, 2), Mode.NEW_EPISODES, "three")
    said(deck, 3)
    said(deck, 1)
    cassette = deck.recording("harbour", SOURCES)
    assert [exchange.reply for exchange in cassette.exchanges] == ["three", "one"]
    assert [exchange.reply for exchange in deck.unplayed] == ["two"]
    assert [exchange.reply for exchange in deck.recorded] == ["three"]


@pytest.mark.parametrize("mode", [Mode.NONE, Mode.ONCE])
def test_a_run_that_may_not_record_leaves_the_cassette_as_it_was(mode: Mode) -> None:
    cassette = recorded(1, 2)
    deck = playing(cassette, mode, "new")
    deck.complete(*MOVES[Part.PROMPT])
    assert deck.recording("another", []) == cassette


def test_recording_anew_what_has_not_changed_gives_the_same_bytes() -> None:
    assert dump(recorded(1, 2)) == dump(recorded(1, 2))


MOVES = {
    Part.PROMPT: (request(LINES[1]), step(1, sha256="bb")),
    Part.SCHEMA: (request(LINES[1], response_format={"type": "json_object"}), step(1)),
    Part.PARAMETERS: (request(LINES[1], max_completion_tokens=150), step(1)),
    Part.REQUEST: (request(LINES[1].replace("old", "very old")), step(1)),
}


@pytest.mark.parametrize("part", MOVES)
def test_a_part_that_moved_is_told_apart_from_the_others_and_the_reply_is_played(part: Part) -> None:
    deck = playing(recorded(1))
    reply = deck.complete(*MOVES[part])
    assert reply["choices"][0]["message"]["content"] == "one"
    (moved,) = deck.moved
    assert (moved.step, moved.part, moved.attempt) == ("shorten 1", part, 1)
    assert moved.was != moved.now


@pytest.mark.parametrize("part", MOVES)
def test_new_episodes_asks_anew_for_what_moved(part: Part) -> None:
    deck = playing(recorded(1, 2), Mode.NEW_EPISODES, "new")
    deck.complete(*MOVES[part])
    said(deck, 2)
    assert [exchange.reply for exchange in deck.recording("harbour", SOURCES).exchanges] == ["new", "two"]
    assert [moved.part for moved in deck.moved] == [part]


def test_what_moved_is_told_in_words() -> None:
    deck = playing(recorded(1))
    deck.complete(*MOVES[Part.REQUEST])
    (moved,) = deck.moved
    assert (moved.was, moved.now) == (LINES[1], "The harbour, which is very old, was closed.")


def test_a_head_that_moved_with_its_prompt_is_told_as_the_prompt_alone() -> None:
    deck = playing(recorded(1))
    messages = [{"role": "system", "content": "Shorten it well."}, {"role": "user", "content": LINES[1]}]
    deck.complete(request(LINES[1], messages=messages), replace(step(1, sha256="bb"), prompt="shorten@2"))
    (moved,) = deck.moved
    assert moved.part is Part.PROMPT
    assert "shorten@1 sha256 aa" in moved.was
    assert "shorten@2 sha256 bb\n== system ==\nShorten it well." in moved.now


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"name": "another"}, Part.MODEL),
        ({"context": 5}, Part.MODEL),
        ({"sha256": "bb"}, Part.MODEL),
        ({"parameters": {"temperature": 0.2}}, Part.PARAMETERS),
    ],
)
def test_another_model_is_told_once_and_all_is_asked_anew(change: dict[str, object], part: Part) -> None:
    cassette = recorded(1, 2)
    weighed = replace(cassette, model=replace(IDENTITY, sha256="aa"))
    other: Identity = replace(weighed.model, **change)  # type: ignore[arg-type]  # the fields differ in type
    played = Deck(weighed, mode=Mode.NONE, identity=other)
    assert (said(played, 1), said(played, 2)) == ("one", "two")
    assert [(moved.step, moved.part) for moved in played.moved] == [("", part)]
    again = Deck(weighed, mode=Mode.NEW_EPISODES, identity=other, model=saying("a", "b"))
    assert (said(again, 1), said(again, 2)) == ("a", "b")
    assert again.recording("harbour", SOURCES).model == other


def test_a_miss_of_another_model_names_both() -> None:
    deck = Deck(recorded(1), mode=Mode.NONE, identity=replace(IDENTITY, name="another"))
    with pytest.raises(CassetteMissError, match=r"The model is another: scripted, .*; now another, "):
        said(deck, 2)
    assert [moved.part for moved in deck.moved] == [Part.MODEL]


def test_nothing_is_held_against_a_cassette_that_is_recorded_anew() -> None:
    cassette = recorded(1)
    deck = Deck(cassette, mode=Mode.ALL, identity=replace(IDENTITY, name="another"), model=saying("new"))
    deck.complete(*MOVES[Part.REQUEST])
    assert deck.moved == ()


def test_weights_whose_hash_is_not_known_are_the_same_weights() -> None:
    cassette = replace(recorded(1), model=replace(IDENTITY, sha256="aa"))
    deck = playing(cassette)
    said(deck, 1)
    assert deck.moved == ()


@pytest.mark.parametrize("edit", [{"reply": "won"}, {"refusal": "No."}, {"finish": "length"}, {"sha256": ""}])
def test_a_reply_edited_by_hand_is_noticed(edit: dict[str, str]) -> None:
    cassette = recorded(1)
    edited: Exchange = replace(cassette.exchanges[0], **edit)  # type: ignore[arg-type]  # of several types
    deck = playing(replace(cassette, exchanges=(edited,)))
    said(deck, 1)
    assert [moved.part for moved in deck.moved] == [Part.REPLY]


def test_an_exchange_written_by_hand_is_compared_in_what_it_says() -> None:
    silent = Exchange(step="shorten 1", by="hand", reply="one")
    telling = Exchange(step="shorten 2", by="hand", reply="two", request=(Said("user", "Another line."),))
    deck = playing(Cassette("harbour", IDENTITY, exchanges=(silent, telling)))
    assert (said(deck, 1), said(deck, 2)) == ("one", "two")
    assert [(moved.step, moved.part) for moved in deck.moved] == [("shorten 2", Part.REQUEST)]


def test_a_recorded_exchange_whose_prompt_is_not_kept_has_moved() -> None:
    deck = playing(replace(recorded(1), prompts={}))
    said(deck, 1)
    assert [moved.part for moved in deck.moved] == [Part.PROMPT]


def test_a_miss_shows_the_nearest_request_and_says_what_to_run() -> None:
    cassette = recorded(1, 2)
    asked = request(LINES[1].replace("old", "new"))
    with pytest.raises(CassetteMissError) as caught:
        playing(cassette).complete(asked, step(7))
    assert str(caught.value) == (
        "harbour: no recording of “shorten 7”, attempt 1; the nearest recorded request is:\n"
        "--- shorten 1, attempt 1 (recorded)\n"
        "+++ shorten 7, attempt 1 (asked)\n"
        "@@ -1 +1 @@\n"
        "-The harbour, which is old, was closed.\n"
        "+The harbour, which is new, was closed.\n"
        "Record it: `summarizer record` for a golden case, else `summarizer brief … --record FILE`"
    )
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_the_nearest_request_is_one_of_the_same_step_before_any_other() -> None:
    deck = playing(recorded(1, 2))
    with pytest.raises(CassetteMissError):
        deck.complete(request(LINES[1]), step(2, attempt=2))
    assert deck.misses[0].nearest is not None
    assert deck.misses[0].nearest.step == "shorten 2"


def test_a_miss_of_a_long_request_shows_its_first_lines_and_counts_the_others() -> None:
    with pytest.raises(CassetteMissError, match=r"… and \d+ lines more"):
        playing(recorded(1)).complete(request("\n".join(map(str, range(200)))), step(7))


def test_a_miss_in_an_empty_cassette_says_so() -> None:
    with pytest.raises(CassetteMissError, match="the cassette is empty"):
        said(playing(Cassette("harbour", IDENTITY)), 1)


def test_a_miss_is_kept_whatever_swallows_the_error() -> None:
    deck = playing(recorded(1))
    for _ in range(2):
        try:
            said(deck, 3)
        except ModelError:
            continue
    assert [missed.step.name for missed in deck.misses] == ["shorten 3", "shorten 3"]


def test_a_miss_is_no_reply_that_a_drafter_survives_and_is_not_asked_again() -> None:
    deck = playing(recorded(1))
    with pytest.raises(CassetteMissError):
        ask(deck, request(LINES[3])["messages"], Words, step=step(3), limits=Limits(attempts=3))
    assert len(deck.misses) == 1
    assert not issubclass(CassetteMissError, ReplyError)


def test_a_forgiving_run_survives_its_misses_and_shows_all_that_is_asked() -> None:
    deck = playing(recorded(1, 3))
    forgiving = Forgiving(deck)
    with pytest.raises(ReplyError):
        said(forgiving, 2)
    assert said(forgiving, 3) == "three"
    assert [missed.step.name for missed in deck.misses] == ["shorten 2"]
    assert [exchange.step for exchange in deck.unplayed] == ["shorten 1"]


def test_a_failure_of_transport_is_not_recorded() -> None:
    deck = Deck(None, mode=Mode.ALL, identity=IDENTITY, model=saying(ServerError("down"), "two"))
    with pytest.raises(ServerError, match="down"):
        said(deck, 1)
    said(deck, 2)
    assert [exchange.step for exchange in deck.recording("harbour", SOURCES).exchanges] == ["shorten 2"]


def test_a_request_that_failed_is_recorded_when_it_is_made_again() -> None:
    deck = Deck(None, mode=Mode.ALL, identity=IDENTITY, model=saying(ServerError("down"), "one"))
    with pytest.raises(ServerError, match="down"):
        said(deck, 1)
    assert said(deck, 1) == "one"


def answered(deck: Deck) -> Words:
    return ask(deck, request(LINES[1])["messages"], Words, step=step(1), limits=Limits(tokens=160))


def test_an_attempt_that_was_not_valid_is_played_like_the_one_that_was() -> None:
    live = Deck(None, mode=Mode.ALL, identity=IDENTITY, model=saying("no JSON", '{"text": "Closed."}'))
    assert answered(live) == Words(text="Closed.")
    cassette = parse(dump(live.recording("harbour", SOURCES)), Path("cassette.yaml"))
    assert [exchange.key for exchange in cassette.exchanges] == [("shorten 1", 1), ("shorten 1", 2)]
    assert [said.role for said in cassette.exchanges[1].request] == ["user", "assistant", "user"]
    deck = playing(cassette)
    assert answered(deck) == Words(text="Closed.")
    assert (deck.moved, deck.unplayed) == ((), ())


def test_a_field_of_the_answer_moves_the_schema_alone() -> None:
    live = Deck(None, mode=Mode.ALL, identity=IDENTITY, model=saying('{"text": "Closed."}'))
    answered(live)
    deck = playing(live.recording("harbour", SOURCES))
    ask(deck, request(LINES[1])["messages"], Numbered, step=step(1), limits=Limits(tokens=160))
    assert [moved.part for moved in deck.moved] == [Part.SCHEMA]


def test_two_requests_of_one_name_are_never_recorded_over_one_another() -> None:
    deck = Deck(None, mode=Mode.ALL, identity=IDENTITY, model=saying("one", "two"))
    said(deck, 1)
    with pytest.raises(CassetteError, match="two requests are called “shorten 1”"):
        deck.complete(request(LINES[2]), step(1))
    assert said(deck, 1) == "one"


def test_nothing_to_record_from_is_an_error() -> None:
    with pytest.raises(ModelError, match="give the deck its model"):
        said(playing(None, Mode.ALL), 1)


def test_a_model_is_connected_once_and_only_when_it_is_asked() -> None:
    connected: list[ScriptedModel] = []

    def connect() -> ScriptedModel:
        connected.append(ScriptedModel(lambda _: "new"))
        return connected[-1]

    deck = Deck(recorded(1), mode=Mode.NEW_EPISODES, identity=IDENTITY, model=connect)
    said(deck, 1)
    assert connected == []
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: said(deck, number), [2, 3] * 8))
    assert len(connected) == 1


def test_no_secret_reaches_a_recording_or_the_run() -> None:
    key = "sk-" + "a1B2" * 8
    connect = saying(f"The key is {key}, the password open sesame.")
    deck = Deck(None, mode=Mode.ALL, identity=IDENTITY, model=connect, secrets=["open sesame"])
    reply = deck.complete(request(f"What is {key}?"), step(1))
    assert reply["choices"][0]["message"]["content"] == "The key is [secret], the password [secret]."
    assert connect().requests[0]["messages"][-1]["content"] == f"What is {key}?"
    assert key not in dump(deck.recording("harbour", SOURCES))


def test_half_of_a_surrogate_pair_in_a_reply_is_recorded_as_what_a_file_can_hold() -> None:
    deck = Deck(None, mode=Mode.ALL, identity=IDENTITY, model=saying("half \ud83d of it"))
    assert said(deck, 1) == "half ? of it"
    cassette = deck.recording("harbour", SOURCES)
    assert parse(dump(cassette), Path("cassette.yaml")) == cassette


@pytest.mark.parametrize("reply", [{}, {"choices": []}, {"choices": [{}], "usage": None}])
def test_a_reply_without_a_message_is_recorded_as_one_without_words(reply: dict[str, object]) -> None:
    deck = Deck(None, mode=Mode.ALL, identity=IDENTITY, model=saying(reply))
    assert said(deck, 1) is None
    assert said(playing(deck.recording("harbour", SOURCES)), 1) is None
