"""Whole briefings to render: one source, three sources, hostile text, other scripts."""

from __future__ import annotations

from summarizer.briefing import (
    Briefing,
    Evidence,
    Item,
    KeyPoint,
    Member,
    OpenQuestion,
    Party,
    Position,
    Provenance,
    Quote,
    SourceEntry,
    Unsupported,
    Wording,
)
from summarizer.stance import Stance
from summarizer.text import Span

from .builders import PROVENANCE, Text

HARBOUR = Text(
    id="harbour",
    name="harbour-dispute.txt",
    title="Minister puts off ruling on Veldmar harbour",
    date="18 September 2025",
    publisher="Sound Press",
    text="""\
Transport Minister Helena Brandt said on Thursday that she would not rule before the end of November.
“The money is set aside, but I cannot release it on half a file,” Brandt told reporters.
The port authority has yet to commission the study, arguing that a survey of its own covers the same ground.
“Every month we wait adds four million euros to the bill,” Ingrid Falk said.
Falk put the number of new jobs at 1,400 by 2032.
“There are 520 new jobs in that plan, not 1,400,” said Ruth Adeyemi, the federation’s general secretary.
They would support it, she said, if the port authority ruled out compulsory redundancies for ten years.
Tomas Reyl, the port’s finance director, rejected the charge of double counting.
Some 40 tonnes of dead shore crabs have washed up since April, according to the county.
“They opened a poisoned chest and left the lid off,” its chairman, Anders Holt, said.
Falk denied any link.
The environmental office confirmed that tests of its own were under way.
Holt called the announcement “blackmail with a timetable”.
Who would pay for the study is not settled either.
The supervisory board will discuss the matter on 6 October, Reyl said, and “not before”.
""",
)


def harbour() -> Briefing:
    """One source; four parties on two issues; a disputed point; one item that failed."""
    text = HARBOUR
    return Briefing(
        title="Veldmar harbour: ruling put off",
        headline=(
            Item(
                text="The minister will not rule before the end of November.",
                wording=Wording.WORDED,
                evidence=text.evidence(1),
            ),
            Item(text="The port wants no further study.", wording=Wording.WORDED, evidence=text.evidence(3)),
            Item(
                text="The union calls the number of jobs wrong",
                wording=Wording.WORDED,
                evidence=text.evidence(6, 5),
            ),
        ),
        key_points=(
            KeyPoint(
                text="Brandt will not release the state's share “on half a file”.",
                wording=Wording.WORDED,
                evidence=text.evidence(1, 2),
            ),
            KeyPoint(
                text="The port says 1,400 new jobs, the union 520",
                wording=Wording.WORDED,
                evidence=text.evidence(5, 6),
                disputed=True,
            ),
            KeyPoint(text=text.evidence(9)[0].quote, wording=Wording.SOURCE, evidence=text.evidence(9)),
        ),
        positions=(
            Position(
                text="Ministry makes an independent study the condition of its grant.",
                wording=Wording.WORDED,
                evidence=text.evidence(1, 2),
                party="Ministry",
                issue="independent study",
                stance=Stance.CONDITIONAL,
                quotes=(
                    text.quote(
                        2, "The money is set aside, but I cannot release it on half a file,", "Brandt"
                    ),
                ),
            ),
            Position(
                text="The port's director warns that delay is dearer than any study.",
                wording=Wording.WORDED,
                evidence=text.evidence(3, 4),
                party="Port authority",
                issue="independent study",
                stance=Stance.OPPOSES,
                quotes=(
                    text.quote(4, "Every month we wait adds four million euros to the bill,", "Ingrid Falk"),
                ),
            ),
            Position(
                text=text.evidence(5)[0].quote,
                wording=Wording.SOURCE,
                evidence=text.evidence(5),
                party="Port authority",
                issue="number of jobs",
                stance=Stance.UNSTATED,
                quotes=(text.quote(5, "the number of new jobs at 1,400 by 2032", "Falk", direct=False),),
            ),
            Position(
                text=text.evidence(6)[0].quote,
                wording=Wording.SOURCE,
                evidence=text.evidence(6),
                party="Dockworkers’ Federation",
                issue="number of jobs",
                stance=Stance.UNSTATED,
                quotes=(text.quote(6, "There are 520 new jobs in that plan, not 1,400,", "Ruth Adeyemi"),),
            ),
            Position(
                text=text.evidence(10)[0].quote,
                wording=Wording.SOURCE,
                evidence=text.evidence(10, 13),
                party="Fishers’ Cooperative",
                issue="dredging",
                stance=Stance.OPPOSES,
                quotes=(
                    text.quote(10, "They opened a poisoned chest and left the lid off,", "Anders Holt"),
                    text.quote(13, "blackmail with a timetable", "Holt"),
                ),
            ),
        ),
        open_questions=(
            OpenQuestion(
                text="Who would pay for the study?",
                wording=Wording.WORDED,
                evidence=text.evidence(14),
                why="the article says that this is not settled",
            ),
            OpenQuestion(
                text="What killed the crabs?",
                wording=Wording.WORDED,
                evidence=text.evidence(10, 11, 12),
                why="The parties contradict each other; the county's tests are under way.",
            ),
        ),
        parties=(
            Party(name="Ministry", members=(Member(name="Brandt", basis="text", sentence=1),)),
            Party(
                name="Port authority",
                members=(
                    Member(name="Ingrid Falk", basis="text", sentence=4),
                    Member(name="Tomas Reyl", basis="text", sentence=8),
                ),
            ),
            Party(
                name="Dockworkers’ Federation",
                members=(Member(name="Ruth Adeyemi", basis="text", sentence=6),),
            ),
            Party(name="Fishers’ Cooperative", members=(Member(name="Anders Holt", basis="model"),)),
        ),
        unsupported=(
            Unsupported(
                section="key_points",
                text="Jobs fell by 300.",
                reasons=("the number 300 is in none of the sentences cited",),
                evidence=text.evidence(5),
            ),
        ),
        uncited=text.evidence(7, 8, 15),
        sources=(text.entry,),
        provenance=PROVENANCE,
    )


