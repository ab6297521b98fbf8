"""Questions in Japanese, in several registers: the fact that answers them, or a refusal."""

import re
import unicodedata

import pytest

from bot.answering.chain import Answerer
from bot.answering.read.foreign.rewrite import Foreign
from bot.lang import files, vocabulary
from bot.lang.vocabulary import Role
from bot.outcomes import Answer, Choices, Help, Reason, Refusal, Said
from bot.wording import word

ANSWERED = [
    # polite
    ("米国側の代表を務めたのは誰でしたか？", "set-us-leaders"),
    ("日米の宇宙協議は何月何日に開催されましたか。", "set-date"),
    ("ギャラント中将はどのような役職に就いていますか？", "garrant-role"),
    ("マスタリア准将の役職を教えてください。", "mastalir-role"),
    ("レイモンド大将が日本を訪問したのはいつでしょうか。", "raymond-visit"),
    ("ディッキンソン大将はいつ訪日しましたか？", "dickinson-visit"),
    ("レイモンド大将の愛称をご存じですか？", "raymond-name"),
    ("上司から「レイモンド大将が来日したのはいつ」と聞かれて困っています。", "raymond-visit"),
    ("空自の宇宙作戦隊と宇宙作戦群、でかいのはどっち？", "group-start"),
    ("協議ではどのような議題が話し合われましたか。", "set-topics"),
    ("宇宙軍はこれまでどの国々とSETを開催しましたか？", "earlier-sets"),
    ("共同枠組みに署名したのは誰ですか。", "framework-signed"),
    ("共同枠組みは何のためのものでしょうか？", "framework-about"),
    ("日本政府が整備しているシステムは何ですか？", "ssa-buildup"),
    ("宇宙作戦隊はいつ発足しましたか？", "squadron-start"),
    ("宇宙作戦群が発足したのは何年何月でしょうか。", "group-start"),
    ("記事が更新された日を教えていただけますか？", "note-date"),
    ("なぜ記事は更新されたのですか？", "note-why"),
    # terse
    ("協議 日付", "set-date"),
    ("SETの意味", "set-acronym"),
    ("ギャラント 役職", "garrant-role"),
    ("レイモンド訪日 いつ", "raymond-visit"),
    ("記事のタイトル", "title"),
    ("宇宙作戦群 発足", "group-start"),
    ("2プラス2 出席者", "two-plus-two-who"),
    # casual
    ("ねえねえ、協議っていつだったっけ？", "set-date"),
    ("アメリカ側って誰が率いてたの", "set-us-leaders"),
    ("SETって何の略なん？", "set-acronym"),
    ("レイモンドって日本で誰と話したの？", "raymond-spoke"),
    ("ディッキンソンって誰だっけ", "dickinson-role"),
    ("何で宇宙軍はインド太平洋を優先してるの？", "region-why"),
    ("宇宙で攻撃されたらどうするって約束したの？", "statement-pledge"),
    ("質問なんですが、画像のクレジットって誰？", "image-credit"),
    # typing: full width, half-width kana, era, prefixes
    ("！ＳＥＴは何の略ですか？", "set-acronym"),
    ("ﾚｲﾓﾝﾄﾞはいつ日本を訪れた？", "raymond-visit"),
    ("令和4年3月に来日した大将は誰", "dickinson-visit"),
    ("２０２２年１０月に日本を訪問したのは誰ですか", "raymond-visit"),
    ("!協議で米国側を率いたのは誰", "set-us-leaders"),
    ("/when ディッキンソンの来日", "dickinson-visit"),
    ("@bot 宇宙軍が優先する地域は？", "region-priority"),
    ("<@123> マスタリアの役職は？", "mastalir-role"),
    ("レーモントはいつ来日しましたか", "raymond-visit"),
    # names and acronyms in Latin letters
    ("Garrantの役職は何ですか", "garrant-role"),
    ("SPACECOMのトップは誰？", "dickinson-role"),
    ("JASDFの宇宙作戦隊はいつできた？", "squadron-start"),
    # yes or no
    ("レイモンドは2022年10月に日本を訪問しましたか？", "raymond-visit"),
    ("宇宙軍はイスラエルともSETを行いましたか？", "earlier-sets"),
]

