import copy

import pytest

from bot.chat.syncing import is_same

OURS = [
    {
        "name": "who",
        "description": "Ask who",
        "type": 1,
        "options": [
            {
                "name": "question",
                "description": "Q",
                "type": 3,
                "required": True,
                "autocomplete": True,
                "min_length": 1,
            }
        ],
        "nsfw": False,
        "dm_permission": True,
        "default_member_permissions": None,
        "contexts": [0, 1, 2],
        "integration_types": [0, 1],
    },
    {"name": "help", "description": "Help", "type": 1, "options": []},
]


def as_discord_keeps_it(commands):
    kept = copy.deepcopy(commands)
    for number, command in enumerate(kept):
        command |= {"id": str(number), "application_id": "1", "version": "2"}
        command |= {"default_permission": True, "name_localizations": None}
        command["contexts"] = sorted(command.get("contexts", []), reverse=True)
        if not command["options"]:
            del command["options"]
        for option in command.get("options", []):
            option["name_localizations"] = None
    return kept[::-1]


def test_what_discord_adds_and_its_order_are_no_difference():
    assert is_same(OURS, as_discord_keeps_it(OURS))


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: kept.pop(),
        lambda kept: kept.append({"name": "old", "description": "Old", "type": 1}),
        lambda kept: kept[1].update(description="Other"),
        lambda kept: kept[1].update(contexts=[0]),
        lambda kept: kept[1].update(integration_types=[0]),
        lambda kept: kept[1]["options"][0].update(required=False),
        lambda kept: kept[1]["options"][0].update(max_length=10),
        lambda kept: kept[1]["options"].append({"name": "b", "description": "B", "type": 3}),
        lambda kept: kept[0].update(type=2),
        lambda kept: kept[0].update(description_localizations={"ja": "質問"}),
    ],
)
def test_any_difference_that_people_would_see_counts(change):
    kept = as_discord_keeps_it(OURS)
    change(kept)
    assert not is_same(OURS, kept)
