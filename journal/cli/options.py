"""Commands that take an option for each field of a record, without listing them by hand."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Command = TypeVar("Command", bound=Callable[..., None])


def takes(options: Mapping[str, Any]) -> Callable[[Command], Command]:
    """Give a command that ends in `**values` these options, by name, with their annotations."""

    def give(command: Command) -> Command:
        own = list(inspect.signature(command).parameters.values())[:-1]
        added = [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation
            )
            for name, annotation in options.items()
        ]
        command.__signature__ = inspect.Signature([*own, *added])  # type: ignore[attr-defined]
        command.__annotations__ = {one.name: one.annotation for one in (*own, *added)}
        return command

    return give


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were given a value."""
    return {name: value for name, value in values.items() if value not in (None, [])}
