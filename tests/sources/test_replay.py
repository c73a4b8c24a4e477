"""The counterpart of the tests understands what our client asks."""

import pytest
from tests.replay import filtered

ROWS = [{"RegioS": "GM0001", "Perioden": "2024JJ00"}, {"RegioS": "NL01", "Perioden": "2019JJ00"}]


@pytest.mark.parametrize(
    ("expression", "count"),
    [
        ("RegioS eq 'GM0001'", 1),
        ("startswith(RegioS,'GM') and Perioden ge '2019JJ00'", 1),
        ("(startswith(RegioS,'GM') or startswith(RegioS,'NL')) and Perioden lt '2024JJ00'", 1),
        ("startswith(RegioS,'XX')", 0),
        ("", 2),
    ],
)
def test_the_replay_evaluates_the_filters_we_ask(expression, count):
    assert len(filtered(ROWS, expression)) == count


def test_the_replay_refuses_a_filter_it_does_not_understand():
    with pytest.raises(ValueError, match="not understood"):
        filtered(ROWS, "RegioS eq 'GM0001' surprise")
