"""group along: what a member lets go along, of what her group asks for."""

from tests.journeys.people import Person


def test_a_member_chooses_what_goes_along(person: Person) -> None:
    context = ("--context", "phase", "--context", "setting")
    person.group = person.run("group", "new", "Elm Park", *context, "--json").json["id"]
    both = ["phase", "setting"]
    assert person.run("group", "along", "--json").json == {"asked": both, "along": both}
    said = person.run("group", "along", "setting").out
    assert "The group asks for phase, setting." in said
    assert "Along go setting." in said
    assert person.run("group", "along", "--json").json["along"] == ["setting"]
    assert "none of them" in person.run("group", "along", "--nothing").out
    assert "colour" in person.run("group", "along", "colour", status=1).err
    assert "--nothing" in person.run("group", "along", "phase", "--nothing", status=1).err
    assert person.run("group", "along", "--json").json["along"] == []
