"""Who said what: speaker, cue and content of direct, indirect and mixed speech, as spans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summarizer.documents import Kind, Passage
from summarizer.grounding.attribution.layout import layout_attributions
from summarizer.grounding.attribution.letters import signatory
from summarizer.grounding.attribution.model import Attribution, Form, Mode
from summarizer.grounding.attribution.reader import Reader
from summarizer.grounding.cast import cast
from summarizer.grounding.speakers import Speakers
from summarizer.language.lexicon import Lexicon

if TYPE_CHECKING:
    from summarizer.language.parse import Doc

__all__ = ["Attribution", "Form", "Mode", "attributions", "layout_attributions"]


def attributions(passage: Passage, docs: Mapping[int, Doc], lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Every attribution in the passage's statements, in order, and in what else is parsed beside them.

    Speech is found from its verb and the verb's subject in the dependency parse, from “according to”,
    and from the layout; pronouns and descriptions are resolved in reading order. Beliefs and what is not
    said come with it, told apart by their `mode`; whose speaker could be several come without voices.

    Each document is read as if it stood alone: “its leader” must not be that of a body in another.
    """
    found: list[Attribution] = []
    for document in passage.documents:
        statements = [s for s in passage.of(document) if s.kind is Kind.STATEMENT or s.number in docs]
        own = {s.number: docs[s.number] for s in statements if s.number in docs}
        author = signatory(passage.of(document), lexicon)
        reader = Reader(document, Speakers(cast(own, lexicon), lexicon, author=author), lexicon)
        found += reader.read(statements, own)
    return tuple(found)
