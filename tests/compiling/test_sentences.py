import time
from pathlib import Path

import pytest

from bot.compiling.sentences import split_sentences

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))
SEED = Path(__file__).parents[2] / "seeds" / "us-japan-set-2023.txt"


def sentences(text):
    return [text[s.span.start : s.span.end] for s in split_sentences(text)]


# each is split where the bar stands, and nowhere else
BARRED = [
    "It rained. | It stopped.",
    "Gen. John W. “Jay” Raymond visited Japan. | Gen. James Dickinson did so too.",
    "Lt. Gen. Philip A. Garrant and Brig. Gen. Anthony J. Mastalir led the U.S. side.",
    "The talks with the U.S. ended in May. | The U.S. Space Force paid.",
    "They went back to the U.S. | The next talks are in Japan.",
    "He lives in Washington, D.C. | In summer he moves.",
    "Dr. J. R. R. Smith of St. Mary's met Prof. Lee vs. Mr. Jones. | Both won.",
    "George W. Bush met J. Edgar Hoover.",
    "It cost $3.5 million, i.e. 4.2 percent more. | That is much.",
    "See Fig. 3 and No. 5 of the annex, pp. 12-14. | No. | It is not there.",
    "It takes effect on Nov. 1 at 5 p.m. | The cut is deep.",
    "It begins at 5 p.m. Eastern time on Jan. 5, 2024.",
    "Acme Inc. and Bolt Corp. merged with Cord Ltd. | The new firm is Acme Co. of Ohio.",
    "“Is it ready?” Smith asked. | “No!” | They left.",
    '"Does anyone have a plan?" the colonel of the guard asked.',
    "“It is ready.” | “It is not.”",
    "He said: “We won.” | She agreed.",
    "They came (it was late. | Nobody slept.) | Then they left.",
    "He waited… and waited. | Then… | The door opened.",
    "It ended.[12] | The next began.[citation needed] | A third followed.[a][b]",
    "As Newton showed.:199–128 | Others differ.",
    "The engineer Wm. Strand met Thos. Kettle.",
    "An e.g. Japanese ship, cf. Smith et al. 2020, sank.",
    "The ship sank in ca. 1900 off Mt. Etna.",
    "Visit example.com or www.bbc.co.uk for more. | Or call.",
    "See example.com for more. | Both matter.",
    "Version 2.0.1 is out. | It works.",
    "Wait!!! | What?! | Yes.",
    "それは宇宙です。 | 次の文です。",
    "彼は「協力を深める。」と述べた。 | 次の文です。",
    "It was Plan B. | They had no other.",
    # ranks of all services and grades, with what stands in brackets behind them
    "Maj. Gen. (Ret.) Jan Nowak met Maj. Gen. Tom J. Reyes. | Col. (Dr.) Ana Diaz left.",
    "Tech. Sgt. Bo Cruz and Sgt. 1st Class Lee Park ran. | Staff Sgt. (Sel.) Ray Low drove.",
    "Gp. Capt. Sue Field and Oberstlt. Max Weber met Air Cdre. Hugh May. | Spec. 4 Ash slept.",
    "Rear Adm. (lower half) Kim Vale met Brig. (N) Paul Orme. | Lt. Cmdr. Al Roe sailed.",
    "She studied at Fort Tech. | The school is old (it was founded in 1901.) | Nobody paid.",
    # dots for what is left out, and a fourth that ends the sentence
    "Cruz “acted in good faith . . . and without malice” on May 3, 2021. | He left.",
    "It was dark . . . The door opened. | They ran away. . . . | Nobody saw it.",
    "“It will seem less so. . . .” | He stopped.",
    # lists in one line
    "The plan has three parts: 1.) A road, 2.) A bridge and 3.) A tunnel. | It is new.",
    "1.) Mend the road | 2.) Build the bridge | 3.) Dig",
    "1) Mend the road. | 2) Build the bridge.",
    "a. Mend the road | b. Build the bridge",
    # short forms before a number
    "It takes approx. 3 weeks. | The fee is Rs. 500. | See Eq. (5) and N°. 5 of the list.",
    "It is for you and I. | Did they see Albert I. Jones?",
]


@pytest.mark.parametrize("barred", BARRED)
def test_a_sentence_ends_where_a_reader_would_end_it(barred):
    wide = any(ord(char) > 0x3000 for char in barred)
    text = barred.replace(" | ", "" if wide else " ")
    assert sentences(text) == barred.split(" | ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Finance\n2. Staff. They pay.", ["1. Finance", "2. Staff.", "They pay."]),
        ("- one\n• two. three", ["one", "two. three"]),
        ("HEADLINE WITH NO STOP\n\nText.", ["HEADLINE WITH NO STOP", "Text."]),
        ("...", ["..."]),
        ("• 9. Mend it • 10. Build it", ["9. Mend it", "10. Build it"]),
        ("It was lost.The text was not.", ["It was lost.", "The text was not."]),
    ],
)
def test_headings_and_list_items_are_sentences_without_their_bullets(text, found):
    assert sentences(text) == found


@pytest.mark.parametrize("path", [*ARTICLES, SEED], ids=lambda path: path.stem)
def test_no_word_is_lost_and_nothing_stands_twice(path):
    text = path.read_text()
    found = split_sentences(text)
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)
    end = 0
    for s in found:
        between = text[end : s.span.start]
        assert not any(char.isalnum() for char in between), between
        assert text[s.span.start : s.span.end].strip() == text[s.span.start : s.span.end]
        end = s.span.end
    assert not text[end:].strip()


def test_the_seed_has_the_sentences_and_paragraphs_that_a_reader_counts():
    found = split_sentences(SEED.read_text())
    assert [s.paragraph for s in found] == [
        1,
        2,
        3,
        4,
        5,
        5,
        6,
        6,
        7,
        8,
        8,
        9,
        10,
        10,
        11,
        11,
        11,
        12,
    ]
    assert [s.number for s in found if s.leans] == [10]


def test_wrapped_and_unwrapped_the_same_text_has_the_same_sentences():
    text = next(path for path in ARTICLES if path.stem == "hard-wrapped").read_text()
    unwrapped = "\n\n".join(" ".join(block.split()) for block in text.split("\n\n"))
    assert [" ".join(s.split()) for s in sentences(text)] == sentences(unwrapped)


def test_seventy_kilobytes_take_a_fraction_of_a_second():
    text = SEED.read_text() * 23
    before = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - before < 0.5
