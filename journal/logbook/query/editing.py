"""What a click on a value beside the list makes of the typed text. Pure."""

from journal.logbook.query.operators import folded, meant
from journal.logbook.query.tokens import Token, Value, quoted, tokens


def with_value(typed: str, operator: str, value: str, how: str) -> str:
    """The typed text with a value asked for: as a condition of its own ("and"), beside those that
    the operator has ("or"), excluded ("not"), or no longer ("off").

    Words stay as they were typed, the last one as unfinished as it was: operators stand before.
    """
    typed = _without(typed, operator, value)
    if how == "off":
        return typed
    if how == "or":
        beside = [t for t in tokens(typed) if t.operator == operator and not t.excluded]
        if beside and any(one.text.strip() for one in beside[-1].values):
            end = _end_of_values(beside[-1])
            return f"{typed[:end]},{quoted(value)}{typed[end:] or ' '}"
    place = 0
    for token in tokens(typed):
        if token.operator is None or token.end == len(typed):  # what is being typed stays last
            break
        place = token.end
    minus = "-" if how == "not" else ""
    clause = f"{minus}{operator}:{quoted(value)}"
    before, after = typed[:place], typed[place:]
    return f"{before} {clause}{after or ' '}" if before else f"{clause} {after}"


def has_value(typed: str, operator: str, value: str) -> str | None:
    """How the typed text asks for a value: "and", "or", "not", or not at all."""
    for token in tokens(typed):
        if token.operator == operator and any(_names(one, operator, value) for one in token.values):
            if token.excluded:
                return "not"
            asked = [name for one in token.values for name in _meant(one, operator)]
            return "or" if len(asked) > 1 else "and"
    return None


def _without(typed: str, operator: str, value: str) -> str:
    for token in reversed(list(tokens(typed))):
        if token.operator != operator:
            continue
        kept = [text for one in token.values for text in _left_of(one, typed, operator, value)]
        if len(kept) == len(token.values) and not any(
            _names(one, operator, value) for one in token.values
        ):
            continue
        if any(text.strip() for text in kept):
            start = token.values[0].start
            typed = typed[:start] + ",".join(kept) + typed[token.end :]
        else:
            typed = typed[: token.start] + typed[token.end :].removeprefix(" ")
    return typed


def _left_of(one: Value, typed: str, operator: str, value: str) -> list[str]:
    """What is left of one typed value when `value` goes: a class of values has others."""
    if not _names(one, operator, value):
        return [typed[one.start : one.end]]
    wanted = {folded(name) for name in meant(operator, value)}
    return [quoted(name) for name in _meant(one, operator) if folded(name) not in wanted]


def _names(one: Value, operator: str, value: str) -> bool:
    wanted = {folded(name) for name in meant(operator, value)}
    return wanted <= {folded(name) for name in _meant(one, operator)}


def _meant(one: Value, operator: str) -> tuple[str, ...]:
    return meant(operator, one.text) if one.text.strip() else ()


def _end_of_values(token: Token) -> int:
    return max(one.end for one in token.values if one.text.strip())
