"""Questions that the article answers, in many voices: each gets the fact that says it.

Written from the article alone; none is among the asks of its annotation on purpose.
"""

import pytest

from bot.outcomes import Answer

# A question, then the fact that answers it, or the facts of which any does.
PLAIN = [
    ("Who led the American delegation in the July talks?", "set-us-leaders"),
    ("When were the Space Engagement Talks between the U.S. and Japan held?", "set-date set-held"),
    ("What is Garrant's position?", "garrant-role"),
    ("Which post does Anthony Mastalir hold?", "mastalir-role"),
    ("When did General Raymond travel to Japan?", "raymond-visit raymond-spoke"),
    ("With whom did Raymond speak in Japan?", "raymond-spoke"),
    ("What is General Raymond's nickname?", "raymond-name"),
    ("When did Dickinson visit Japan?", "dickinson-visit"),
    ("What does SET stand for?", "set-acronym"),
    ("Which Japanese force took part in the dialogue?", "set-counterpart"),
    ("What topics were discussed at the talks?", "set-topics"),
    ("What followed the SET?", "swg-after"),
    ("When was the Japan story updated?", "note-date"),
    ("Who represented the US side in the talks?", "set-us-leaders"),
    ("Who was in charge of the American side at the talks with Japan?", "set-us-leaders"),
    ("What was the purpose of the Space Working Group discussions?", "swg-aim"),
    ("With which countries has the Space Force held SETs before?", "earlier-sets"),
    ("How long before the talks did the 2+2 meeting take place?", "two-plus-two-before"),
    ("Who met for the 2+2 meeting?", "two-plus-two-who"),
    ("What did the two countries pledge in the joint statement?", "statement-pledge"),
    ("What is the Joint Framework for?", "framework-about"),
    ("Who signed the Joint Framework?", "framework-signed"),
    ("What did Mastalir call the Space Engagement Talk?", "mastalir-praise"),
    ("Which region has the Space Force increasingly prioritized?", "region-priority"),
    ("Why does the Space Force prioritize the Indo-Pacific?", "region-why"),
    ("When did the JASDF Space Operations Squadron stand up?", "squadron-start"),
    ("When was the Space Operations Group formed?", "group-start"),
    ("What is the Japanese government building up?", "ssa-buildup"),
    ("When was the story updated?", "note-date"),
    ("Why was the story updated?", "note-why"),
    ("What was the first component command the USSF stood up?", "indopac-first indopac-after"),
    ("Who is the image credited to?", "image-credit"),
    ("According to whom did the two generals lead the talks?", "leaders-source"),
]
TERSE = [
    ("SET acronym", "set-acronym"),
    ("garrant rank", "garrant-role"),
    ("mastalir job", "mastalir-role"),
    ("talks date", "set-date set-held"),
    ("topics list", "set-topics"),
    ("earlier SET countries", "earlier-sets"),
    ("squadron start date", "squadron-start"),
    ("larger group month", "group-start"),
    ("update date", "note-date"),
    ("raymond visit month", "raymond-visit raymond-spoke"),
    ("2+2 attendees", "two-plus-two-who"),
    ("SWG purpose", "swg-aim"),
    ("spacecom boss name", "dickinson-role dickinson-visit"),
    ("framework purpose", "framework-about"),
    ("photo credit", "image-credit"),
    ("headline?", "title"),
]
CHATTY = [
    ("hey so uh who was running things for the americans at these talks?", "set-us-leaders"),
    ("ok random q but what does the SET thing even stand for lol", "set-acronym"),
    ("can u tell me who else they did these talks with before japan, thx", "earlier-sets"),
    ("so like when did dickinson go over there?", "dickinson-visit"),
    ("i missed it, what day were the talks on again?", "set-date set-held"),
    ("pls what did they talk about, just the topics", "set-topics"),
    ("my boss wants to know which country they're worried about, who is it?", "region-why"),
    ("lol is that an actual quote, what did mastalir call the talks", "mastalir-praise"),
    ("sorry if dumb but what's ssa system and who is building it", "ssa-buildup"),
    ("anyone know when japan got its first space squadron?", "squadron-start"),
    ("yo when did that bigger japanese group show up", "group-start"),
    (
        "just curious, did the two sides sign anything about exploring space peacefully?",
        "framework-signed framework-about",
    ),
]
TYPING_ERRORS = [
    ("who lead the US in the tlaks", "set-us-leaders"),
    ("when did genral raymnd visit japan", "raymond-visit raymond-spoke"),
    ("what does mastalir comand", "mastalir-role"),
    ("wich countires had SETs befor", "earlier-sets"),
    ("who is philp garant", "garrant-role"),
    ("what is the japanese goverment bilding", "ssa-buildup"),
    ("wen was the sqaudron stood up", "squadron-start"),
    ("what dose SET stand for", "set-acronym"),
    ("who sined the joint framwork", "framework-signed"),
    ("what did mastlir say about the tlaks", "mastalir-praise mastalir-preserve"),
    ("wat are the topcis of the enagement talks", "set-topics"),
    ("why does the spcae force care about the indo-pacfic", "region-why region-priority"),
    ("when did dickenson visit jpan", "dickinson-visit"),
    ("whats the nicknme of raymond", "raymond-name"),
]
PARAPHRASED = [
    ("Which two officers headed the U.S. team?", "set-us-leaders"),
    ("What document is named as the source for who headed the U.S. side?", "leaders-source"),
    ("In what month did the then-CSO make his trip to Japan?", "raymond-visit raymond-spoke"),
    (
        "Had there been high-level contacts between U.S. space services and the Japanese earlier?",
        "earlier-engagements raymond-visit",
    ),
    ("How did the PACAF spokesman describe the level of the engagement?", "set-level"),
    ("What was the gathering meant to achieve across the two organizations?", "set-unity"),
    ("Which publication did the spokesman talk to?", "spokesman-told"),
    ("What came right after the main talks?", "swg-after"),
    ("Half a year earlier, who had gathered for a 2+2?", "two-plus-two-who"),
    (
        "To what end did both recommit to working more closely on space capabilities?",
        "statement-commitment",
    ),
    ("What is promised in case one of the two is attacked in space?", "statement-pledge"),
    ("What does Mastalir want to preserve for the region?", "mastalir-preserve"),
    ("In what form did Mastalir make his remarks?", "mastalir-statement"),
    ("Whose growing military power is the Space Force trying to combat?", "region-why"),
    ("Which unit is bigger, the squadron or the group?", "group-start"),
    ("What has Japan's air force been doing about space lately?", "jasdf-bolstering"),
    ("Was it the first time that the two countries held such talks?", "set-first set-held"),
    ("Is the dialogue considered an important step?", "set-key-step"),
    ("What was different about the SET compared with the earlier visits?", "set-formal"),
    ("What nations were added by the editor's clarification?", "note-why"),
]
YES_OR_NO = [
    ("Did Garrant lead the U.S. in the talks?", "set-us-leaders"),
    ("Has the Space Force held SETs with Brazil?", "earlier-sets"),
    ("Is Mastalir the commander of Space Forces Indo-Pacific?", "mastalir-role"),
    ("Did Dickinson visit Japan in March 2022?", "dickinson-visit"),
    ("Was the squadron stood up in 2020?", "squadron-start"),
    ("Was the Joint Framework signed by both countries?", "framework-signed"),
    ("Did the talks include training and education?", "set-topics"),
    ("Is Japan building a space situational awareness system?", "ssa-buildup"),
    ("Did Raymond meet top defence officials?", "raymond-spoke"),
    ("did they pledge to defend each other in space y/n", "statement-pledge"),
]
HEARSAY_AND_STATEMENTS = [
    ("my buddy says the SPACECOM boss went to Japan, is he right?", "dickinson-visit"),
    ("someone told me South Korea had a SET before Japan, true?", "earlier-sets"),
    ("a coworker insists the group came in 2022, correct?", "group-start"),
    ("some dude claims the squadron is from 2020, true?", "squadron-start"),
    ("so Australia got one of these talks as well??", "earlier-sets"),
    ("wait, Mastalir commands Space Forces Indo-Pacific??", "mastalir-role"),
]
DATES_AS_TYPED = [
    ("Who headed the American side on 13 Jul?", "set-us-leaders"),
    ("Which general went to Japan in Oct 2022?", "raymond-visit raymond-spoke"),
    ("what is the date of Raymond's trip", "raymond-visit raymond-spoke"),
    ("When did the United States and Japan hold the Space Engagement Talks?", "set-date"),
    ("sqn stand-up month?", "squadron-start"),
]
SERVICES_AND_COUNTERPARTS = [
    ("Which branch of the Japanese military were they talking to?", "set-counterpart"),
    ("What service did Japan send into the dialogue?", "set-counterpart"),
    ("Who was the Space Force's opposite number in the more formal dialogue?", "set-counterpart"),
    ("Did the ministers of both states pledge to defend one another?", "statement-pledge"),
    ("What did the two states sign?", "framework-signed framework-about"),
]
IDIOMS = [
    ("who is the one that ran the show for the Americans", "set-us-leaders"),
    ("who was in charge on the American side", "set-us-leaders"),
    ("when did japan's space ops group go live", "group-start"),
    ("when did their squadron become operational", "squadron-start"),
    ("when did the JASDF space ops group get off the ground", "group-start"),
    ("when'd the squadron get up and running", "squadron-start"),
]
ABBREVIATED_AND_BRITISH = [
    ("Which air self-defence force was the counterpart?", "set-counterpart"),
    ("Who is deputy chief for strategy, plans, programmes and requirements?", "garrant-role"),
    ("To which magazine did the PACAF spox talk?", "spokesman-told"),
    ("Which component command did USSF set up after the SPACECOM one?", "indopac-first"),
    ("what is the JASDF bolstering?", "jasdf-bolstering"),
    ("Which INDOPACOM goals does Mastalir name?", "mastalir-preserve"),
    ("what did the SWG do after the SET", "swg-after swg-aim"),
    ("who gov in japan is building SSA", "ssa-buildup"),
]
ADDRESSED = [
    ("!who led the talks", "set-us-leaders"),
    ("/when did raymond visit", "raymond-visit raymond-spoke"),
    ("@bot which countries had earlier SETs", "earlier-sets"),
    ("<@123456789012345678> what does SET stand for?", "set-acronym"),
    ("!ask when was the squadron stood up", "squadron-start"),
    ("@bot, !ask who is Garrant?", "garrant-role"),
]
# Questions of the tables above that fail today, by the class of the failure. One that no longer
# fails must leave this list.
FAILING: dict[str, str] = {}

