"""What properties are tried with: texts, files and messages, many of them made to hurt."""

from hypothesis import strategies as st

from bot.facts import Span
from bot.outcomes import Correction
from bot.wording import QuoteWords, Words

HURTFUL = [
    *(
        "@everyone",
        "@here",
        "<@1>",
        "<@!1>",
        "<@&1>",
        "<#1>",
        "</who:1>",
        "<:jp:123456789012345678>",
    ),
    *("<t:1689206400:D>", "<t:9999999999:R>", "<t:-99999999999:R>", "<t:99999999999999999999:R>"),
    *(
        "||",
        "```",
        "`",
        "**",
        "*",
        "__",
        "_",
        "~~",
        "\\",
        "[a](http://b)",
        "](",
        "https://x.org/a_b",
    ),
    *(
        "# ",
        "-# ",
        "> ",
        ">>> ",
        "- ",
        "1. ",
        "+ ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\n\n",
        "\x0b",
        "\x85",
    ),
    *(
        "\0",
        "\x1b[31m",
        "\x07",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
    ),
    *("\u00ad", "\u00a0", "\u3000", "e\u0301\u0302\u0303", "\u0301", "İ", "ß", "ﬁ", "\ufdfa", "ʼn"),
    *(
        "👩‍👩‍👧",
        "🇯🇵",
        "\U0001f600",
        "\U000e0041",
        "１２",
        "²",
        "٣",
        "Ⅷ",
        "½",
        "１月",
        "㋿",
        "日本",
        "\uffff",
    ),
    *('"', "“", "”", "'", "’", "«", "(", ")", "{", "}", "%s", "{0}", "$(x)", "${x}", "<script>"),
    *("0", "-1", "1e309", "99999999999999999999", "3/4/2022", "31/02/2023", "0000-00-00", "May 32"),
    *(";", "; ", ": ", " #", "&a", "*a", "!x", "? ", "| ", "%", "..."),
]
WORDS = (
    "who when where what why how led the talks walked to Bern Anna Keller Ben Ott Gen. Col. U.S. "
    "Japan on May 3, 2020 in 2021 million $55 said that he she it they did is was not and or no "
    "before after between which first two three percent of for a an July 13 last week Raymond"
).split()
LETTERS = st.characters(exclude_categories=["Cs"])
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from(HURTFUL), st.text(LETTERS, max_size=6))
TEXTS = st.builds(
    lambda pieces, between, times: between.join(pieces) * times,
    st.lists(PIECES, max_size=25),
    st.sampled_from(["", " ", " ", " "]),
    st.sampled_from([1, 1, 1, 1, 40]),
)
NAMES = st.lists(PIECES, max_size=4).map(" ".join)

SENTENCES = st.sampled_from(
    [
        "Anna Keller walked to Bern on May 3, 2020.",
        "Gen. Ben Ott (Ret.) of the 5th Space Wing led the U.S. delegation, he said on July 13.",
        "She carried a red umbrella that cost $5.5 million, or 3 percent of 1,200 francs.",
        "“It was late,” said Clara Lund, a spokesperson for the Space Force (SF).",
        "It did not rain.",
        "Kinds: 1.) one; 2.) two.",
    ]
)
PROSE = st.lists(st.one_of(SENTENCES, TEXTS, st.just("\n\n")), max_size=8).map(" ".join)
TAGS = st.sampled_from(
    "<p> </p> <div> </div> <article> <table><tr><td> <br> <meta charset=utf-16> <script> </script> "
    "<!-- --> <ul><li> <a href=x> &amp; &#0; &#x110000; <h1> </h1> <html lang=en> <title>".split()
)
PAGES = st.lists(st.one_of(PROSE, TAGS), max_size=12).map("\n".join)
BYTES = st.one_of(
    PROSE.map(str.encode),
    PAGES.map(str.encode),
    st.binary(max_size=200),
    PROSE.map(lambda text: text.encode("utf-16")),
    PROSE.map(lambda text: text.encode("cp1252", "replace")),
)
SEEDS = st.tuples(st.sampled_from(["txt", "txt", "md", "html"]), BYTES)

