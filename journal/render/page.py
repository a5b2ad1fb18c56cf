"""One HTML file from a template and a style: loads nothing, runs nothing, escapes what it gets."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import resources
from journal.language import _

TEMPLATES = Path(resources.__file__).parent / "templates"


def html_page(template: str, style_sheet: str, **data: Any) -> bytes:
    """resources/templates/`template` as UTF-8 HTML, with its style sheet in it.

    The template finds `style` and `style_hash`, which its content security policy names.
    """
    style = (TEMPLATES / style_sheet).read_text(encoding="utf-8")
    fingerprint = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704  our own file
            style_hash=f"sha256-{fingerprint}",
            _=_,
            **data,
        )
    )
    return page.encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
