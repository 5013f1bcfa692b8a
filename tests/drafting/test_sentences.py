from __future__ import annotations

import pytest

from summarizer.draft import BriefingDraft
from summarizer.drafting import extractive, sentences
from summarizer.errors import ReplyError, ServerError
from summarizer.grounding.reading import Reading
from summarizer.progress import Progress, unwatched
from tests.drafting.answering import PROMPTS, AnsweringModel, party, text
from tests.drafting.readings import STORY, reading

LONG = (
    "Ann Lee, the leader of the Lund City Council, warned on Tuesday that the old harbour of the town cost "
    "40 million crowns a year and that the council would ask the state to share the bill for the quays."
)
FAITHFUL = (
    "Ann Lee warned that the old harbour cost 40 million crowns a year and that the council would ask the "
    "state to share the bill."
)
BOUND = (
    "Ann Lee, the leader of the Lund City Council, said on Tuesday that the council would not pay for the "
    "quays of the old harbour of the town",
    "unless the state shared the bill for them",
    "“one crown more” than it had in all the years before",
)
SPOKEN = """\
The French finance ministry insisted that the reactor of Iran was a danger to the region.
Iran insisted that the reactor was safe and would never leak.
“Every reactor of this kind leaks in the end,” Claire Aubertin told reporters.
"""
LEANING = "The ministry announced a new study of the seabed. It would not say whether it needs a hearing."


def drafted(found: Reading, model: AnsweringModel) -> BriefingDraft:
    return sentences.draft(found, model, PROMPTS, report=unwatched).draft


def first_point(reply: str) -> str:
    """The text of the long sentence, where the model's reply to it is `reply`."""
    return drafted(reading(LONG), AnsweringModel(shorten=lambda _: reply)).key_points[0].text


def test_a_faithful_shortening_is_taken() -> None:
    assert first_point(text(FAITHFUL)) == FAITHFUL


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(text(FAITHFUL.replace("40", "41")), id="another number"),
        pytest.param(text(FAITHFUL.replace(" 40 million", " many")), id="a number left out"),
        pytest.param(text(FAITHFUL.replace("Ann Lee", "Ida Berg")), id="another name"),
        pytest.param(text(FAITHFUL.replace("Ann Lee warned that the", "The")), id="nobody said it"),
        pytest.param(text(FAITHFUL.replace("Ann Lee warned that", "Warned that")), id="the speaker left out"),
        pytest.param(
            text(
                "The council said that Ann Lee cost 40 million crowns a year and would ask the state to "
                "share the bill."
            ),
            id="order swapped",
        ),
        pytest.param(text(FAITHFUL.replace("old harbour", "ruinous harbour")), id="words invented"),
        pytest.param(text(LONG), id="nothing saved"),
        pytest.param(text(FAITHFUL)[:-12], id="JSON cut short"),
        pytest.param('{"words": "Ann Lee said"}', id="another schema"),
        pytest.param("I cannot help with that.", id="prose"),
        pytest.param(text("{{ 7*7 }}"), id="braces"),
        pytest.param(text(""), id="nothing"),
    ],
)
def test_an_unfaithful_shortening_gives_way_to_the_rules(reply: str) -> None:
    assert first_point(reply) == LONG


def test_a_refusal_gives_way_to_the_rules() -> None:
    model = AnsweringModel(shorten=lambda _: {"content": None, "refusal": "I will not."})
    assert drafted(reading(LONG), model).key_points[0].text == LONG


def test_a_reply_that_runs_into_its_limit_gives_way_to_the_rules() -> None:
    model = AnsweringModel(shorten=lambda _: {"content": text(FAITHFUL), "finish": "length"})
    assert drafted(reading(LONG), model).key_points[0].text == LONG


def test_a_short_sentence_is_not_sent() -> None:
    model = AnsweringModel()
    drafted(reading("The old harbour of Lund closes in May."), model)
    assert model.times("shorten") == 0


@pytest.mark.parametrize("words", [BOUND[0], f"Ann Lee said {BOUND[1]}", f"Ann Lee said {BOUND[2]}"])
def test_a_sentence_that_denies_sets_a_condition_or_quotes_is_not_sent(words: str) -> None:
    model = AnsweringModel()
    drafted(
        reading(f"{words}, and that this had been her view since the day on which she took office in May."),
        model,
    )
    assert model.times("shorten") == 0


def test_the_words_of_a_transcript_are_not_sent() -> None:
    model = AnsweringModel()
    turns = f"MS LEE: {LONG}\n\nMR LIND: I do not agree with a word of that.\n\nMS LEE: So I see.\n"
    drafted(reading(turns), model)
    assert model.times("shorten") == 0


