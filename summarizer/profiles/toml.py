"""What the file of a profile may hold, and the profile that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from summarizer.profiles.checking import check
from summarizer.profiles.profile import (
    MOST,
    STANDARD,
    Content,
    DetailKind,
    DetailPlan,
    Profile,
    SectionPlan,
    StandardPlan,
)

_MOST_ITEMS, _LONGEST, _TITLE = 50, 1_000, 80


def _one_line(text: str) -> str:
    return " ".join(text.split())


_Told = Annotated[str, AfterValidator(_one_line)]
_Title = Annotated[_Told, StringConstraints(max_length=_TITLE)]
_Instruction = Annotated[_Told, StringConstraints(max_length=_LONGEST)]
_Sign = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_TITLE)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DetailTable(_Table):
    """`[sections.NAME.details.NAME]`."""

    label: _Title | None = None
    instruction: _Instruction
    kind: DetailKind = DetailKind.WORDS

    def plan(self, name: str) -> DetailPlan:
        """The detail, which goes by its name where it has no label."""
        return DetailPlan(name, self.label or name.replace("_", " "), self.instruction, self.kind)


class SectionTable(_Table):
    """`[sections.NAME]`, of a section of one's own and of one of every note alike."""

    title: _Title | None = None
    instruction: _Instruction | None = None
    drop: bool = False
    most: int = Field(default=MOST, ge=1, le=_MOST_ITEMS)
    lead: str = ""
    sort: str = ""
    content: Content | None = None
    signs: Mapping[str, tuple[_Sign, ...]] = Field(default_factory=dict)
    repeats: bool = False
    details: Mapping[str, DetailTable] = Field(default_factory=dict)

    def standard(self, name: str) -> StandardPlan:
        """What it says of a section of every note."""
        return StandardPlan(name, self.title or "", self.instruction or "", self.drop)

    def own(self, name: str) -> SectionPlan:
        """The section of one's own."""
        return SectionPlan(
            name=name,
            title=self.title or name.replace("_", " ").capitalize(),
            instruction=self.instruction or "",
            details=tuple(table.plan(detail) for detail, table in self.details.items()),
            most=self.most,
            lead=self.lead,
            sort=self.sort,
            content=self.content,
            signs=tuple(self.signs.items()),
            repeats=self.repeats,
        )


class ProfileFile(_Table):
    """The whole of a file."""

    about: _Told = ""
    order: tuple[str, ...] = ()
    sections: Mapping[str, SectionTable] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_of_use(self) -> ProfileFile:
        for name, table in self.sections.items():
            for key in sorted(table.model_fields_set - {"title", "instruction", "drop"}):
                if name in STANDARD:
                    raise ValueError(
                        f"sections.{name}.{key}: a section of every note takes a title, an "
                        "instruction and drop alone"
                    )
            if name not in STANDARD and table.drop:
                raise ValueError(
                    f"sections.{name}.drop: only a section of every note is dropped; leave it out"
                )
        check(self.profile("", ""))
        return self

    def profile(self, name: str, source: str) -> Profile:
        """The profile, under the name that its file has."""
        return Profile(name, self.about, tuple(self._own()), tuple(self._standard()), self.order, source)

    def _own(self) -> Iterator[SectionPlan]:
        return (table.own(name) for name, table in self.sections.items() if name not in STANDARD)

    def _standard(self) -> Iterator[StandardPlan]:
        return (table.standard(name) for name, table in self.sections.items() if name in STANDARD)
