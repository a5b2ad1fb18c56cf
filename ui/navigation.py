"""Ways from one page to another, without the pages knowing each other."""

from PySide6.QtCore import QObject, Signal


class Navigation(QObject):
    """A page emits; the composition root turns the page and hands the wish on."""

    page_wanted = Signal(str)
    trial_wanted = Signal(str)  # show the trial with this id
    edit_wanted = Signal(str)
    again_wanted = Signal(str)  # a new trial that repeats this one with one change
    draft_wanted = Signal(str)  # go on with this draft
    begin_wanted = Signal(object)  # a new trial that begins with these values
    search_wanted = Signal(str)  # list what this query finds
    check_in_wanted = Signal()  # the form of the check-in
    asking_wanted = Signal(str)  # ask one's groups whether anyone has tried this
    quick_wanted = Signal()  # one line, to be finished later
    goto_wanted = Signal()  # the box that goes anywhere
    settings_wanted = Signal(str)  # a section of the settings
    names_wanted = Signal(str)  # take the owner's names to watch for from this file
    templates_wanted = Signal()  # the list of the templates
    import_wanted = Signal(str)  # bring in this file or folder; "" to choose one
    group_wanted = Signal(str)  # the group with this id, where one shares
    folder_look_wanted = Signal(str)  # tell what is in the folder of the group with this id