def test_a_stand_is_in_the_source_s_words() -> None:
    draft = drafted(reading(LONG), AnsweringModel(shorten=lambda _: text(FAITHFUL)))
    assert [position.text for position in draft.positions] == [LONG]


def test_a_model_that_says_nothing_valid_leaves_the_draft_of_the_rules() -> None:
    found = reading(STORY)
    assert drafted(found, AnsweringModel()) == extractive.draft(found).draft


def test_a_model_that_fails_is_an_error_and_not_a_fallback() -> None:
    model = AnsweringModel(shorten=lambda _: ServerError("down"))
    with pytest.raises(ServerError, match="down"):
        drafted(reading(LONG), model)


def test_a_model_s_own_word_that_no_reply_was_usable_is_a_fallback() -> None:
    model = AnsweringModel(shorten=lambda _: ReplyError("nonsense"))
    assert drafted(reading(LONG), model).key_points[0].text == LONG


def test_requests_of_one_task_follow_each_other() -> None:
    model = AnsweringModel(party=lambda _: party("France"))
    drafted(reading(SPOKEN + LONG + "\n" + LEANING), model)
    tasks = [task for task, _ in model.asked]
    assert list(dict.fromkeys(tasks)) == [
        task for task, before in zip(tasks, ["", *tasks], strict=False) if task != before
    ]


def test_progress_is_told_by_step() -> None:
    steps: list[Progress] = []
    sentences.draft(reading(LONG), AnsweringModel(), PROMPTS, report=steps.append)
    assert [step.step for step in steps] == ["shortening"]


class TestNamingParties:
    def parties(self, *answers: str) -> set[str]:
        """The parties, where the model's three answers are these."""
        left = list(answers)
        model = AnsweringModel(party=lambda _: party(left.pop(0)))
        return {position.party for position in drafted(reading(SPOKEN), model).positions}

    def test_three_votes_name_a_party(self) -> None:
        assert self.parties("France", "France", "France") == {"France", "Iran"}

    def test_two_votes_name_a_party_where_the_third_names_none(self) -> None:
        assert self.parties("France", "none of these", "France") == {"France", "Iran"}

    def test_one_vote_names_nobody(self) -> None:
        assert "Claire Aubertin" in self.parties("France", "none of these", "none of these")

    def test_a_vote_for_another_party_undoes_two(self) -> None:
        assert "Claire Aubertin" in self.parties("France", "Iran", "France")

    def test_a_state_outside_the_text_is_never_named(self) -> None:
        assert self.parties("Japan", "Japan", "Japan") == self.parties(*["none of these"] * 3)

    def test_an_answer_outside_the_choices_names_nobody(self) -> None:
        assert "Claire Aubertin" in self.parties("Narnia", "Narnia", "Narnia")

    def test_a_named_party_is_marked_as_the_model_s_own_knowledge(self) -> None:
        model = AnsweringModel(party=lambda _: party("France"))
        named = sentences.draft(reading(SPOKEN), model, PROMPTS, report=unwatched).reading
        (voice,) = [voice for voice in named.parties["France"] if voice.name == "Claire Aubertin"]
        assert voice.basis == "model"

    def test_nobody_is_asked_about_where_no_state_is_a_party(self) -> None:
        model = AnsweringModel()
        drafted(reading(STORY), model)
        assert model.times("party") == 0


class TestWordingQuestions:
    def questions(self, reply: str) -> list[str]:
        model = AnsweringModel(question=lambda _: reply)
        return [question.text for question in drafted(reading(LEANING), model).open_questions]

    def test_a_question_that_leans_is_reworded_in_the_words_of_its_sentences(self) -> None:
        reworded = "Does the new study of the seabed need a hearing?"
        assert self.questions(text(reworded)) == [reworded]

    @pytest.mark.parametrize(
        "reply",
        [
            pytest.param(text("Does it need a hearing, then?"), id="leans still"),
            pytest.param(text("The new study of the seabed needs a hearing."), id="no question"),
            pytest.param(text("When does the new study of the seabed begin?"), id="another question"),
            pytest.param(text("Does the study of the seabed need a hearing in Ystad?"), id="a name invented"),
            pytest.param(text("Does the study need a hearing before 2031?"), id="a number invented"),
            pytest.param(text("Does the study")[:-1], id="JSON cut short"),
        ],
    )
    def test_a_rewording_that_does_not_hold_leaves_the_question_out(self, reply: str) -> None:
        assert self.questions(reply) == []

    def test_a_sound_question_is_not_sent(self) -> None:
        model = AnsweringModel()
        drafted(reading(STORY), model)
        assert model.times("question") == 0
