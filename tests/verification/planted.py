"""An invented article, a faithful note of it, and ten errors of ten kinds to plant in the note."""

from __future__ import annotations

ARTICLE = """\
Skarvoy votes to buy back its ferry after a winter of cancelled crossings

SKARVOY, 12 February 2026 — The island council voted 9 to 4 on Tuesday to buy back the ferry that it sold \
in 2011. The price is 18.4 million kroner.

Mayor Ingrid Solheim said the council would take over the crossing on 1 May. “We have waited long enough \
for a boat that sails,” she told the meeting.

The ferry was cancelled on 37 days this winter. In the winter before, it was cancelled on 21 days.

The present operator, Nordlys Lines, rejects the plan. “The council is buying a problem, not a boat,” said \
its director, Arne Vik. Vik accused the council of breaking a contract that runs until 2029.

Solheim denied that. The contract did not guarantee a fixed number of crossings, she said.

The fishermen’s union supports the purchase. Its leader, Berit Moen, said the union could lend the council \
2 million kroner.

Passenger numbers fell by 12 per cent last year, according to the county. The county has not decided whether \
it will pay for a new pier.

The opposition group Fair Island voted against the purchase. Its spokesman, Lars Haug, called it “a gamble \
with other people’s money”. Haug proposed to wait for a report that the county will publish in June.
"""

NOTE = """\
# Skarvoy buys back its ferry

The island council voted 9 to 4 to buy back the ferry that it sold in 2011. The price is 18.4 million kroner.

- **Takeover:** Mayor Ingrid Solheim said the council would take over the crossing on 1 May.
- “We have waited long enough for a boat that sails” — Ingrid Solheim
- The ferry was cancelled on 37 days this winter.
- Nordlys Lines rejects the plan. “The council is buying a problem, not a boat,” said its director, Arne Vik.
- Vik accused the council of breaking a contract that runs until 2029.
- The contract did not guarantee a fixed number of crossings, Solheim said.
- The fishermen’s union could lend the council 2 million kroner, said its leader, Berit Moen.
- Passenger numbers fell by 12 per cent last year, according to the county.
- The county has not decided whether it will pay for a new pier.
- Lars Haug, spokesman of Fair Island, called the purchase “a gamble with other people’s money”.
- Haug proposed to wait for a report that the county will publish in June.

Who will pay for the pier?
"""

ERRORS = {
    "number": ("18.4 million kroner", "14.8 million kroner"),
    "date": ("crossing on 1 May", "crossing on 1 July"),
    "name": ("Nordlys Lines rejects", "Havfrid Lines rejects"),
    "negation": ("contract did not guarantee", "contract did guarantee"),
    "direction": ("Passenger numbers fell", "Passenger numbers rose"),
    "modality": ("union could lend", "union will lend"),
    "roles": ("Vik accused the council of", "The council accused Vik of"),
    "speaker": ("boat that sails” — Ingrid Solheim", "boat that sails” — Arne Vik"),
    "quoted word": ("gamble with other people’s money", "gamble with the people’s money"),
    "invention": (
        "37 days this winter.",
        "37 days this winter. “I shall never sail again,” said a passenger.",
    ),
}
"""What stands in the note, and what is planted in its place, by kind."""


def planted(*kinds: str) -> str:
    """The note with errors of these kinds."""
    text = NOTE
    for kind in kinds:
        right, wrong = ERRORS[kind]
        assert text.count(right) == 1, kind
        text = text.replace(right, wrong)
    return text
