"""Net minutes: the usual way less all in, only where both are known; missing is never 0."""

import pytest

from journal.model.trial import TrialFields, minutes_all_in, net_minutes, net_minutes_per_item


@pytest.mark.parametrize(
    ("fields", "all_in", "net", "per_item"),
    [
        ({}, None, None, None),
        ({"minutes_usual": 60}, None, None, None),
        ({"minutes_ai": 20}, 20, None, None),
        ({"minutes_usual": 60, "minutes_ai": 20}, 20, 40, None),
        ({"minutes_usual": 60, "minutes_ai": 20, "items": 4}, 20, 40, 10),
        ({"minutes_usual": 20, "minutes_ai": 60, "items": 8}, 60, -40, -5),
        ({"minutes_usual": 0, "minutes_ai": 0}, 0, 0, None),
        ({"minutes_usual": 0, "minutes_ai": 5, "items": 1}, 5, -5, -5),
        ({"minutes_usual": 60, "minutes_prompting": 5}, 5, 55, None),
        ({"minutes_usual": 60, "minutes_prompting": 5, "minutes_checking": 10,
          "minutes_fixing": 15, "minutes_learning": 2}, 32, 28, None),
        ({"minutes_usual": 60, "minutes_checking": 0}, 0, 60, None),
        # The one figure counts, not the parts beside it.
        ({"minutes_usual": 60, "minutes_ai": 40, "minutes_checking": 10}, 40, 20, None),
        ({"minutes_ai": 40, "items": 4}, 40, None, None),
    ],
)  # fmt: skip
def test_net_minutes(
    fields: dict[str, float], all_in: float | None, net: float | None, per_item: float | None
) -> None:
    trial = TrialFields.model_validate(fields)
    assert minutes_all_in(trial) == all_in
    assert net_minutes(trial) == net
    assert net_minutes_per_item(trial) == per_item