TABLES = (
    *PLAIN,
    *TERSE,
    *CHATTY,
    *TYPING_ERRORS,
    *PARAPHRASED,
    *YES_OR_NO,
    *HEARSAY_AND_STATEMENTS,
    *DATES_AS_TYPED,
    *SERVICES_AND_COUNTERPARTS,
    *IDIOMS,
    *ABBREVIATED_AND_BRITISH,
    *ADDRESSED,
)


def answered_from(outcome, facts, base):
    """Return the fact that an outcome answers from, or what else it is."""
    if not isinstance(outcome, Answer):
        return type(outcome).__name__
    if outcome.text and outcome.facts:
        return outcome.facts[0]
    # a sentence that rules found, or what is put together from the source's words: by its place
    shown = outcome.citations[0].span
    places = {fact: base.facts[fact].quotes[0].start for fact in facts}
    return next((fact for fact, at in places.items() if shown.start <= at < shown.end), "none")


def _case(question, facts):
    reason = FAILING.get(question)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(question, facts, id=question, marks=marks)


@pytest.mark.parametrize(("question", "facts"), [_case(*row) for row in TABLES])
def test_the_fact_that_says_it_answers(answerer, base, ids, question, facts):
    got = answered_from(answerer.answer(question).outcome, ids(facts), base)
    assert got in ids(facts)


def test_what_fails_is_in_the_tables():
    assert FAILING.keys() <= {question for question, _ in TABLES}


def test_the_tables_name_facts_that_exist(base, ids):
    assert {fact for _, facts in TABLES for fact in ids(facts)} <= base.facts.keys()
