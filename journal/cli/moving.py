"""import and export."""

from pathlib import Path
from typing import Annotated

import typer

from journal import settings
from journal.cli.app import JsonOption, app, desk, progress, say, show_json
from journal.cli.import_report import print_report
from journal.clock import utc_now
from journal.exchange.columns import load_mapping
from journal.exchange.exporting import export_all
from journal.exchange.importing import import_file
from journal.exchange.suggesting import CHECK_IN
from journal.language import _
from journal.vocabulary import is_term


@app.command("import")
def import_(
    file: Path,
    map_: Annotated[
        Path | None, typer.Option("--map", help="JSON: the field of each heading.")
    ] = None,
    check_ins: Annotated[bool, typer.Option("--check-ins", help="The rows are check-ins.")] = False,
    visibility: Annotated[
        str, typer.Option(help="Of check-ins that do not say: me, group or leaders.")
    ] = "me",
    sheet: Annotated[
        str | None, typer.Option("--sheet", help="The sheet of a workbook to read.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Bring in trials or check-ins from JSONL, CSV or XLSX, exports of forms among them.

    What cannot be understood is refused line by line; what was there before is left alone. A map
    is remembered for the next file with the same headings.
    """
    if not is_term("visibility", visibility):
        raise typer.BadParameter("me, group, leaders", param_hint="--visibility")
    mapping = load_mapping(map_) if map_ else None
    chosen = desk().home.settings_file
    desk().journal.back_up_before_change(utc_now())
    with desk().journal.session() as session:
        report = import_file(
            session,
            file,
            utc_now(),
            mapping,
            progress(_("Reading")),
            kind=CHECK_IN if check_ins else None,
            sheet=sheet,
            settings=settings.load(chosen),
            visibility=visibility,
        )
    if report.settings:
        settings.save(chosen, report.settings)
    if as_json:
        show_json(report.as_json())
    else:
        print_report(report)


@app.command("export")
def export(out: Annotated[Path, typer.Option("--out", help="A folder for the files.")]) -> None:
    """Write all you have in open formats, for yourself."""
    chosen = settings.load(desk().home.settings_file)
    with desk().journal.reading() as session:
        written = export_all(session, out, utc_now(), settings=chosen)
    say(
        _("{n} files in {path}. They are private: names were not removed.").format(
            n=len(written), path=out
        )
    )
