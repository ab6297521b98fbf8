import pytest

from bot.errors import KnowledgeError
from bot.places import in_order, line_of, place_in


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("abc", 0, "f:1:1"),
        ("abc", 3, "f:1:4"),
        ("abc\ndef", 4, "f:2:1"),
        ("abc\r\ndef", 6, "f:2:2"),
        ("日本\n宇宙軍", 5, "f:2:3"),
        ("a😀b", 2, "f:1:3"),
    ],
)
def test_a_place_counts_lines_and_code_points_from_one(text, offset, place):
    assert place_in("f", text, offset) == place
    assert line_of(text, offset) == int(place.split(":")[1])


def test_faults_are_sorted_by_file_line_and_column_as_numbers():
    places = ["b.yaml:1:1", "a.yaml:10:2", "a.yaml:9:12", "a.yaml:9:2", "a.yaml", "", "a.yaml:9"]
    faults = in_order(KnowledgeError("x", place=place) for place in places)
    assert [fault.place for fault in faults] == [
        "",
        "a.yaml",
        "a.yaml:9",
        "a.yaml:9:2",
        "a.yaml:9:12",
        "a.yaml:10:2",
        "b.yaml:1:1",
    ]
