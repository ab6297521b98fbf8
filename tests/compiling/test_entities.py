import pytest

from tests.compiling.rules import entity, last, names, read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a person with a title, a rank, a role
        ("We met Professor Isa Bello of Kano.", {"Professor Isa Bello": "person"}),
        ("There Lt. Gen. Paul R. Stone spoke.", {"Lt. Gen. Paul R. Stone": "person"}),
        ("There Maj. Gen. (Ret.) Jan Nowak spoke.", {"Maj. Gen. (Ret.) Jan Nowak": "person"}),
        ("There Sgt. 1st Class Lee Parr ran.", {"Sgt. 1st Class Lee Parr": "person"}),
        ("There Tech. Sgt. Bo Cruz ran.", {"Tech. Sgt. Bo Cruz": "person"}),
        ("There Gp. Capt. Sue Field ran.", {"Gp. Capt. Sue Field": "person"}),
        (
            "There Petty Officer 2nd Class Jim Fox ran.",
            {"Petty Officer 2nd Class Jim Fox": "person"},
        ),
        ("It was signed by Secretary of State Ruth Ames.", {"Ruth Ames": "person"}),
        ("It was sold by NASA Administrator Carl Odum.", {"Carl Odum": "person", "NASA": None}),
        ("He met King Harald in Oslo.", {"King Harald": "person"}),
        ("The physicist Mira Kessel left.", {"Mira Kessel": "person"}),
        ("We asked Osk Varn, head of the mint.", {"Osk Varn": "person"}),
        ("It is by Louis de Vries.", {"Louis de Vries": "person"}),
        # organisations, documents, meetings, places, by their head nouns
        ("They left the Rwanda Space Agency.", {"Rwanda Space Agency": "organisation"}),
        ("He joined Orbit Labs Inc. in May.", {"Orbit Labs Inc": "organisation"}),
        ("They cite the Outer Space Treaty.", {"Outer Space Treaty": "document"}),
        ("We saw the Ministry of Trade and Industry.", {"Ministry of Trade and Industry": None}),
        ("It is in the Rescue and Return Agreement.", {"Rescue and Return Agreement": None}),
        ("They held the Tidal Power Summit.", {"Tidal Power Summit": "meeting"}),
        ("It rains on Mount Kerinta.", {"Mount Kerinta": "place"}),
        ("We read Sky & Sea Magazine.", {"Sky & Sea Magazine": "publication"}),
        ("It lies on the island of Morabu.", {"Morabu": "place"}),
        ("She served in the Third Cavalry Regiment.", {"Third Cavalry Regiment": "unit"}),
        ("The Six-Day War ended.", {"Six-Day War": "topic"}),
        # named by a noun beside them
        ("Kenyan company Zep-Re said so.", {"Zep-Re": "organisation", "Kenya": "country"}),
        ("They sell the broadband service Skylark.", {"Skylark": "system"}),
        ("It was in the Abendblatt newspaper.", {"Abendblatt": "publication"}),
        # countries and their people; two that a hyphen joins
        ("Japanese and Kenyan firms met.", {"Japan": "country", "Kenya": "country"}),
        ("The U.S.-Africa talks went on.", {"United States": "country", "Africa": "place"}),
        ("The Dutch sailed.", {"Netherlands": "country"}),
    ],
)
def test_what_a_text_names(text, found):
    known = names(text)
    for name, kind in found.items():
        assert name in known
        assert kind in (None, known[name])


