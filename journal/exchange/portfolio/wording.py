"""Days, minutes and values as a portfolio words them."""

from datetime import date

from journal import vocabulary
from journal.exchange.portfolio.contents import Said
from journal.language import _

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def a_day(day: date | None) -> str:
    """A day as people write it, like 3 November 2026, whatever the system's locale; "" for none."""
    return "" if day is None else f"{day.day} {_(MONTHS[day.month - 1])} {day.year}"


def minutes(value: float | None) -> str:
    """Minutes without needless decimals; "" for none."""
    return "" if value is None else f"{value:g}".replace("-", "\N{MINUS SIGN}")


def words(name: str, value: str) -> str:
    """The label of a value of the field `name`; what the owner typed is marked as typed."""
    try:
        known = vocabulary.is_term(name, value)
    except KeyError:  # a field without a list: tags, year labels
        known = False
    return vocabulary.label(name, value) if known else Said(value)
