import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.segmentation import detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council has rejected the plan, and it is not clear who will pay for the works."),
        ("de", "Der Rat hat den Plan abgelehnt, und es ist nicht klar, wer die Arbeiten bezahlt."),
        ("fr", "Le conseil a rejeté le projet, et on ne sait pas qui va payer pour les travaux."),
        ("es", "El consejo rechazó el plan y no está claro quién va a pagar las obras en la ciudad."),
        ("it", "Il consiglio ha respinto il piano e non è chiaro chi pagherà per i lavori della città."),
        ("pt", "O conselho rejeitou o plano e não está claro quem vai pagar pelas obras da cidade."),
        ("nl", "De raad heeft het plan verworpen en het is niet duidelijk wie voor het werk betaalt."),
        ("sv", "Rådet har avvisat planen och det är inte klart vem som ska betala för arbetet."),
        ("pl", "Rada odrzuciła plan i nie jest jasne, kto za to zapłaci, ale to się może zmienić."),
        ("ru", "Совет отклонил план, и неясно, кто заплатит за работы, которые были начаты."),
        ("uk", "Рада відхилила план, і незрозуміло, хто заплатить за роботи, що їх розпочали."),
        ("ar", "رفض المجلس الخطة، وليس من الواضح من سيدفع ثمن الأعمال في المدينة."),
        ("fa", "شورا طرح را رد کرد و معلوم نیست چه کسی هزینه کارها را می‌پردازد."),
        ("he", "המועצה דחתה את התוכנית ולא ברור מי ישלם."),
        ("el", "Το συμβούλιο απέρριψε το σχέδιο και δεν είναι σαφές ποιος θα πληρώσει."),
        ("hi", "परिषद ने योजना को अस्वीकार कर दिया।"),
        ("th", "สภาปฏิเสธแผนดังกล่าว"),
        ("ko", "의회는 그 계획을 거부했다."),
        ("ja", "議会は計画を否決し、誰が費用を払うかは不明だ。"),
        ("zh", "议会否决了该计划，目前尚不清楚由谁支付费用。"),
    ],
)
def test_the_language_of_a_sentence_is_told(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "42 – 7", "Ada Klein", "Zzyzx qwrt plmk vbnh", "OK"])
def test_too_little_to_go_by_is_no_language(text: str) -> None:
    assert detect(text) == ""


def test_a_foreign_name_does_not_change_the_language() -> None:
    assert detect("The post was signed by Володимир Зеленський, and it was read by all of them.") == "en"


def test_most_of_a_long_text_decides() -> None:
    german = "Der Rat hat den Plan nicht angenommen, und das ist auch gut so. " * 2_000
    assert detect("The council said that it would not pay for it. " + german) == "de"


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert len(detect(text)) in (0, 2)
