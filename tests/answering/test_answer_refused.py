"""Questions that the article leaves open or gainsays, and what is none of its business.

Written from the article alone, by the classes of near misses; none may be answered.
"""

import pytest

from bot.outcomes import Help, Refusal

# A question, then the reason of the refusal, or the reasons of which either will do.
UNSAID = "not-stated unsure"
EITHER = "not-stated unsure contradicted"
OTHERWISE = "contradicted"
READINGS = "not-stated contradicted Choices"  # one of which is what the sources do say

ANOTHER_PERSON = [
    ("When did Austin visit Japan?", UNSAID),
    ("When did Garrant visit Japan in 2022?", EITHER),
    ("What did Saltzman say about the talks?", UNSAID),
    ("What did Garrant say about the Japan talks?", UNSAID),
    ("Did Kishida lead the talks?", EITHER),
    ("When did General Brown speak with top defense officials?", UNSAID),
    ("Was Raymond the one who led the U.S. in the July talks?", EITHER),
]
ANOTHER_COUNTRY = [
    ("Has the Space Force held SETs with France?", EITHER),
    ("When did Raymond visit South Korea?", UNSAID),
    ("Did the U.S. and Germany hold Space Engagement Talks last week?", EITHER),
    ("Did China sign the Joint Framework?", EITHER),
    ("What did India pledge in the joint statement?", UNSAID),
    ("Is Brazil building up a Space Situational Awareness system?", EITHER),
    ("Which Israeli squadron stood up in May 2020?", UNSAID),
    ("Did the Japan Ground Self-Defense Force stand up the Space Operations Group?", EITHER),
    ("When did the Japan Coast Guard stand up a space squadron?", UNSAID),
    ("Has the Japan Maritime Self-Defense Force bolstered its space capabilities?", EITHER),
]
ANOTHER_DATE = [
    ("Did Raymond visit Japan in October 2021?", OTHERWISE),
    ("Did the squadron stand up in May 2019?", OTHERWISE),
    ("Were the talks held on July 20?", OTHERWISE),
    ("Was the Space Operations Group formed in March 2021?", OTHERWISE),
    ("Did Dickinson visit Japan in 2019?", OTHERWISE),
    ("Was the story updated on August 2?", OTHERWISE),
    ("Was the Joint Framework signed in October 2022?", UNSAID),
    ("Did the JASDF bolster its capabilities in 2020?", UNSAID),
    ("Did the spokesman speak to the magazine in March 2022?", UNSAID),
    ("Did Raymond visit on October 5, 2022?", EITHER),
    ("Was the Space Operations Group formed on March 9, 2022?", EITHER),
]
ANOTHER_NUMBER = [
    ("Did 12 countries hold SETs before Japan?", READINGS),
    ("Did five generals lead the U.S. side?", EITHER),
    ("Did 3 generals lead the U.S. in the talks?", EITHER),
    ("Did the talks come nine months after the 2+2 meeting?", EITHER),
    ("Were there 10 topics at the talks?", EITHER),
    ("Was it the 3+3 meeting where the ministers met?", EITHER),
]
ANOTHER_PLACE = [
    ("Did Raymond visit Okinawa in October 2022?", EITHER),
    ("Were the talks held in Hawaii?", EITHER),
    ("Was the Joint Framework signed in London?", EITHER),
    ("Did Dickinson speak with defense officials in Seoul?", EITHER),
]
SWAPPED_SIDE_OR_ROLE = [
    ("Who led Japan's side in the talks?", UNSAID),
    ("Who headed the Japanese delegation?", UNSAID),
    ("Who on the Japanese side called it an excellent mechanism?", EITHER),
    ("Which Japanese general led the talks?", UNSAID),
    ("Is Dickinson the commander of Space Forces Indo-Pacific?", EITHER),
    ("Is Mastalir the deputy chief of space operations?", EITHER),
    ("Did Japanese officials visit Raymond in America in October 2022?", EITHER),
    ("Who else attended the talks besides the two generals?", UNSAID),
    ("Did the JASDF stand up Space Forces Indo-Pacific?", EITHER),
    ("Is the U.S. government building up a Space Situational Awareness system?", EITHER),
]
CONTRARY_PREDICATE = [
    ("Why did the U.S. and Japan cancel the Space Engagement Talks?", EITHER),
    ("When did Raymond refuse to visit Japan?", EITHER),
    ("Who attacked Japan's satellites?", UNSAID),
    ("Why did Japan withdraw from the Joint Framework?", EITHER),
    ("When was the Space Operations Squadron disbanded?", EITHER),
    ("Who opposed the talks?", UNSAID),
    ("Did they pledge to attack each other in space?", EITHER),
    ("Is the JASDF cutting its space capabilities?", EITHER),
    ("Is Japan's air force reducing its space capabilities?", EITHER),
    ("Has the JASDF been weakening its space capabilities?", EITHER),
    ("Did the two countries vow to attack one another?", EITHER),
    ("Did they commit to strike each other in space?", EITHER),
]
LEFT_OPEN = [
    ("Where were the talks held?", UNSAID),
    ("How long did the talks last?", UNSAID),
    ("How many people attended the talks?", UNSAID),
    ("How much did the talks cost?", UNSAID),
    ("What exactly did Garrant say?", UNSAID),
    ("What time did the talks begin?", UNSAID),
    ("Where was the 2+2 meeting held?", UNSAID),
    ("When was the Joint Framework signed?", UNSAID),
    ("How much does the Space Situational Awareness system cost?", UNSAID),
    ("How many people serve in the Space Operations Group?", UNSAID),
    ("Who wrote the article?", UNSAID),
    ("Who took the photo?", UNSAID),
    ("What is the name of the spokesman?", UNSAID),
    ("When were the talks with Israel held?", UNSAID),
    ("Why is the JASDF bolstering its space capabilities?", UNSAID),
    ("Where is the squadron based?", UNSAID),
    ("Which defense officials did Dickinson speak with, by name?", UNSAID),
    ("Who proposed the talks?", UNSAID),
    ("When was Space Forces Indo-Pacific stood up?", UNSAID),
    ("What did China say about the talks?", UNSAID),
    ("What agreement came out of the Space Engagement Talks?", UNSAID),
    ("Which satellites did Japan launch?", UNSAID),
    ("On what day of October 2022 did Raymond arrive?", UNSAID),
]
CLAIMS_THAT_ARE_LEFT_OPEN = [
    ("Did Japan propose the talks?", UNSAID),
    ("Was it the U.S. that suggested the talks?", UNSAID),
    ("Did the ministers draft the Joint Framework?", UNSAID),
]
BY_RANK = [
    ("Which country first held a SET with the Space Force?", UNSAID),
    ("Which of the four countries had the earliest SET?", UNSAID),
    ("Which country was the first to hold talks with the Space Force?", UNSAID),
    ("Who was the first one to get a SET, Israel?", UNSAID),
]
FUTURE = [
    ("When will the next Space Engagement Talk with Japan be held?", UNSAID),
    ("Will Raymond visit Japan again?", UNSAID),
    ("When will the squadron be expanded?", UNSAID),
    ("Which country will hold a SET next?", UNSAID),
]
SUPERLATIVE = [
    ("Which topic was the most important at the talks?", UNSAID),
    ("Which country is the biggest threat to Japan?", UNSAID),
    ("Who is the best general in the Space Force?", UNSAID),
    ("What was the longest discussion at the talks?", UNSAID),
    ("Is the Space Operations Group the largest space unit in Asia?", UNSAID),
]
ALL_ONLY_NEVER = [
    ("Has the Space Force held SETs with all its allies?", EITHER),
    ("Were space weapons the only topic?", EITHER),
    ("Do all countries of the Indo-Pacific take part?", EITHER),
    ("Has the Space Force held SETs with every ally?", EITHER),
    ("Did all of its partners get a SET?", EITHER),
]
ANOTHER_SPEAKER = [
    ("Did Garrant call the talks an excellent mechanism?", EITHER),
    ("What did Garrant call the talks?", UNSAID),
    ("Did Mastalir say it was a senior leader level engagement?", EITHER),
    ("Did the spokesman say the talks preserve stability for the INDOPACOM region?", EITHER),
    ("What did Dickinson say about the joint statement?", UNSAID),
    ("Did Raymond call it an excellent mechanism?", EITHER),
    ("Did the joint statement call the talks an excellent mechanism?", EITHER),
]
IN_OTHER_VOICES = [
    ("hey so where did they actually meet, which city lol", UNSAID),
    ("anyone know how many ppl showed up at the talks", UNSAID),
    ("pls who was the boss on japans side", UNSAID),
    ("wheres the squadron based thx", UNSAID),
    ("how mcuh did the tlaks cost", UNSAID),
    ("mastalir age?", UNSAID),
    ("garrant wife name", UNSAID),
    ("raymond oct 2021 visit?", EITHER),
    ("did they do one w/ canada too??", EITHER),
    ("was the colour of the flag discussed", UNSAID),
]
OFF_TOPIC = [
    ("What is the capital of Peru?", "off-topic"),
    ("how do i bake sourdough bread", "off-topic"),
    ("who won the world cup in 2018", "off-topic"),
    ("what's the weather today", "off-topic"),
    ("write me a python function that sorts a list", "off-topic"),
    ("tell me a joke", "off-topic"),
    ("what is the price of bitcoin", "off-topic"),
    ("my cat is sick, what should i do", "off-topic"),
    ("best pizza in new york?", "off-topic"),
    ("how tall is mount everest", "off-topic"),
    ("what is 12 times 8", "off-topic"),
    ("recommend a good movie", "off-topic"),
    ("my neighbor says cats always land on their feet, true?", "off-topic"),
    ("what's the best service for streaming movies", "off-topic"),
    ("was Napoleon the emperor of France?", "off-topic"),
    ("which team was first to win the super bowl", "off-topic"),
    ("when did the beatles go live", "off-topic"),
]
UNREADABLE = [
    ("???", "unreadable"),
    ("...", "unreadable"),
    ("!!!", "unreadable"),
    ("🤷", "unreadable"),
    ("%", "unreadable"),
    ("@bot ?!", "unreadable"),
    ("x", "off-topic unreadable"),
    ("a", "off-topic unreadable"),
    ("of the", "off-topic unreadable"),
    ("who", "off-topic unreadable not-stated"),
    ("7", "off-topic unreadable"),
]
# Questions of the tables above that fail today, by the class of the failure. One that no longer
# fails must leave this list.
FAILING = {
    question: reason
    for reason, questions in {
        "the contrary is answered": (
            "Did they pledge to attack each other in space?",
            "Did the two countries vow to attack one another?",
        ),
        "an order answers a day": ("When was Space Forces Indo-Pacific stood up?",),
        "off-topic, called left open: a word is near one that is asked": ("tell me a joke",),
        "left open, other readings are offered": ("pls who was the boss on japans side",),
        "left open, answered: a gap is nearer, but the fact has all the words": (
            "Who took the photo?",
        ),
    }.items()
    for question in questions
}

