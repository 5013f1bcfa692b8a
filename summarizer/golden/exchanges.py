"""How a run's requests differ from the recorded ones, told as causes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.chat.cassette import Exchange, Miss, Moved
from summarizer.chat.cassette import Part as Fingerprint
from summarizer.golden.comparing import difference
from summarizer.golden.findings import Cause, Part
from summarizer.golden.tape import Tape
from summarizer.prompting import home

_NAMED = 3
_SINGLE = (Fingerprint.REQUEST, Fingerprint.REPLY)


def exchanges_moved(tape: Tape, moved: Sequence[Moved]) -> Iterator[Cause]:
    """What moved of the exchanges: one cause for all that moved alike."""
    alike: dict[tuple[Fingerprint, str, str], list[Moved]] = {}
    for each in moved:
        same = ("", "") if each.part in _SINGLE else (each.was, each.now)
        alike.setdefault((each.part, *same), []).append(each)
    for group in alike.values():
        yield _MADE[group[0].part](tape, group)


def misses(tape: Tape, missed: Sequence[Miss]) -> Iterator[Cause]:
    """The requests of which nothing is recorded, with the first of them held against the nearest that is."""
    if missed:
        text = f"nothing is recorded of {_listed([miss.step.name for miss in missed])}"
        near = missed[0].nearest
        line = tape.at(near.step, near.attempt) if near else tape.line("exchanges:")
        # The difference stands between what is said above and what the check itself advises.
        detail = missed[0].message.partition("\n")[2].rpartition("\n")[0]
        yield Cause(Part.EXCHANGE, text, tape.path, line, detail)


def unplayed(tape: Tape, left: Sequence[Exchange]) -> Iterator[Cause]:
    """The recorded exchanges that nobody asks for."""
    if left:
        text = f"recorded, and not asked for: {_listed([exchange.step for exchange in left])}"
        yield Cause(Part.EXCHANGE, text, tape.path, tape.at(left[0].step, left[0].attempt))


def _prompt(tape: Tape, group: Sequence[Moved]) -> Cause:
    """A prompt that was edited, or another one: where it differs, as far as its constant messages tell."""
    was, now = group[0].was.partition("\n"), group[0].now.partition("\n")
    name, before = now[0].split(" ")[0], was[0].split(" ")[0]
    text = (
        f"the prompt {name} was edited since it was recorded"
        if name == before
        else f"the prompt: {name}; recorded: {before}"
    )
    file = _prompt_file(name)
    return Cause(
        Part.PROMPT,
        f"{text}, of {_steps(group)}",
        file or tape.path,
        _line_in(file, was[2], now[2]) if file else tape.line(f"  {before}:"),
        difference(was[2], now[2]),
    )


def _schema(tape: Tape, group: Sequence[Moved]) -> Cause:
    text = f"the schema of the reply is not the one recorded, of {_steps(group)}"
    return Cause(Part.SCHEMA, text, tape.path, _at(tape, group))


def _parameters(tape: Tape, group: Sequence[Moved]) -> Cause:
    text = f"the parameters: {group[0].now}; recorded: {group[0].was}; of {_steps(group)}"
    return Cause(Part.PARAMETERS, text, tape.path, _at(tape, group))


def _request(tape: Tape, group: Sequence[Moved]) -> Cause:
    text = f"the request is not the one recorded, of {_steps(group)}"
    detail = difference(group[0].was, group[0].now)
    return Cause(Part.REQUEST, text, tape.path, _at(tape, group), detail)


def _reply(tape: Tape, group: Sequence[Moved]) -> Cause:
    text = (
        f"the recorded reply was edited, of {_steps(group)}; take that back, or, if it is meant, "
        "say `by: hand` there in place of the sha256"
    )
    return Cause(Part.REPLY, text, tape.path, _at(tape, group))


_MADE = {
    Fingerprint.PROMPT: _prompt,
    Fingerprint.SCHEMA: _schema,
    Fingerprint.PARAMETERS: _parameters,
    Fingerprint.REQUEST: _request,
    Fingerprint.REPLY: _reply,
}


def _at(tape: Tape, group: Sequence[Moved]) -> int:
    return tape.at(group[0].step, group[0].attempt)


def _steps(group: Sequence[Moved]) -> str:
    return _listed([each.step for each in group])


def _listed(steps: Sequence[str]) -> str:
    """The steps by name, the first few of them: `“shorten 2”, “shorten 5” and 12 others`."""
    names = [f"“{step}”" for step in dict.fromkeys(steps)]
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} other{'s' * (more > 1)}" if more > 0 else "")


def _prompt_file(name: str) -> Path | None:
    """The file of a prompt; None where the one that was asked for is not known by a file."""
    task, _, version = name.partition("@")
    path = home() / task / f"{version}.jinja"
    return path if path.is_file() else None


def _line_in(file: Path, was: str, now: str) -> int | None:
    """The line of the prompt's file on which its constant messages first differ; None where they do not."""
    held = set(was.splitlines())
    new = [line for line in now.splitlines() if line not in held]
    lines = file.read_text("utf-8").splitlines()
    return lines.index(new[0]) + 1 if new and new[0] in lines else None