@pytest.mark.parametrize(
    "text",
    [
        "However, the weather was fine.",  # a capital that opens a sentence
        "Participants came. Critics left. Running water froze.",
        "On Monday in March we met.",  # a day and a month
        "It was “Quite unusual” then.",  # a capital that opens a quotation
        "I am what I am.",
        "The President spoke to the Prime Minister.",  # titles name nobody
        "NEW RULES FOR ALL",  # a heading tells nothing
        "Five Ways To Save Your Own Energy",
    ],
)
def test_capitals_that_name_nothing(text):
    assert names(text) == {}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Nigeria and Rwanda signed.", {"Nigeria", "Rwanda"}),
        ("It was the Senate and Osk Labs.", {"Senate", "Osk Labs"}),
        ("He saw Carl Odum and Mira Kessel.", {"Carl Odum", "Mira Kessel"}),
        ("It was Nigeria and Rwanda Space Agency.", {"Nigeria", "Rwanda Space Agency"}),
        ("He went from Paris to the Tidal Forum.", {"Paris", "Tidal Forum"}),
        ("We saw Newton's Mars Society.", {"Mars Society", "Newton"}),
        ("In July President Anna Roth fell.", {"Anna Roth"}),
    ],
)
def test_names_that_stay_apart(text, apart):
    assert apart <= set(names(text))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Osk Varn, deputy chief of the mint, left.", "Osk Varn", "deputy chief of the mint"),
        (
            "Lt. Gen. Paul Stone, chief of plans, programs, and money; and Mr. Ode met.",
            "Lt. Gen. Paul Stone",
            "chief of plans, programs, and money",
        ),
        ("It was the mayor, Osk Varn, who left.", "Osk Varn", "mayor"),
        (
            "With them were the head of the Sun Council, Osk Varn, and others.",
            "Osk Varn",
            "head of the Sun Council",
        ),
        ("Then SUNCOM boss Gen. James Ode spoke.", "Gen. James Ode", "SUNCOM boss"),
        ("They met Prime Minister Osk Varn.", "Osk Varn", "Prime Minister"),
        ("We saw the Dutch botanist Jan Vos there.", "Jan Vos", "Dutch botanist"),
        # none of these is somebody's role
        ("Anna Roth, who led the party, left.", "Anna Roth", ""),
        ("Anna Roth, signed by the director, left.", "Anna Roth", ""),
        ("Anna Roth, on the advice of the chief, left.", "Anna Roth", ""),
        ("For Anna Roth, leaders are born.", "Anna Roth", ""),
        ("They saw Anna Roth, poet Theo Fonte and others.", "Anna Roth", ""),
        ("Anna Roth, his son, left.", "Anna Roth", ""),
    ],
)
def test_a_role_is_read_beside_a_name(text, name, role):
    assert entity(text, name).role == role


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("The National Sun Council (NSC) met. The NSC left.", "National Sun Council", {"NSC"}),
        ("The NSC (National Sun Council) met.", "National Sun Council", {"NSC"}),
        ("The Department of Energy (DOE) met.", "Department of Energy", {"DOE"}),
        ("The U.S. Sky Force met. The USSF left.", "U.S. Sky Force", {"USSF"}),
        ("The Sky Command met. Then SKYCOM left.", "Sky Command", {"SKYCOM"}),
        ("It was the U.S. Sky Force. The Sky Force left.", "U.S. Sky Force", {"Sky Force"}),
        ("It is by Orbit Labs Inc. Then Orbit grew.", "Orbit Labs Inc", {"Orbit"}),
        ("Brig. Gen. Paul R. Stone met us.", "Brig. Gen. Paul R. Stone", {"Stone", "Paul Stone"}),
        ("It was mayor Ada de Wolff. De Wolff left.", "Ada de Wolff", {"de Wolff", "Wolff"}),
        ("The Tidal Forum met. The Forum ended.", "Tidal Forum", {"forum"}),
        ("The Tidal Accords hold. The Accords bind.", "Tidal Accords", {"accords"}),
        ("Mount Kerinta rose. Then Kerinta fell.", "Mount Kerinta", {"Kerinta"}),
    ],
)  # fmt: skip
def test_short_names_belong_to_the_long_one(text, name, aliases):
    assert aliases <= set(entity(text, name).aliases)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("The National Sun Council (Paris) met.", "National Sun Council", "Paris"),
        ("The Rwanda Space Agency met. Then Rwanda signed.", "Rwanda Space Agency", "Rwanda"),
        ("The Artemis Accords hold. The Artemis program grows.", "Artemis Accords", "Artemis"),
        ("Paul Stone and Mary Stone met. Stone left.", "Paul Stone", "stone"),
        ("The Sun Treaty and the Sea Treaty hold. The Treaty binds.", "Sun Treaty", "treaty"),
        ("The Sky Command met. It set to work as SECOM.", "Sky Command", "SECOM"),
        ("Pope Innocent III left.", "Pope Innocent III", "III"),
    ],
)
def test_names_that_are_no_short_form(text, name, alias):
    assert alias not in entity(text, name).aliases


def test_a_short_name_that_two_bear_is_the_last_one_named():
    text = "Paul Stone met Mary Stone. Then Paul Stone spoke. Stone left."
    assert last(text).entities == ("paul-stone",)


def test_a_word_is_no_acronym_that_is_spelt_like_it():
    text = "The Space Engagement Talk (SET) went on. They set to work."
    assert last(text).subject == "space-engagement-talk"
    assert "space-engagement-talk" not in read(text).facts[-1].fills


def test_countries_know_what_they_are_one_of():
    kinds = entity("The Kenyan team met.", "Kenya").hypernyms
    assert {"country", "african country", "east african country"} <= set(kinds)
    assert "middle eastern country" in entity("Israeli tanks met.", "Israel").hypernyms
    assert "latin american country" in entity("It is in Brazil.", "Brazil").hypernyms


def test_a_side_is_the_country_that_a_name_or_role_begins_with():
    assert entity("The Rwanda Space Agency met.", "Rwanda Space Agency").side == "rwanda"
    assert entity("British Prime Minister Ann Roe met.", "Ann Roe").side == "united-kingdom"
    assert entity("The Tidal Forum met.", "Tidal Forum").side == ""


@pytest.mark.parametrize(
    ("text", "title", "main"),
    [
        ("Tidal mills are mills that tides drive. They turn.", "tidal mills", "tidal-mills"),
        ("Force is studied by all. A force acts on it. " * 6, "force", "force"),
        ("The Tidal Forum met in Oslo. The Forum ended. It rained in Oslo.", "x", "tidal-forum"),
        ("It rained. It snowed.", "x", ""),
    ],
)
def test_what_a_text_is_about(text, title, main):
    assert last(text, title=title).subject == main


def test_ids_are_plain_and_apart():
    found = read("Café Zoë Inc. and Ögedei met. Pedro Núñez of Kraków left.")
    assert {"ogedei", "pedro-nunez"} <= set(found.entities)
    assert all(key.isascii() and key == key.lower() for key in found.entities)


def test_a_name_with_an_apostrophe_is_a_person_s_and_written_in_two_words_too():
    found = entity("Sinéad O’Brien sang in Bern. O’Brien won.", "Sinéad O’Brien")
    assert found.kind == "person"
    assert {"O’Brien", "O Brien", "Sinéad O Brien"} <= set(found.aliases)
