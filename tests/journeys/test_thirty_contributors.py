"""A library of thirty contributors, made by the format alone: then leaders get figures."""

import json
import random
import re
from pathlib import Path

from tests.fixtures.bundles import make_contents, make_contributor
from tests.journeys.people import Person

AS_OF = "2026-11-21"
SEQUENCE = 2_968_000_000  # numbers of the week of that date


def generated_bundles(group: str, folder: Path) -> list[Path]:
    folder.mkdir()
    paths = []
    for number in range(30):
        rng = random.Random(number)
        writer = make_contributor(rng, group, SEQUENCE + number)
        contents = make_contents(rng, 4, n_check_ins=1, secret=writer.secret)
        path = folder / f"{number:02}.trialbundle"
        path.write_bytes(writer.bundle(contents))
        paths.append(path)
    return paths


def test_leaders_get_figures_and_no_count_under_the_threshold(tmp_path: Path) -> None:
    facilitator = Person(tmp_path / "home")
    made = facilitator.run("group", "new", "Thirty", "--threshold", "5", "--json")
    facilitator.group = made.json["id"]
    bundles = generated_bundles(facilitator.group, tmp_path / "bundles")
    facilitator.in_group("merge", *bundles)
    facilitator.in_group("group", "admit", "--all")
    (group,) = facilitator.run("group", "list", "--json").json
    assert (group["contributors"], group["trials"]) == (30, 120)

    out = tmp_path / "leaders.json"
    leaders = ("digest", "--edition", "leaders", "--as-of", AS_OF, "--out")
    facilitator.in_group(*leaders, out, "--format", "json")
    document = json.loads(out.read_text("utf-8"))
    assert document["edition"] == "leaders"
    shown = figures(document)
    assert len(shown) > 20
    assert all(figure >= 5 and figure % 5 == 0 for figure in shown)

    again = tmp_path / "again.json"
    facilitator.in_group(*leaders, again, "--format", "json")
    assert again.read_bytes() == out.read_bytes()


def figures(value: object) -> list[int]:
    """Every published count in a document: the cells of its tables and "about n" in its words."""
    if isinstance(value, str):
        return [int(n) for n in re.findall(r"about (\d+)", value)]
    if isinstance(value, list):
        return [figure for one in value for figure in figures(one)]
    if not isinstance(value, dict):
        return []
    found = [figure for one in value.values() for figure in figures(one)]
    if value.get("state") == "shown" and value["text"].isdecimal():
        found.append(int(value["text"]))
    return found
