import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import SourceError
from summarizer.loaders.decoding import decode

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1).filter(
    str.strip
)
GERMAN = "Müller sagte „Nein“ – das kostet 5 € für die Straße.\r\nUnd dann?"


@given(TEXTS)
def test_utf_8_is_read_as_it_stands(text: str) -> None:
    if not text.startswith(("GIF8", "%PDF-", "{\\rtf", "PK\x03\x04")):
        assert decode(text.encode(), name="a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@given(text=TEXTS)
def test_a_byte_order_mark_decides_and_is_not_part_of_the_text(encoding: str, text: str) -> None:
    assert decode("\ufeff".encode(encoding) + text.encode(encoding), name="a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [GERMAN, "No.", "Привет, мир. Это короткий текст, и он о переговорах."])
def test_utf_16_and_32_are_told_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), name="a.txt") == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", GERMAN),
        ("cp1252", "“Yes,” he said — it’s done."),
        ("cp1252", "Le café était fermé à Noël, dit-il."),
        ("cp1252", "El señor Muñoz dijo que no habrá más reuniones este año."),
        ("cp1252", "naïve"),
        ("cp1250", "Premiér řekl, že vláda neustoupí. Hlasování bude v pátek."),
        ("cp1251", "Привет, это короткий текст о политике и переговорах в Киеве."),
        ("koi8-r", "Привет, это короткий текст о политике."),
        ("cp1253", "Η κυβέρνηση ανακοίνωσε νέα μέτρα σήμερα."),
        ("cp1254", "Bugün hükümet yeni önlemleri açıkladı, dışişleri bakanı söyledi."),
        ("cp1255", "ראש הממשלה אמר כי הממשלה לא תיסוג. האופוזיציה מתנגדת."),
        ("cp1256", "مرحبا بكم في الحكومة الجديدة"),
        ("gb18030", "这是一个简短的中文文本，关于政治和谈判。"),
        ("big5", "這是一個簡短的中文文本，關於政治和談判。"),
        ("shift_jis", "これは短い日本語のテキストです。"),
        ("euc-jp", "これは短い日本語のテキストです。"),
        ("euc-kr", "한국 정부는 오늘 새로운 조치를 발표했다."),
    ],
)
def test_older_encodings_are_told_by_statistics(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), name="a.txt") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.bin: empty"),
        (b" \r\n\t", "a.bin: holds white space only"),
        (codecs.BOM_UTF8 + b"\n", "a.bin: holds white space only"),
        (b"Yes\0No", "a.bin: a binary file (it holds NUL characters)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.bin: a binary file (a JPEG image)"),
        (b"%PDF-1.7\n", "a.bin: a binary file (a PDF document)"),
        (b"PK\x03\x04\x14", "a.bin: a binary file (a ZIP archive or an office document)"),
        (bytes(range(256)) * 8, "a.bin: a binary file"),
        (bytes(range(1, 256)) * 8, "a.bin: a binary file"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\0", "a.bin: marked as UTF-16-LE, and broken"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, name="a.bin")
    assert str(caught.value).startswith(message)
    assert caught.value.fields == {"source": "a.bin"}


NOTE = "The mayor said “we may go to court” – and that was all.\n"


@given(st.integers(0, len(NOTE.encode())), st.sampled_from([b"\xff", b"\xc0", b"\xfe", b"\xf8"]))
def test_utf_8_with_a_stray_byte_is_refused_and_the_byte_named(place: int, stray: bytes) -> None:
    data = NOTE.encode()
    broken = data[:place] + stray + data[place:]
    with pytest.raises(
        SourceError, match=r"a\.md: UTF-8, and broken at byte \d+ \(0x..\); correct it"
    ) as caught:
        decode(broken, name="a.md")
    offset = int(str(caught.value.fields["offset"]))
    assert place - 3 < offset <= place
    assert f"at byte {offset} " in str(caught.value)


@pytest.mark.parametrize("text", [GERMAN, NOTE, "Речь о переговорах.", "这是一个简短的中文文本。"])
def test_utf_8_cut_inside_a_character_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="UTF-8, and broken at byte"):
        decode((text * 3).encode() + "€".encode()[:2], name="a.md")


def test_ascii_with_one_byte_of_an_older_encoding_is_read() -> None:
    assert decode("The café is shut.".encode("cp1252"), name="a.md") == "The café is shut."


@given(st.binary())
def test_any_bytes_give_a_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        text = decode(data, name="a")
    except SourceError as error:
        text = str(error)
    assert text.strip()
    assert "\0" not in text