REFUSED = [
    # another person, country, year, side
    "日本側を率いたのは誰ですか？",
    "スミス大将が日本を訪れたのはいつですか",
    "レイモンドは2019年に日本を訪れましたか？",
    "ディッキンソンがブラジルを訪問したのはいつ？",
    "宇宙軍はカナダともSETをやったの？",
    # what the article leaves open
    "協議はどこで開かれましたか？",
    "協議に参加したのは何人？",
    "協議の費用はいくらですか",
    "2プラス2はどの都市で開かれたの",
    "太平洋空軍の報道官の名前は何ですか？",
    "ギャラントの年齢は？",
    "宇宙作戦群の規模は？",
    "SSAシステムの予算はいくらですか",
    "共同枠組みはいつ署名されましたか",
    # future, undone, only
    "次回の宇宙協議はいつ行われますか？",
    "協議はなぜ中止されましたか",
    # off-topic
    "今日の東京の天気は？",
    "ラーメンの作り方を教えて",
    "サッカーのワールドカップで優勝した国は？",
    "好きな映画は何ですか",
    "ビットコインの価格を知りたい",
]


@pytest.fixture(scope="module")
def answerer(base, english, stored_readings):
    return Answerer(base, english, stored_readings, vocabulary.load)


@pytest.fixture(scope="module")
def foreign(base, english):
    return Foreign(base.entities.values(), english, vocabulary.load)


@pytest.mark.parametrize(("asked", "fact"), ANSWERED)
def test_is_answered_in_japanese(answerer, base, ids, asked, fact):
    reply = answerer.answer(asked)
    assert isinstance(reply.outcome, Answer)
    cited = {(c.source.id, c.span) for c in reply.outcome.citations}
    spans = {span for _, span in cited}
    quote = base.facts[ids(fact)[0]].quotes[0]
    assert any(s.start <= quote.start and quote.end <= s.end for s in spans)
    assert reply.language == "ja"
    assert reply.typed == asked
    assert word(reply).text.endswith("。")


@pytest.mark.parametrize(
    "asked", [*REFUSED, "海上自衛隊はいつ発足しましたか", "協議は何時間続きましたか？"]
)
def test_is_refused_in_japanese(answerer, asked):
    reply = answerer.answer(asked)
    assert isinstance(reply.outcome, Refusal)
    assert reply.language == "ja"
    assert re.match("[^a-z]*[。：]", word(reply).text)


def own_answer(answerer, fact):
    """Whether a fact's own question is answered from it."""
    reply = answerer.answer(fact.questions["ja"])
    return isinstance(reply.outcome, Answer) and word(reply).text.endswith(fact.answers["ja"])


def test_what_is_offered_in_japanese_is_answered(answerer, base):
    offered = [fact for fact in base.facts.values() if "ja" in fact.questions]
    failing = [fact.id for fact in offered if not own_answer(answerer, fact)]
    assert failing == []


def test_every_annotated_fact_and_gap_has_japanese(base):
    facts = [fact for fact in base.facts.values() if not fact.by_rule]
    assert [fact.id for fact in facts if {"ja"} - fact.answers.keys()] == []
    assert [fact.id for fact in facts if {"ja"} - fact.questions.keys()] == []
    assert [gap.id for gap in base.gaps if {"ja"} - gap.answers.keys()] == []


@pytest.mark.parametrize(
    ("asked", "fact"),
    [
        ("When did レイモンド visit 日本?", "raymond-visit"),
        ("who is ディッキンソン", "dickinson-role"),
        ("when was the 宇宙作戦群 stood up?", "group-start"),
    ],
)
def test_english_that_holds_a_japanese_name_stays_english(answerer, ids, asked, fact):
    reply = answerer.answer(asked)
    assert isinstance(reply.outcome, Answer)
    assert reply.outcome.facts == tuple(ids(fact))
    assert word(reply).text.isascii() or "“" in word(reply).text
    assert reply.language == "en"


@pytest.mark.parametrize("greeting", ["こんにちは", "ヘルプ！", "!使い方を教えて"])
def test_a_greeting_gets_help_in_japanese(answerer, greeting):
    reply = answerer.answer(greeting)
    assert isinstance(reply.outcome, Help)
    assert reply.language == "ja"


def test_a_name_one_letter_off_is_read_and_the_reader_told(answerer):
    reply = answerer.answer("マスタリョの役職は？")
    assert [c.typed for c in reply.corrections] == ["マスタリョ"]
    assert reply.corrections[0].read.startswith("マスタリ")


