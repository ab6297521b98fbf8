import pytest

from bot.errors import AnnotationError, FaultsError, KnowledgeError
from bot.strictyaml import read

LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 9)
)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: NO", {"a": "NO"}),
        ("a: on", {"a": "on"}),
        ("on: 1", {"on": "1"}),
        ("a: 2023-07-13", {"a": "2023-07-13"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: 0o17", {"a": "0o17"}),
        ("a: 12:30:45", {"a": "12:30:45"}),
        ("a: ~", {"a": "~"}),
        ("a: null", {"a": "null"}),
        ("a:", {"a": ""}),
        ("a: .nan", {"a": ".nan"}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
        ("a: [yes, {b: 3.50}]", {"a": ["yes", {"b": "3.50"}]}),
        ("a: >\n  one\n  two\n", {"a": "one two\n"}),
        ("a: 宇宙軍 😀", {"a": "宇宙軍 😀"}),
        ("a: &x [b]\nc: *x\n", {"a": ["b"], "c": ["b"]}),
        ("", ""),
        ("# nothing\n", ""),
    ],
)
def test_every_scalar_is_the_text_that_was_written(text, data):
    assert read(text, "f.yaml").data == data


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: 1\nb: 2\na: 3\n", ["f.yaml:3:1: the key ‘a’ stands twice (first in line 1) → keep"]),
        ("a: {b: 1, b: 2}\n", ["f.yaml:1:11: the key ‘b’ stands twice"]),
        ("- a: 1\n  a: 1\n- {b: 1, b: 1}", ["f.yaml:2:3: the key ‘a’", "f.yaml:3:10: the key ‘b’"]),
        ("a: !!int 3", ["f.yaml:1:4: the tag tag:yaml.org,2002:int → every value is read as text"]),
        ("a: !!python/object:os.system {}", ["f.yaml:1:4: the tag"]),
        ("{[a]: b}", ["f.yaml:1:2: a key that is no text → write a word"]),
        ("a: &x [*x]", ["f.yaml:1:4: an alias that contains itself → write it without"]),
        (LAUGHS, ["f.yaml:4:5: aliases that grow to 11,111 values → write them without"]),
        ("[" * 200_000, ["→ write them flat"]),  # PyYAML 6.0.4 says so itself, and names the 1001st
        ("- " * 100_000 + "x", ["f.yaml:1:101: values nested more than 50 deep"]),
        ("a: b: c", ["f.yaml:1:5: not readable as YAML: mapping values are not allowed"]),
        (
            "a: @b",
            ["f.yaml:1:4: not readable as YAML: found character that cannot start any token"],
        ),
        ("a: *q", ["f.yaml:1:4: not readable as YAML: found undefined alias → put the text in q"]),
        (
            "a:\n\tb: c",
            ["f.yaml:2:1: not readable as YAML: a line is indented with what is no space"],
        ),
        ("a: 'x\nb: c\n", ["that begins in line 1 → mend the YAML there"]),
        ("a: [b,\nc: d", ["that begins in line 1 → mend the YAML there"]),
        (
            "a: b\n--- \nc: d",
            ["f.yaml:2:1: not readable as YAML: but found another document"],
        ),
        ("é: \x07", ["f.yaml:1:4: a character that YAML does not allow → remove it"]),
    ],
)
def test_what_is_not_allowed_is_named_with_its_place_and_remedy(text, faults):
    with pytest.raises(FaultsError) as caught:
        read(text, "f.yaml")
    assert all(isinstance(fault, AnnotationError) for fault in caught.value.faults)
    lines = [str(fault) for fault in caught.value.faults]
    assert len(lines) >= len(faults)
    for line, start in zip(lines, faults, strict=False):
        assert start in line


def test_the_caller_chooses_the_kind_of_error():
    with pytest.raises(FaultsError) as caught:
        read("a: [", "k.yaml", error=KnowledgeError)
    assert isinstance(caught.value.faults[0], KnowledgeError)


def test_aliases_that_stay_small_are_allowed_however_many_there_are():
    text = "a: &a [x]\n" + "".join(f"b{i}: *a\n" for i in range(20_000))
    assert read(text, "f.yaml").data["b19999"] == ["x"]


@pytest.mark.parametrize(
    ("loc", "key", "place"),
    [
        ((), False, "f.yaml:1:1"),
        (("facts", 1, "id"), False, "f.yaml:3:9"),
        (("facts", 1, "id"), True, "f.yaml:3:5"),
        (("facts", 1, "quote"), False, "f.yaml:3:5"),  # missing: placed at its fact
        (("facts", 7), False, "f.yaml:2:3"),  # missing: placed at the list
        (("facts", 0, "id", 0), False, "f.yaml:2:9"),  # a scalar read as a list of one
    ],
)
def test_a_path_has_a_line_and_a_column(loc, key, place):
    document = read("facts:\n  - id: a\n  - id: b\n", "f.yaml")
    assert document.place(loc, key=key) == place


@pytest.mark.parametrize("space", ["\t", "  \t", "\u00a0\u00a0"])
def test_a_line_that_is_indented_with_no_space_is_named(space):
    text = f"facts:\n  - quote: a\n{space}answer: b: c\n"
    with pytest.raises(FaultsError) as caught:
        read(text, "s.yaml")
    (fault,) = caught.value.faults
    assert (fault.place, fault.remedy) == ("s.yaml:3:1", "indent with spaces")
