"""What the bot says in each language, one table a language; another language is another table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.facts import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language says; ``{…}`` are filled in.

    Attributes:
        refusals: the sentence for each reason, where nothing is known of what was asked.
        refusals_about: likewise, where ``{about}`` is known.
        unsaid: that the sources don't say some words of the question.
        too_long: that a question has more characters than are read.
        differ, states, states_as_of: that sources differ, what each says and, where known, when.
        apart: what stands between what one says and what the next does.
        as_of: for a role, as of when its source says it.
        day, month, year: how a date of each precision is written.
        months: names by number, January first; numbers where a language writes those.
    """

    source_says: str
    sources_say: str
    nearest: str
    instead: str
    closest: str
    refusals: Mapping[Reason, str]
    refusals_about: Mapping[Reason, str]
    unsaid: str
    too_long: str
    near: str
    which: str
    corrected: str
    after: str
    taken: str
    note: str
    inferred: str
    basis: str
    differ: str
    states: str
    states_as_of: str
    apart: str
    as_of: str
    updated: str
    paragraph: str
    day: str
    month: str
    year: str
    months: tuple[str, ...]
    nod: str
    help: str
    help_topics: str
    help_limits: str
    examples: str
    topics: str
    sources: str
    fact: str
    facts: str
    failed: str


ENGLISH = Phrases(
    source_says="The source says:",
    sources_say="The sources say:",
    nearest="The nearest thing in the sources:",
    instead="What the sources do say:",
    closest="The closest:",
    refusals={
        Reason.NOT_STATED: "The sources don't say that.",
        Reason.CONTRADICTED: "The sources say otherwise.",
        Reason.UNSURE: "I'm not sure that the sources answer this.",
        Reason.OFF_TOPIC: "The sources say nothing about that; “topics” lists what they cover.",
        Reason.UNREADABLE: "I can't make out a question in that; “help” says how to ask.",
    },
    refusals_about={
        Reason.NOT_STATED: "The sources don't say that about {about}.",
        Reason.CONTRADICTED: "The sources say otherwise about {about}.",
        Reason.OFF_TOPIC: "The sources say nothing about {about}; “topics” lists what they cover.",
    },
    unsaid="The sources don't say “{words}”.",
    too_long="That is longer than the {longest} characters I read; ask in a sentence or two.",
    near="You could ask:",
    which="Which of these do you mean?",
    corrected="Read {typed} as {read}.",
    after="Taken with the question before: {question}",
    taken="Taken as: {question}",
    note="Note: {note}",
    inferred="{date} (inferred)",
    basis="{date} is inferred: {basis}.",
    differ="The sources differ: {statements}.",
    states="“{title}”, undated, says {words}",
    states_as_of="“{title}”, as of {date}, says {words}",
    apart="; ",
    as_of="The role is as the source gives it, as of {date}; it may have changed since.",
    updated="updated {date}",
    paragraph="paragraph {number}",
    day="{month} {day}, {year}",
    month="{month} {year}",
    year="{year}",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    nod="Any time. Ask me more whenever you like.",
    help="Ask me a question in your own words: who, when, where, what, why or how. I answer with "
    "the sentence of a source that says so.",
    help_topics="Among other things I know about {topics}.",
    help_limits="Where the sources don't say it, I say that; I never guess. “topics” lists what "
    "you can ask about, “sources” what I read.",
    examples="For example:",
    topics="You can ask about:",
    sources="I answer from:",
    fact="{count} fact",
    facts="{count} facts",
    failed="Something broke on my side, so I have no answer. Whoever runs me finds it in the log "
    "under {reference}.",
)

JAPANESE = Phrases(
    source_says="情報源にはこうあります：",
    sources_say="情報源（複数）にはこうあります：",
    nearest="いちばん近い記述はこちらです：",
    instead="情報源に書かれているのは：",
    closest="近い記述：",
    refusals={
        Reason.NOT_STATED: "情報源には書かれていません。",
        Reason.CONTRADICTED: "情報源には違うことが書かれています。",
        Reason.UNSURE: "情報源に答えがあるかどうか、はっきりしません。",
        Reason.OFF_TOPIC: "それについては情報源に何も書かれていません。"
        "`topics` で話題の一覧を表示します。",
        Reason.UNREADABLE: "質問を読み取れませんでした。",
    },
    refusals_about={
        Reason.NOT_STATED: "「{about}」について、そのことは情報源に書かれていません。",
        Reason.CONTRADICTED: "「{about}」について、情報源には違うことが書かれています。",
        Reason.OFF_TOPIC: "「{about}」については、情報源に何も書かれていません。"
        "`topics` で話題の一覧を表示します。",
    },
    unsaid="「{words}」とは情報源に書かれていません。",
    too_long="{longest}文字を超える質問は読めません。一、二文で質問してください。",
    near="たとえば、こう質問できます：",
    which="どちらの意味ですか。",
    corrected="{typed}を{read}と読みました。",
    after="前の質問の続きとして読みました：{question}",
    taken="次の質問として読みました：{question}",
    note="注：{note}",
    inferred="{date}（推定）",
    basis="{date}は推定です（根拠：{basis}）",
    differ="情報源によって違います：{statements}。",
    states="『{title}』（日付不明）では「{words}」",
    states_as_of="『{title}』では{date}時点で「{words}」",
    apart="、",
    as_of="役職は情報源の記述どおりで、{date}時点のものです。その後変わっている可能性があります。",
    updated="{date}更新",
    paragraph="第{number}段落",
    day="{year}年{month}月{day}日",
    month="{year}年{month}月",
    year="{year}年",
    months=tuple(str(number) for number in range(1, 13)),
    nod="どういたしまして。いつでもどうぞ。",
    help="誰が、いつ、どこで、何を、なぜ、どのように。ふだんの言葉で質問してください。"
    "そう書いてある情報源の一文（原文のまま）でお答えします。",
    help_topics="答えられる話題：{topics}。",
    help_limits="情報源に書かれていないことは、そうお伝えします。推測では答えません。"
    "`topics` で話題の一覧、`sources` で情報源を表示します。",
    examples="たとえば：",
    topics="質問できる話題：",
    sources="情報源：",
    fact="事実{count}件",
    facts="事実{count}件",
    failed="こちらの不具合でお答えできません。管理者は記録の{reference}で内容を確認できます。",
)

PHRASES = {"en": ENGLISH, "ja": JAPANESE}
