"""Saving a digest: which document, in which format, on which paper; where is asked afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.sharing.radio_cards import RadioCards
from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import words

DIGEST = "digest"
FORMATS = ("html", "pdf", "xlsx", "md", "csv", "json")
ON_PAPER = ("pdf", "xlsx")
A4, LETTER = "a4", "letter"
# Where Letter is the usual paper: Unicode CLDR, supplemental measurement data, paperSize US-Letter.
_LETTER = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is saved: a part of the digest ("digest", "board", "pack"), its format, its paper."""

    part: str
    format: str
    paper: str


class SaveDialog(QDialog):
    """`parts` are the documents on offer besides the digest, `remarks` what to know before."""

    def __init__(
        self, parts: Sequence[str], last: Choice, remarks: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save as"))
        self.setMinimumWidth(560)
        self.part = Segmented([(one, part_name(one)) for one in (DIGEST, *parts)])
        self.format = RadioCards(
            self.tr("Format"), [(one, format_name(one), _good_for(one)) for one in FORMATS]
        )
        self.format.choose(last.format)
        self.paper = Segmented([(A4, self.tr("A4")), (LETTER, self.tr("Letter"))])
        self.paper.set_values([last.paper])
        buttons = QDialogButtonBox()
        self.on_button = buttons.addButton(
            self.tr("Choose where…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(self.on_button, "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.remarks = [words(remark, "hint") for remark in remarks]
        self._paper = Field(self.tr("Paper"), self.paper, beside=True)
        policy = self._paper.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else the dialog jumps as one walks the formats
        self._paper.setSizePolicy(policy)
        self.format.chosen.connect(self._show_paper)
        self._lay_out(bool(parts), buttons)
        self._show_paper()
        self.format.setFocus()

    def choice(self) -> Choice:
        """What is chosen."""
        return Choice(self.part.value() or DIGEST, self.format.value(), self.paper.value() or A4)

    def _lay_out(self, has_parts: bool, buttons: QDialogButtonBox) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(12)
        layout.addWidget(words(self.tr("Save as"), "heading"))
        if has_parts:
            layout.addWidget(Field(self.tr("Which document"), self.part))
        layout.addWidget(Field(self.tr("Format"), self.format))
        layout.addWidget(self._paper)
        for remark in self.remarks:
            layout.addWidget(remark)
        layout.addSpacing(4)
        layout.addWidget(buttons)

    def _show_paper(self) -> None:
        self._paper.setVisible(self.format.value() in ON_PAPER)


def usual_paper(locale: QLocale) -> str:
    """The paper that is in use where the computer is."""
    territory = QLocale.territoryToCode(locale.territory())
    return LETTER if territory in _LETTER else A4


def part_name(part: str) -> str:
    """What people call a document."""
    return {
        DIGEST: QCoreApplication.translate("Digest", "The digest"),
        "board": QCoreApplication.translate("Digest", "Board sheet, one page"),
        "pack": QCoreApplication.translate("Digest", "Facilitator pack"),
    }.get(part, part)


def format_name(format_: str) -> str:
    """What people call a format."""
    return {
        "html": QCoreApplication.translate("Digest", "Web page"),
        "pdf": QCoreApplication.translate("Digest", "PDF"),
        "xlsx": QCoreApplication.translate("Digest", "Spreadsheet"),
        "md": QCoreApplication.translate("Digest", "Markdown"),
        "csv": QCoreApplication.translate("Digest", "CSV"),
        "json": QCoreApplication.translate("Digest", "JSON"),
    }[format_]


def _good_for(format_: str) -> str:
    return {
        "html": QCoreApplication.translate(
            "Digest", "One file that opens on any computer or phone. Good for sending round."
        ),
        "pdf": QCoreApplication.translate(
            "Digest", "Pages with bookmarks. Good for printing and for a meeting’s papers."
        ),
        "xlsx": QCoreApplication.translate(
            "Digest", "The tables only, a sheet each. Good for charts of your own."
        ),
        "md": QCoreApplication.translate(
            "Digest", "Plain text with headings. Good for pasting into notes or a wiki."
        ),
        "csv": QCoreApplication.translate(
            "Digest", "The tables as plain rows. Good for other programs."
        ),
        "json": QCoreApplication.translate(
            "Digest", "Everything in it as data, by a published schema. Good for programmers."
        ),
    }[format_]
