"""Other languages than Japanese: a vocabulary is all that each needs."""

import re

import pytest

from bot.answering.read.foreign.rewrite import Foreign
from bot.facts import Entity
from bot.lang import vocabulary

PORTUGUESE = {
    "spaced": "true",
    "dates": [r"(?P<day>\d{1,2}) de (?P<month>\d{1,2}) de (?P<year>\d{4})"],
    "greetings": "olá, ajuda",
    "asking": {"who": "quem", "when": "quando", "how many people": "quantas pessoas"},
    "words": {
        "visit": "visitou, visita",
        "lead": "liderou",
        "talks": "conversações, conversas",
        "not": "não",
        "october": "outubro",
    },
    "nothing": "o, a, as, os, de, em, por favor",
}
KOREAN = {
    "head_last": "true",
    "dates": [r"(?P<year>\d{4})년 ?(?P<month>\d{1,2})월"],
    "greetings": "안녕하세요",
    "asking": {"who": "누가, 누구", "when": "언제"},
    "words": {"visit": "방문, 방문했", "lead": "이끌었", "talks": "회담"},
    "particles": {"": "을, 를, 에"},
    "subject": "가, 이",
    "topic": {"and": "은, 는"},
    "past": "습니, 다",
    "ends": {"past": "습니까, 나요, 어요"},
    "nothing": "요",
}
TELLS = {
    "ko": re.compile("[가-힣]"),
    "pt": re.compile(r"\b(?:quem|quando|olá|não)\b", re.IGNORECASE),
}
ENTITIES = (
    Entity("japan", "country", "Japan", ("Japão", "일본")),
    Entity("raymond", "person", "Gen. Raymond", ("Raymond", "레이먼드")),
)


@pytest.fixture(scope="module")
def foreign(english):
    data = {"pt": PORTUGUESE, "ko": KOREAN}
    loaded = []

    def load(language):
        loaded.append(language)
        return vocabulary.build(language, data[language])

    made = Foreign(ENTITIES, english, load, TELLS)
    made.loaded = loaded
    return made


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Quando Raymond visitou o Japão?", "when Raymond visit Japan ?"),
        ("quem não liderou as conversas em outubro de 2022", "who not lead talks october 2022"),
        ("quem visitou o Japão em 3 de 10 de 2022?", "who visit Japan october 3 2022 ?"),
        ("레이먼드가 언제 일본을 방문했나요?", "when Raymond visit Japan ?"),
        ("누가 회담을 이끌었습니까?", "who lead talks ?"),
        ("레이먼드는 2022년 10월에 일본을 방문했습니까?", "did Raymond visit october 2022 Japan ?"),
        ("레이먼드는?", "and Raymond ?"),
        ("안녕하세요", "help"),
        ("Olá!", "help"),
    ],
)
def test_a_vocabulary_is_enough(foreign, asked, text):
    assert foreign.rewrite(asked).text.split() == text.split()


def test_no_phrase_is_found_within_a_word_where_spaces_part_words(foreign):
    rewritten = foreign.rewrite("quando ovos")
    assert rewritten.text.split() == ["when", "ovos"]


def test_a_vocabulary_is_loaded_once_and_only_where_a_question_needs_it(english):
    loaded = []

    def load(language):
        loaded.append(language)
        return vocabulary.build(language, PORTUGUESE)

    made = Foreign(ENTITIES, english, load, TELLS)
    assert made.rewrite("when did Raymond visit Japan?") is None
    assert loaded == []
    made.rewrite("quando?")
    made.rewrite("quem?")
    assert loaded == ["pt"]


def test_every_language_has_its_file():
    assert all(vocabulary.load(language).language == language for language in vocabulary.TELLS)