COMMISSION = Text(
    id="commission",
    name="https://example.org/press/2025-05-03",
    title="Commission proposes 4.5 % rise in ferry subsidy",
    date="3 May 2025",
    publisher="Commission press office",
    text="""\
The Commission today proposed to raise the ferry subsidy by 4.5 % from January.
“Islanders should not pay twice for living where they live,” Commissioner Duarte said.
The plan needs the consent of all nine regions.
""",
)
UNION = Text(
    id="union",
    name="union-letter.docx",
    date="5 May 2025",
    first=4,
    text="""\
We reject a rise that is paid for by cutting crews.
The proposal says nothing of minimum crews.
Our members will vote on a strike on 12 May.
The union was founded in 1921.
It has 4,300 members.
""",
)
REGIONS = Text(
    id="regions", name="minutes.pdf", first=9, text="Seven regions consented; two did not reply.\n"
)


def ferries() -> Briefing:
    """Three sources; two parties, one of them with a reported stand only; a notice."""
    return Briefing(
        title="Ferry subsidy: a rise proposed, two regions silent",
        headline=(
            Item(
                text="A rise of 4.5 % needs nine regions; seven agree.",
                wording=Wording.WORDED,
                evidence=(*COMMISSION.evidence(1, 3), *REGIONS.evidence(9)),
            ),
        ),
        key_points=(
            KeyPoint(
                text="The Commission proposes 4.5 % more from January.",
                wording=Wording.WORDED,
                evidence=COMMISSION.evidence(1),
            ),
            KeyPoint(
                text="Seven of nine regions have consented.",
                wording=Wording.WORDED,
                evidence=(*REGIONS.evidence(9), *COMMISSION.evidence(3)),
            ),
        ),
        positions=(
            Position(
                text="The Commission wants the rise for the islanders' sake.",
                wording=Wording.WORDED,
                evidence=COMMISSION.evidence(1, 2),
                party="European Commission",
                issue="subsidy rise",
                stance=Stance.SUPPORTS,
                quotes=(
                    COMMISSION.quote(
                        2, "Islanders should not pay twice for living where they live,", "Commissioner Duarte"
                    ),
                ),
            ),
            Position(
                text="We reject a rise that is paid for by cutting crews.",
                wording=Wording.SOURCE,
                evidence=UNION.evidence(4),
                party="Seafarers' union",
                issue="subsidy rise",
                stance=Stance.CONDITIONAL,
            ),
        ),
        open_questions=(),
        parties=(
            Party(
                name="European Commission",
                members=(Member(name="Commissioner Duarte", basis="text", sentence=2),),
            ),
            Party(name="Seafarers' union", members=(Member(name="Seafarers' union", basis="name"),)),
        ),
        uncited=UNION.evidence(5, 6, 7, 8),
        sources=(COMMISSION.entry, UNION.entry, REGIONS.entry),
        notices=("Quotes were not looked for in minutes.pdf: no rules for its language",),
        provenance=PROVENANCE,
    )


