"""From a group's library to its digest: gathered, protected, composed, ready for any page."""
