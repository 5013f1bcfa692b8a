"""Small suites of golden cases, recorded of a model that says what a test tells it to."""

from __future__ import annotations

from pathlib import Path

from summarizer.draft import BriefingDraft, ItemDraft, KeyPointDraft, QuestionDraft
from summarizer.golden import Live, Mode, check, find, record
from summarizer.golden.case import Case
from summarizer.golden.running import identity
from summarizer.progress import Report
from summarizer.testing import ScriptedModel

STORIES = {
    "ferry": (
        "The ferry to Osmund will stop in March, the county said on Monday. "
        "Repairs would cost 14 million euros. Mayor Ada Klein said that the county had set aside 4 million. "
        "It has not been decided who will pay the rest.\n"
    ),
    "library": (
        "The library of Thornby will close on Fridays, the council said on Tuesday. "
        "Tom Hale, who leads the readers’ club, said that 300 members had signed a letter. "
        "The council has not said when it will answer.\n"
    ),
    "quarry": (
        "The quarry at Caldbeck may grow by 20 hectares, the ministry said on Friday. "
        "The wildlife trust opposes the plan. Ruth Sand of the trust said that 12 nests would be lost.\n"
    ),
}
RULES = "minutes"
MINUTES = "The club will move to Velling in May, the board said. Lena Falk said that the rent had doubled.\n"
MODEL = "scripted-for-tests"


def reply(name: str) -> BriefingDraft:
    """What the model says of a story: its first sentence, a question of its last, and of the ferry a sum that
    does not stand there."""
    first, *_, last = sentences_of(STORIES[name])
    number = len(sentences_of(STORIES[name]))
    asked = f"What follows: {' '.join(last[:-1].split()[-2:])}?"
    invented = (KeyPointDraft(text="Repairs would cost 15 million euros.", sentences=(2,)),)
    return BriefingDraft(
        title=f"The {name}",
        headline=(ItemDraft(text=first, sentences=(1,)),),
        key_points=(
            KeyPointDraft(text=first, sentences=(1,)),
            KeyPointDraft(text=last, sentences=(number,)),
            *(invented if name == "ferry" else ()),
        ),
        open_questions=(QuestionDraft(text=asked, sentences=(number,), why="It is not said."),),
    )


def sentences_of(story: str) -> list[str]:
    """The sentences of a story."""
    return [f"{text.strip()}." for text in story.strip().removesuffix(".").split(". ")]


def connect(case: Case, _report: Report) -> ScriptedModel:
    """The model of a case: it knows the case's story, and what it says of it."""
    now = identity(case)
    draft = reply(case.name)
    return ScriptedModel(lambda _: draft, name=now.name, drafter=now.drafter, context=now.context)


def suite(root: Path) -> Path:
    """A folder of cases, written and recorded: three with a model, one by rules alone, without a note."""
    for name, story in STORIES.items():
        setup = f'about = "A {name}."\nsources = ["sources/story.txt"]\nmodel = "{MODEL}"\n'
        _case(root / name, story, setup)
    setup = 'sources = ["sources/story.txt"]\nmodel = "extractive"\ncompare = ["briefing"]\n'
    _case(root / RULES, MINUTES, setup)
    assert not record(find(root), mode=Mode.ONCE, live=Live(connect=connect)).failures
    return root


def _case(folder: Path, story: str, setup: str) -> None:
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "story.txt").write_text(story, "utf-8")
    (folder / "case.toml").write_text(setup, "utf-8")


def edit(path: Path, was: str, now: str) -> None:
    """Replace one occurrence of `was`, which must be there."""
    text = path.read_text("utf-8")
    assert was in text, f"{path} does not hold {was!r}"
    path.write_text(text.replace(was, now, 1), "utf-8")


def verdicts(root: Path) -> dict[str, str]:
    """The verdict of each case that is not ok."""
    return {outcome.case: outcome.verdict.value for outcome in check(root).findings}