ANNOTATION = """\
source:
  title: A walk
  published: {iso: 2020-05, inferred: true, basis: the walk was in May 2020}
entities:
  Anna Keller: Anna; Keller
  Bern:
    kind: place
    aliases: [the capital]
facts:
  - quote: walked to Bern
    answer: Anna Keller walked to Bern on May 3, 2020.
    who: Anna Keller
    where: Bern
    when: May 3, 2020
    asks: who hiked to the capital? where did Anna go?
  - quote: [carried a red umbrella]
    answer: She carried an umbrella.
    what: a red umbrella
    words: [brolly, parasol]
gaps:
  - why she walked; reason
"""
YAML_LINES = st.one_of(
    st.sampled_from(ANNOTATION.splitlines()),
    st.sampled_from(
        [
            *("- - - -", "? ? x", "[[[[", "{a: {b: {c", "&a [*a, *a]", "b: &b [*a, *a]", "<<: *a"),
            *(
                "!!python/object/apply:os.system ['true']",
                "a: !x y",
                "---",
                "...",
                "%YAML 9",
                "a: |",
            ),
            *(
                "\ta: b",
                "\u00a0a: b",
                "a: b: c",
                "a: 'b",
                'a: "\\x0"',
                "? - a",
                "*nobody",
                "'': ''",
            ),
            *("facts:", "  - {quote: a, answer: b, c}", "entities: []", "gaps: {}", "source: x"),
        ]
    ),
    TEXTS,
)


@st.composite
def annotations(draw):
    """Draw an annotation of which some lines are gone, doubled, indented or others."""
    lines = ANNOTATION.splitlines()
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        line = lines[at] if lines else ""
        name = line.partition(":")[0]
        new = draw(
            st.one_of(
                YAML_LINES.map(lambda text: [text]),
                TEXTS.map(lambda text, name=name: [f"{name}: {text}"]),
                st.sampled_from([[], [line, line], [f"  {line}"], [line.strip()]]),
            )
        )
        lines[at : at + 1] = new
    return "\n".join(lines)


YAML = st.one_of(annotations(), st.lists(YAML_LINES, max_size=12).map("\n".join))


@st.composite
def changes(draw):
    """Draw what is done to a file: a cut, bytes put in, or a word for another."""
    kind = draw(st.sampled_from(["cut", "put", "swap", "all"]))
    at = draw(st.floats(0, 1))
    return kind, at, draw(st.one_of(st.binary(max_size=8), TEXTS.map(str.encode)))


def changed(raw, change):
    kind, share, new = change
    at = int(len(raw) * share)
    if kind == "cut":
        return raw[:at]
    if kind == "put":
        return raw[:at] + new + raw[at:]
    if kind == "swap":
        words = raw.split(b" ")
        words[int((len(words) - 1) * share)] = new
        return b" ".join(words)
    return new


@st.composite
def quotes(draw):
    quote = draw(TEXTS)
    places = st.integers(0, len(quote))
    spans = st.tuples(places, places).map(sorted).map(lambda ends: Span(*ends))
    deciding = tuple(draw(st.lists(spans, max_size=3)))
    url = draw(st.one_of(st.just(""), TEXTS.map(lambda text: f"https://{text}"), TEXTS))
    return QuoteWords(quote, draw(TEXTS), draw(TEXTS), url, deciding)


FEW = st.lists(TEXTS, max_size=3).map(tuple)
WORDED = st.builds(
    Words,
    text=TEXTS.map("Found: {}".format),
    items=FEW,
    quotes=st.lists(quotes(), max_size=3).map(tuple),
    notes=FEW,
    corrections=st.lists(st.builds(Correction, NAMES, NAMES), max_size=2).map(tuple),
    after=TEXTS,
    taken=TEXTS,
    near_lead=NAMES,
    near=FEW,
    is_choice=st.booleans(),
)
