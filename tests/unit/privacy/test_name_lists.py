"""Class lists in every shape in which people paste and schools export them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.privacy.lists.list_headings import Role, role_of
from journal.privacy.lists.name_lists import ReadNames, read_list, read_table
from journal.privacy.names.listed_people import names_of, year_group
from tests.fixtures.growth import growth

OLIVIA, THEO = "Olivia Khan", "Theo Adams"


def names(read: ReadNames) -> list[str]:
    return [name.text for name in read.names]


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("Khan, Olivia\nAdams, Theo", [OLIVIA, THEO]),
        ("Surname\tForename\tYear\nKhan\tOlivia\tYear 7\n", [OLIVIA]),
        ("Surname, Forename\nKhan, Olivia\n", [OLIVIA]),
        ("1. Olivia Khan\n2. Theo Adams\n2. Theo Adams", [OLIVIA, THEO]),
        ("  • Olivia Khan\n\n– Theo Adams\n☐ Amara Diallo", [OLIVIA, THEO, "Amara Diallo"]),
        ("Olivia Khan;7B;12/03/2014", [OLIVIA]),
        ("Khan, Olivia, 7B, F", [OLIVIA]),
        ("Olivia Khan, Theo Adams, Amara Diallo", [OLIVIA, THEO, "Amara Diallo"]),
        ("Olivia Khan, Theo Adams", [OLIVIA, THEO]),
        ("Olivia, Theo, Amara", ["Olivia", "Theo", "Amara"]),
        ("Garcia Lopez, Maria Jose", ["Maria Jose Garcia Lopez"]),
        ("KHAN Olivia\nVAN DYK Anna", [OLIVIA, "Anna Van Dyk"]),
        ("OLIVIA KHAN", [OLIVIA]),
        ("Olivia KHAN", [OLIVIA]),
        ("NG, Mei\nO'BRIEN, Zoë", ["Mei Ng", "Zoë O'Brien"]),
        ("McDONALD Rory", ["Rory McDonald"]),
        ("TJ Khan", ["TJ Khan"]),
        ('"Khan, Olivia",7B\n"Adams, Theo",7C', [OLIVIA, THEO]),
        ("“Olivia Khan”\n'Theo Adams'", [OLIVIA, THEO]),
        ("Mr T Khan\nKhan, T\nKhan, Mr T", ["Mr T Khan", "T Khan"]),
        ("Khan Mr T", ["Mr T Khan"]),
        ("Name\nKhan, Olivia\nAdams, Theo", [OLIVIA, THEO]),
        ("Name,Form\nKhan, Olivia,7B\nAdams, Theo,7C", [OLIVIA, THEO]),
        ("Olivia Khan <o.khan@x.sch.uk>; Theo Adams <t@x.uk>", [OLIVIA, THEO]),
        ("27 Olivia Khan 7B\nTheo Adams - Kestrel", [OLIVIA, THEO]),
        ("李雷\nप्रिया शर्मा\nعلي حسن\nŁukasz Żak", ["李雷", "प्रिया शर्मा", "علي حسن", "Łukasz Żak"]),
        ("Ana\tBo\tMia\nTom\tZoe\tLiam\nEva\tOmar\tIda",
         ["Ana", "Bo", "Mia", "Tom", "Zoe", "Liam", "Eva", "Omar", "Ida"]),
        ("Khan\tOlivia\tKestrel\nAdams\tTheo\tHeron\nBrown\tJack\tHeron",
         [OLIVIA, THEO, "Jack Brown"]),
        ("Olivia\tKhan\nTheo\tAdams", [OLIVIA, THEO]),
        ("Pupil (Surname, Forename)\tSEN\nKhan Olivia\tK\nAdams Theo\tE", [OLIVIA, THEO]),
        ("Olivia Khan, Theo Adams and Amara Diallo", [OLIVIA, THEO, "Amara Diallo"]),
        ("Olivia & Theo\nMr and Mrs Khan", ["Olivia", "Theo", "Mrs Khan"]),
        ("Olivia,Khan,7B\nTheo,Adams,7B\nAmara,Diallo,7C", [OLIVIA, THEO, "Amara Diallo"]),
        ("Mr\tTariq\tKhan\nMrs\tJane\tOkafor\nMs\tAda\tLee",
         ["Tariq Khan", "Jane Okafor", "Ada Lee"]),
        ("First name / Surname,ID number\nOlivia Khan,123", [OLIVIA]),
        ("| Name | Year |\n|---|---|\n| Olivia Khan | 7 |", [OLIVIA]),
        ("Surname Forename\tReg\nKhan Olivia\t7B", [OLIVIA]),
        ("Olivia Khan\t45\tA\nTheo Adams\t62\tB\nAmara Diallo\t70\tB",
         [OLIVIA, THEO, "Amara Diallo"]),
        ("", []),
    ],
)  # fmt: skip
def test_pasted_class_lists_are_read(pasted: str, found: list[str]) -> None:
    assert names(read_list(pasted)) == found


@pytest.mark.parametrize(
    "cell",
    [
        "Alexandra (Lexi) Novak",
        "Novak, Alexandra (Lexi)",
        "Novak, Alexandra [known as Lexi]",
        'Alexandra "Lexi" Novak',
        "Alexandra 'Lexi' Novak",
        "Alexandra Novak (Lexi)",
        "Alexandra Novak, known as Lexi",
        "NOVAK Alexandra aka Lexi",
        "Alexandra Novak (Lexi Novak)",
    ],
)
def test_the_name_gone_by_is_listed_too(cell: str) -> None:
    assert names(read_list(cell)) == ["Alexandra Novak", "Lexi Novak"]


@pytest.mark.parametrize("aside", ["7B", "Year 7", "SEN", "PP", "she/her", "M", ""])
def test_other_brackets_are_no_name(aside: str) -> None:
    assert names_of(f"Olivia ({aside}) Khan") == [OLIVIA]


SIMS = """Oakfield School - 7B Registration Group
Printed 12/09/2026
UPN,Legal Surname,Legal Forename,Preferred Surname,Preferred Forename,DoB,Gender,Year,Reg,SEN
H801200001001,KHAN,Olivia Grace,Khan,Livvy,12/03/2014,F,7,7B,K
H801200001002,Adams,Theo,Adams-Reed,Theo,13/04/2014,M,7,7B,
"""
ARBOR = """Student name\tYear group\tForm\tLegal sex\tUnique Pupil Number (UPN)\tPrimary guardian
Amara Diallo\tYear 8\t8C\tFemale\tK801200001003\tFatou Diallo
"Żak, Łukasz"\tYear 8\t8C\tMale\tK801200001004\tAnna Żak
"""
BROMCOM = """Adm No;Known As;Last Name;First Name;Tutor Group;Tutor;Date of Birth
001234;Sam;Okafor;Samuel;10x/Ma2;Mrs J Brown;01/02/2011
001235;;O'Brien;Zoë;10x/Ma2;Mrs J Brown;03/02/2011
"""


def test_exports_of_schools() -> None:
    sims = read_list(SIMS)
    assert names(sims) == ["Olivia Grace Khan", "Livvy Khan", THEO, "Theo Adams-Reed"]
    assert set(sims.year_groups.values()) == {"7"}
    assert sims.title == "Oakfield School - 7B Registration Group"
    assert (sims.not_understood, sims.staff) == ((), False)
    arbor = read_list(ARBOR)
    assert [(one.text, one.year_group) for one in arbor.names] == [
        ("Amara Diallo", "Year 8"), ("Łukasz Żak", "Year 8"),
    ]  # fmt: skip
    bromcom = read_list(BROMCOM)
    assert names(bromcom) == ["Samuel Okafor", "Sam Okafor", "Zoë O'Brien"]
    assert set(bromcom.year_groups.values()) == {"10x/Ma2"}


@pytest.mark.parametrize("export", [SIMS, ARBOR, BROMCOM])
def test_nothing_else_of_an_export_is_kept(export: str) -> None:
    kept = str(read_list(export))
    for other in ("80120000", "00123", "2014", "2011", "Fatou", "Anna", "Brown", "Female"):
        assert other not in kept.replace(read_list(export).title, "")


def test_headings_that_come_again_and_lines_that_are_no_names() -> None:
    read = read_list("Surname,Forename\nKhan,Olivia\nSurname,Forename\nTotal: 27,\nAdams,Theo")
    assert names(read) == [OLIVIA, THEO]
    assert read.not_understood == ("Total: 27",)
    read = read_list("Class 7B\nOlivia Khan\nThis was printed for the register\n12/03/2026")
    assert (names(read), read.title) == ([OLIVIA], "Class 7B")
    assert read.not_understood == ("This was printed for the register", "12/03/2026")


def test_what_is_left_of_a_line_is_told() -> None:
    read = read_list("Olivia Khan, who was late for it, Theo Adams")
    assert (names(read), read.not_understood) == ([OLIVIA, THEO], ("who was late for it",))


@pytest.mark.parametrize("cell", ["7", "Year 7", "Y10", "yr 13", "7B", "10x/Ma2", "Reception", "R"])
def test_year_groups(cell: str) -> None:
    assert year_group(cell) == cell


@pytest.mark.parametrize("cell", ["45", "A", "Khan", "12/03/2014", "H80", "", "Year 77", "9 years"])
def test_other_cells_are_no_year_group(cell: str) -> None:
    assert year_group(cell) == ""


@pytest.mark.parametrize("long", ["a", "(", '"', "'", "<", "known as ", "@", "a ", "\t", ", "])
def test_a_long_line_takes_linear_time(long: str) -> None:
    assert growth(lambda times: read_list(long * (times // len(long))), 20_000) < 9
    assert len(read_list(long * 2_000).names) < 2


def test_words_that_are_names_are_kept_and_told() -> None:
    read = read_list("Will\nOlivia\nT\nGrace Hope")
    assert names(read) == ["Will", "Olivia", "T", "Grace Hope"]
    assert read.unusual == ("Will", "T")


def test_letters_that_stand_in_every_sentence_are_no_names() -> None:
    assert read_list("Olivia\nA\nI").not_understood == ("A", "I")


def test_staff() -> None:
    table = "Title,Forename,Surname,Role\nMr,Tariq,Khan,Teacher\nMrs,,Okafor,TA"
    assert names(read_list(table, "staff")) == ["Tariq Khan", "Mrs Okafor"]
    alone = read_list("Teacher\tRoom\nMr T Khan\t12\nMs Lee\t4")
    assert (names(alone), alone.staff) == (["Mr T Khan", "Ms Lee"], True)


@pytest.mark.parametrize(
    ("pasted", "kind", "found"),
    [
        ("7B\n10x/Ma2\nKestrel class, 8C", "class", ["7B", "10x/Ma2", "Kestrel class", "8C"]),
        ("Class,Teacher\n7B,Mr Khan\n8C,Ms Lee", "class", ["7B", "8C"]),
        ("1. Oakfield Primary School\nSt Mary's, Leeds", "school",
         ["Oakfield Primary School", "St Mary's", "Leeds"]),
        ("Elm Park; Riverside\n12 High Street\n42", "place",
         ["Elm Park", "Riverside", "High Street"]),
        ("School\nOakfield", "school", ["Oakfield"]),
    ],
)  # fmt: skip
def test_schools_places_and_classes(pasted: str, kind: str, found: list[str]) -> None:
    assert names(read_list(pasted, kind)) == found


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Forename(s)", Role.FORENAME), ("First name", Role.FORENAME), ("Given", Role.FORENAME),
        ("LEGAL_SURNAME", Role.SURNAME), ("Family Name", Role.SURNAME), ("Last", Role.SURNAME),
        ("Preferred name", Role.PREFERRED), ("Known as", Role.PREFERRED),
        ("Preferred last name", Role.PREFERRED_SURNAME), ("Student's name", Role.NAME),
        ("Pupil", Role.NAME), ("Full Name", Role.NAME), ("NCY", Role.YEAR),
        ("Year Group", Role.YEAR), ("Reg", Role.FORM), ("Class", Role.FORM),
        ("UPN", Role.NOTHING), ("D.O.B.", Role.NOTHING), ("Parent name", Role.NOTHING),
        ("Middle name(s)", Role.NOTHING), ("Tutor", Role.STAFF), ("Olivia", None), ("", None),
        ("of", None),
    ],
)  # fmt: skip
def test_headings(heading: str, role: Role | None) -> None:
    assert role_of(heading) == role


GIVEN = st.sampled_from(["Olivia", "Theo", "Amara", "Łukasz", "Zoë", "Lily-Mae", "Siân", "D'Arcy"])
FAMILY = st.sampled_from(["Khan", "Adams", "Diallo", "O'Brien", "Żak", "Smith-Jones", "Nguyen"])
PEOPLE = st.lists(st.tuples(GIVEN, FAMILY), min_size=1, max_size=12, unique=True)
HEADINGS = {
    "given": ["Forename", "First Name", "Given name"],
    "family": ["Surname", "Last name", "Legal surname"],
    "upn": ["UPN"], "dob": ["DoB", "Date of birth"], "year": ["Year", "NCY"],
}  # fmt: skip


@given(PEOPLE, st.permutations(list(HEADINGS)), st.data(), st.sampled_from(",;\t"))
def test_a_table_gives_its_people_whatever_its_columns(
    people: list[tuple[str, str]], order: list[str], data: st.DataObject, delimiter: str
) -> None:
    headings = [data.draw(st.sampled_from(HEADINGS[column])) for column in order]
    written = io.StringIO()
    table = csv.writer(written, delimiter=delimiter)
    table.writerow(headings)
    for given_name, family in people:
        cells = {
            "given": given_name, "family": family, "upn": "H801200001001",
            "dob": "12/03/2014", "year": "7",
        }  # fmt: skip
        table.writerow([cells[column] for column in order])
    read = read_list(written.getvalue())
    assert names(read) == [f"{given_name} {family}" for given_name, family in people]
    assert set(read.year_groups.values()) == {"7"}
    assert not read.not_understood


@given(PEOPLE, st.sampled_from(["{g} {f}", "{f}, {g}", "- {g} {f}", "3) {f}, {g}", "{g} {f}\t7B"]))
def test_a_line_gives_its_person_however_it_is_written(
    people: list[tuple[str, str]], way: str
) -> None:
    pasted = "\n".join(way.format(g=g, f=f) for g, f in people)
    assert names(read_list(pasted)) == [f"{g} {f}" for g, f in people]


LINES = st.text(st.sampled_from("abÄz李 ,;\t\n\"'()[]-.•1279/@<>|&\r\x0b\u2028\ud800"), max_size=80)


@given(
    st.one_of(LINES, st.text(max_size=80)), st.sampled_from(["pupil", "staff", "class", "place"])
)
def test_any_text_is_read_without_harm(text: str, kind: str) -> None:
    read = read_list(text, kind)
    found = names(read)
    assert len(set(found)) == len(found)
    for name in found:
        assert name == " ".join(name.split())
        assert any(map(str.isalnum, name))
        assert kind in ("class", "place") or not any(map(str.isdecimal, name))


@given(st.lists(st.lists(LINES, max_size=4), max_size=6))
def test_any_table_is_read_without_harm(rows: list[list[str]]) -> None:
    for name in names(read_table(rows)):
        assert not any(map(str.isdecimal, name))


def test_pictures_beside_names_and_arabic_commas_are_no_hindrance() -> None:
    read = read_list("Olivia Khan 😀\n⭐ Tom Smith\n☑ Ann Lee ❤️\nخان، علي\n👨‍👩‍👧 Oma Marsh")
    assert [name.text for name in read.names] == [
        "Olivia Khan", "Tom Smith", "Ann Lee", "علي خان", "Oma Marsh",
    ]  # fmt: skip
    assert not read.not_understood
