"""Who can see what of it, and what no file can promise."""

from ui.widgets.sheet import Card, words
from ui.work.groups import Group


class WhoSees(Card):
    """Said of the group at hand."""

    def __init__(self) -> None:
        super().__init__(self.tr("Who can see what"))
        self._of_group = words("")
        self.body.addWidget(self._of_group)
        for sentence in (
            self.tr("Private from your group and leaders, not from the law or your school's IT."),
            self.tr(
                "Names and details are removed, but in a small group people may still guess. You "
                "can take a trial back later; a printed digest cannot be recalled."
            ),
        ):
            self.body.addWidget(words(sentence))

    def show_group(self, group: Group) -> None:
        """Whoever may open the files of `group`."""
        said = self.tr(
            "Whoever sees this folder sees who saved which file. Only your facilitators can "
            "open the files as sent; members later get all reviewed trials, without names, "
            "those of one writer linked."
        )
        if group.is_open:
            said = self.tr(
                "Whoever sees this folder sees who saved which file. Every member of this group "
                "can open the files as sent; the digest prints all reviewed trials, without "
                "names, those of one writer linked."
            )
        self._of_group.setText(said)
