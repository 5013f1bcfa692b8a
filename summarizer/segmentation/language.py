"""Telling the language of a text: by its script, and for Latin letters by its function words.

Ours, because what stood at hand did not serve: the detector of `charset-normalizer` is wrong on short
texts, and `py3langid` costs more than half a second of start.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from summarizer.segmentation.lexicon import lists

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST_SHARE = 0.15
_LEAST_LEAD = 1.15
_BY_SCRIPT = {
    "HANGUL": "ko", "HEBREW": "he", "GREEK": "el", "THAI": "th", "DEVANAGARI": "hi", "BENGALI": "bn",
    "TAMIL": "ta", "TELUGU": "te", "GUJARATI": "gu", "GURMUKHI": "pa", "MALAYALAM": "ml", "KANNADA": "kn",
    "SINHALA": "si", "GEORGIAN": "ka", "ARMENIAN": "hy", "ETHIOPIC": "am", "KHMER": "km", "LAO": "lo",
    "MYANMAR": "my", "TIBETAN": "bo",
}  # fmt: skip
_BY_LETTER = {
    "CYRILLIC": (("uk", "іїєґ"), ("sr", "ђјљњћџ"), ("ru", "ыэё"), ("bg", "ъщ")),
    "ARABIC": (("ur", "ٹڈڑےں"), ("fa", "پچژگکی"), ("ar", "ةىكيأإ")),
}
_TELLING_SHARE = 0.004


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that most of `text` is in, or "" when that is unsure.

    Long texts are judged by samples from their start, middle and end.

    >>> detect("Der Rat hat den Antrag nicht angenommen, und das ist auch gut so.")
    'de'
    """
    sample = _sample(text)
    scripts = Counter(script for script in map(_script, sample) if script)
    if not scripts:
        return ""
    script = scripts.most_common(1)[0][0]
    if script in ("HIRAGANA", "KATAKANA") or script == "CJK":
        kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
        return "ja" if kana > 0.1 * (kana + scripts["CJK"]) else "zh"
    if script in _BY_LETTER:
        return _by_letter(sample.lower(), script, scripts[script])
    return _by_words(sample.lower()) if script == "LATIN" else _BY_SCRIPT.get(script, "")


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    third = _SAMPLE // 3
    middle = len(text) // 2
    return "\n".join((text[:third], text[middle : middle + third], text[-third:]))


@cache
def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""


def _by_letter(sample: str, script: str, letters: int) -> str:
    for code, telling in _BY_LETTER[script]:
        if sum(map(sample.count, telling)) > _TELLING_SHARE * letters:
            return code
    return ""


def _by_words(sample: str) -> str:
    words = [word.replace("’", "'") for word in _WORD.findall(sample)]
    counts = Counter(words)
    scores = sorted(
        ((sum(counts[word] for word in known), code) for code, known in _function_words().items()),
        reverse=True,
    )
    (best, code), (second, _) = scores[:2]
    sure = best >= 2 and best >= _LEAST_SHARE * len(words) and best >= _LEAST_LEAD * second
    return code if sure else ""


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(table["function"]) for code, table in lists().items() if "function" in table}
