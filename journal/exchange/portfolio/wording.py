"""Minutes and values as a portfolio words them."""

from journal import vocabulary
from journal.exchange.portfolio.contents import Said


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