TABLES = (
    *ANOTHER_PERSON,
    *ANOTHER_COUNTRY,
    *ANOTHER_DATE,
    *ANOTHER_NUMBER,
    *ANOTHER_PLACE,
    *SWAPPED_SIDE_OR_ROLE,
    *CONTRARY_PREDICATE,
    *LEFT_OPEN,
    *CLAIMS_THAT_ARE_LEFT_OPEN,
    *BY_RANK,
    *FUTURE,
    *SUPERLATIVE,
    *ALL_ONLY_NEVER,
    *ANOTHER_SPEAKER,
    *IN_OTHER_VOICES,
    *OFF_TOPIC,
    *UNREADABLE,
)


def short(outcome):
    """Return what a question got in a word: the reason, or what else it was."""
    return str(outcome.reason) if isinstance(outcome, Refusal) else type(outcome).__name__


def _case(question, reasons):
    reason = FAILING.get(question)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(question, reasons.split(), id=question, marks=marks)


@pytest.mark.parametrize(("question", "reasons"), [_case(*row) for row in TABLES])
def test_a_refusal_says_why(answerer, question, reasons):
    got = short(answerer.answer(question).outcome)
    assert got in reasons


@pytest.mark.parametrize(
    "greeting",
    ["hello", "Hi!", "", "   ", "!help", "/help", "good morning", "hey there", "@bot", "!", "/ask"],
)
def test_a_greeting_and_nothing_at_all_get_help(answerer, greeting):
    assert isinstance(answerer.answer(greeting).outcome, Help)


def test_what_fails_is_in_the_tables():
    assert FAILING.keys() <= {question for question, _ in TABLES}
