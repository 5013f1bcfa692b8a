"""What is said in a recording stands in the note with its time, and with who said it."""

from __future__ import annotations

import summarizer
from summarizer.documents import Document
from summarizer.loaders.transcripts.subtitles import read

VTT = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ada Klein>We hear evidence on the harbour levy this morning.

00:12:03.250 --> 00:12:08.000
<v Ben Ross>The port opposes the levy. It would cost us

00:12:08.000 --> 00:12:14.000
<v Ben Ross>300 jobs within two years.

01:02:03.900 --> 01:02:09.000
<v Maya Ortega>The union supports the levy on condition that the jobs are guaranteed.
"""


def recording() -> Document:
    return read(VTT.encode(), name="hearing.vtt")


def test_each_cited_sentence_has_its_time() -> None:
    note = summarizer.render(summarizer.brief(recording(), model="extractive"))
    assert "at 12:03: “It would cost us 300 jobs within two years.”" in note
    assert "at 1:02:03: “The union supports the levy" in note


def test_each_quote_has_its_speaker_as_the_recording_names_them() -> None:
    briefing = summarizer.brief(recording(), model="extractive")
    said = {quote.text: (quote.speaker, quote.time) for p in briefing.positions for quote in p.quotes}
    assert said["The port opposes the levy."] == ("Ben Ross", 723.25)


def test_a_note_with_times_is_verified_by_its_list_of_sentences() -> None:
    note = summarizer.render(summarizer.brief(recording(), model="extractive"))
    assert summarizer.verify(note, [recording()]).findings == ()
    assert summarizer.verify(note.replace("300 jobs", "400 jobs"), [recording()]).findings


def test_the_page_has_the_time_of_each_turn_beside_its_words() -> None:
    briefing = summarizer.brief(recording(), model="extractive")
    page = summarizer.render(briefing, "html", documents=[recording()])
    assert [page.count(f"<b class=time>{time}</b>") for time in ("0:01", "12:03", "1:02:03")] == [1, 1, 1]
    assert "at 12:03:" in summarizer.render(briefing, "html")
