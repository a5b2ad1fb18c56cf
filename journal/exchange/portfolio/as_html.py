"""A portfolio as one HTML file that loads nothing, for screen and paper."""

from markupsafe import Markup

from journal.exchange.portfolio.checking import Checked
from journal.exchange.portfolio.outline import outline
from journal.render.markdown import to_html as markdown_to_html
from journal.render.page import html_page


def to_html(checked: Checked) -> bytes:
    """The portfolio as UTF-8 HTML."""
    return html_page(
        "portfolio.html.j2", "portfolio.css", portfolio=outline(checked), prose=_prose, drawn=Markup
    )  # our own SVG, its words escaped


def _prose(text: str) -> Markup:
    return Markup(markdown_to_html(text))  # noqa: S704  cleaned by nh3