def one_party() -> Briefing:
    """A single party, so that there is no table to show its stance."""
    whole = ferries()
    return whole.model_copy(update={"positions": whole.positions[:1]})


def bare() -> Briefing:
    """Nothing found at all."""
    return Briefing(title="Nothing", sources=(HARBOUR.entry,), provenance=PROVENANCE)


def scripts() -> Briefing:
    """Chinese and Arabic."""
    text = Text(
        id="s",
        name="نشرة.txt",
        title="外长会晤",
        date="2025年3月14日",
        publisher="新华社",
        text="外交部长周五表示，中方将继续在和平谈判中发挥建设性作用，并呼吁各方保持最大程度的克制，避免局势进一步升级。\n"
        "“我们反对任何形式的单边制裁，这种做法没有国际法依据，也无助于问题的解决，”他说。\n"
        "وقال الوزير إن بلاده «لن تقبل أي شروط مسبقة» قبل بدء المفاوضات في جنيف الأسبوع المقبل.\n",
    )
    return Briefing(
        title="会谈与克制 — المفاوضات",
        headline=(
            Item(text="中方呼吁克制。", wording=Wording.WORDED, evidence=text.evidence(1)),
            Item(text="مصر ترفض الشروط المسبقة", wording=Wording.WORDED, evidence=text.evidence(3)),
        ),
        key_points=(
            KeyPoint(text=text.evidence(1)[0].quote, wording=Wording.SOURCE, evidence=text.evidence(1)),
            KeyPoint(text=text.evidence(3)[0].quote, wording=Wording.SOURCE, evidence=text.evidence(3)),
        ),
        positions=(
            Position(
                text=text.evidence(2)[0].quote,
                wording=Wording.SOURCE,
                evidence=text.evidence(2),
                party="中国",
                issue="单边制裁",
                stance=Stance.UNSTATED,
                quotes=(
                    text.quote(
                        2,
                        "我们反对任何形式的单边制裁，这种做法没有国际法依据，也无助于问题的解决，",
                        "外交部长",
                    ),
                ),
            ),
            Position(
                text=text.evidence(3)[0].quote,
                wording=Wording.SOURCE,
                evidence=text.evidence(3),
                party="مصر",
                issue="الشروط المسبقة",
                stance=Stance.OPPOSES,
                quotes=(text.quote(3, "لن تقبل أي شروط مسبقة", "الوزير"),),
            ),
        ),
        sources=(text.entry,),
        provenance=PROVENANCE,
    )


def filled_with(text: str) -> Briefing:
    """A briefing with every section, in which each text is `text`; two parties on two issues."""
    evidence = tuple(
        Evidence(document=id, sentence=n, span=Span(0, len(text)), quote=text)
        for id, n in (("a", 1), ("a", 2), ("b", 3))
    )
    quote = Quote(text=text, speaker=text, document="a", sentence=1, span=Span(0, len(text)))
    reported = quote.model_copy(update={"direct": False, "span": Span(1, len(text) + 1)})
    return Briefing(
        title=text,
        headline=(Item(text=text, wording=Wording.WORDED, evidence=evidence),) * 2,
        key_points=(
            KeyPoint(text=text, wording=Wording.WORDED, evidence=evidence),
            KeyPoint(text=text, wording=Wording.WORDED, evidence=evidence, disputed=True),
        ),
        positions=tuple(
            Position(
                text=text,
                wording=Wording.WORDED,
                evidence=evidence,
                party=party + text,
                issue=issue + text,
                stance=stance,
                quotes=(quote, reported),
            )
            for party, issue, stance in (
                ("", "", Stance.UNSTATED),
                ("", "b ", Stance.OPPOSES),
                ("B ", "", Stance.MIXED),
            )
        ),
        open_questions=(OpenQuestion(text=text, wording=Wording.WORDED, evidence=evidence, why=text),) * 2,
        parties=(Party(name=text, members=(Member(name=f"M {text}", basis="model"),)),),
        unsupported=(Unsupported(section=text, text=text, reasons=(text, text), evidence=evidence),) * 2,
        uncited=evidence,
        sources=tuple(
            SourceEntry(id=id, name=text, title=text, date=text, publisher=text, sentences=3, sha256=text)
            for id in "ab"
        ),
        notices=(text,),
        provenance=Provenance(version=text, drafter=text, model=text, prompts=(text,), checks=(text,)),
    )
