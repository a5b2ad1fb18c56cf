"""The peers' edition, section by section: trials in full wording, nobody's name."""
