"""What a person may say yes to ahead, with the commands that write a snapshot of hers."""

from typing import Annotated

import typer

TakeOver = Annotated[
    bool,
    typer.Option("--take-over", help="Take back what only another computer of yours shared."),
]
ClockIsRight = Annotated[
    bool,
    typer.Option(
        "--clock-is-right", help="The clock is right, though over a year past anything here."
    ),
]
