"""What stands in Settings: its sections, and the cards in each, in the order in which they show."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SECTIONS = {
    "me": QT_TRANSLATE_NOOP("SettingsPage", "Me"),
    "writing": QT_TRANSLATE_NOOP("SettingsPage", "Writing"),
    "school": QT_TRANSLATE_NOOP("SettingsPage", "School"),
    "names": QT_TRANSLATE_NOOP("SettingsPage", "Names"),
    "keeping": QT_TRANSLATE_NOOP("SettingsPage", "Keeping"),
    "about": QT_TRANSLATE_NOOP("SettingsPage", "About"),
}
# A section, the module of a card and the class in it, which takes the window's Context; imported
# when the section is first opened.
CARDS = (
    ("me", "ui.pages.own_choices", "OwnChoicesCard"),
    ("me", "ui.quick.tray_card", "TrayCard"),
    ("writing", "ui.writing.spelling_card", "SpellingCard"),
    ("writing", "ui.writing.identifiers_card", "IdentifiersCard"),
    ("writing", "ui.log.templates_card", "TemplatesCard"),
    ("school", "ui.reflect.terms_card", "TermsCard"),
    ("school", "ui.register.card", "RegisterCard"),
    ("names", "ui.names.card", "OwnNamesCard"),
    ("keeping", "ui.pages.data_folder", "DataFolderCard"),
    ("keeping", "ui.pages.backups", "BackupsCard"),
    ("about", "ui.pages.about", "AboutCard"),
)
