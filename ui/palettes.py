"""The colours, light and dark: warm paper and one ink. Each pair that meets is tested for contrast.

Failure is plum and never red; a mixed result is the paper's own grey.
"""

from typing import NamedTuple


class Palette(NamedTuple):
    """Colours by use, as #rrggbb."""

    name: str
    desk: str  # behind everything: the rail, the edges of lists
    page: str  # what one writes and reads on
    card: str  # lifted a little from the page
    field: str  # where one types
    hover: str
    line: str  # separates, carries no meaning
    edge: str  # outlines a control, 3:1 against what it lies on
    text: str
    muted: str
    ink: str  # the accent
    on_ink: str
    wash: str  # the accent, thin: what is chosen
    on_wash: str
    worked: str
    mixed: str
    failed: str
    ask: str  # something to look at, said calmly
    ask_wash: str
    mark: str  # behind a word that a search found, which is underlined too

    def colours(self) -> dict[str, str]:
        """Every colour by its name."""
        return {name: value for name, value in self._asdict().items() if name != "name"}


LIGHT = Palette(
    name="light",
    desk="#F3EEE4",
    page="#FCFAF5",
    card="#FFFFFF",
    field="#FFFFFF",
    hover="#EAE3D6",
    line="#E2DACB",
    edge="#8F8778",
    text="#25221D",
    muted="#665F53",
    ink="#1D5C6B",
    on_ink="#FFFFFF",
    wash="#DCEAEC",
    on_wash="#17474F",
    worked="#2C6E63",
    mixed="#756D60",
    failed="#6A5286",
    ask="#8A5A12",
    ask_wash="#F8ECD6",
    mark="#F7DD94",
)

DARK = Palette(
    name="dark",
    desk="#191817",
    page="#211F1D",
    card="#2A2825",
    field="#1C1B19",
    hover="#302D2A",
    line="#3B3834",
    edge="#8A8377",
    text="#EFEAE0",
    muted="#B5AD9F",
    ink="#86C5CF",
    on_ink="#0E2A30",
    wash="#203F45",
    on_wash="#C9E8EC",
    worked="#7FC4B2",
    mixed="#ACA496",
    failed="#BBA5D8",
    ask="#E3B774",
    ask_wash="#3D3120",
    mark="#5C4A1B",
)