def test_what_the_sources_contradict_is_said_in_japanese(answerer):
    reply = answerer.answer("レイモンドは2021年10月に日本を訪問しましたか？")
    assert isinstance(reply.outcome, Refusal)
    assert reply.outcome.reason is Reason.CONTRADICTED
    assert "2022年10月" in word(reply).text


def test_what_is_near_is_offered_in_japanese(answerer):
    outcome = answerer.answer("協議はどこで開かれましたか？").outcome
    assert outcome.near
    assert not any(question.isascii() for question in outcome.near)


def test_a_question_may_lean_on_the_one_before(answerer, ids):
    said = Said("レイモンドはいつ日本を訪問しましたか", tuple(ids("raymond-visit")))
    outcome = answerer.answer("ディッキンソンは？", said=said).outcome
    assert isinstance(outcome, Answer)
    assert outcome.facts == tuple(ids("dickinson-visit"))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("どの国", "which country does"),
        ("目的は何ですか", "what purpose does"),
        ("誰が来日した？", "who visit japan ?"),
        ("日本を訪れたのは誰か", "who visit Japan"),
        ("ぎゃらんとの役職は", "what job does Garrant"),
        ("2022年10月", "october 2022"),
        ("7月13日", "july 13"),
        ("平成31年", "2019"),
        ("A か B", "A or B"),
        ("急いでます。いつですか", "when"),
        ("誰が鵺った？", "who 鵺 ?"),
        ("日本を鵺ったか", "did 鵺 Japan"),
        ("日本に来たの", "did visit Japan"),
        ("日本に来た日付", "what date did visit Japan"),
    ],
)
def test_is_rewritten(foreign, asked, text):
    rewritten = foreign.rewrite(asked)
    assert " ".join(rewritten.text.replace(" . ", " ").split()) in (text, f". {text}")


def test_latin_letters_alone_are_not_rewritten(foreign):
    assert foreign.rewrite("who led the talks?") is None
    assert foreign.rewrite("qui a dirigé les entretiens ?") is None


def test_the_vocabulary_names_each_phrase_once_and_folded():
    data = files.read("ja/rewriting.yaml")
    phrases = [
        phrase
        for role in Role
        for section in [data.get(role.name.lower(), {})]
        for listed in (section.values() if isinstance(section, dict) else [section])
        for phrase in listed.split(", ")
    ]
    assert sorted({p for p in phrases if phrases.count(p) > 1}) == []
    assert [
        p for p in phrases if unicodedata.normalize("NFKC", p).lower() != p or not p.strip()
    ] == []


def test_the_words_of_the_vocabulary_are_spelt_right(answerer):
    """The corrector leaves them alone: it reads what people type."""
    words = {phrase.text for phrase in vocabulary.load("ja").phrases.values() if phrase.text}
    changed = [found for word in sorted(words) if (found := answerer.parse(word).corrections)]
    assert changed == []


def test_choices_are_offered_in_japanese(answerer):
    for asked in REFUSED + [asked for asked, _ in ANSWERED]:
        outcome = answerer.answer(asked).outcome
        if isinstance(outcome, Choices):
            assert not any(question.isascii() for question in outcome.options)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("宇宙軍は何か国とSETを行いましたか", "4か国です。宇宙軍は"),
        ("米国側を率いたのは何人ですか", "2人です。フィリップ・"),
        ("SETの議題はいくつありましたか", "挙げられているのは6つです。"),
        ("「日米のSETは今回が2回目」と原稿にあります。正しいですか", "いいえ。米国と日本の間では"),
        ("日米のSETは今回が初めてという理解で合ってますか？", "はい。米国と日本の間では"),
        ("2022年に日本を訪問したのは何人", "2人：レイモンドとディッキンソンです。ジョン・"),
        ("レイモンドは2022年10月に日本を訪問しましたか？", "はい。ジョン・"),
        ("宇宙作戦隊と宇宙作戦群、先に発足したのはどちらですか", "先は宇宙作戦隊（2020年5月）、"),
        (
            "レイモンドは奥さんと一緒に来日した？",
            "情報源は「奥さんと一緒に」とは述べていません。",
        ),
    ],
)
def test_an_answer_is_put_together_in_japanese(answerer, asked, text):
    assert word(answerer.answer(asked)).text.startswith(text)
