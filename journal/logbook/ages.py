"""How long ago something was, in words."""

from datetime import datetime

from journal.language import _, plural

_HOUR, _DAY = 3600, 24 * 3600


def age_in_words(then: datetime, now: datetime) -> str:
    """The time from `then` to `now`, both aware; "just now" also where the clock was set back."""
    seconds = (now - then).total_seconds()
    if seconds < 60:
        return _("just now")
    if seconds < _HOUR:
        return plural("{n} minute ago", "{n} minutes ago", int(seconds // 60))
    if seconds < _DAY:
        return plural("{n} hour ago", "{n} hours ago", int(seconds // _HOUR))
    days = (now.astimezone().date() - then.astimezone().date()).days
    if days < 14:
        return plural("yesterday", "{n} days ago", max(1, days))
    if days < 60:
        return plural("{n} week ago", "{n} weeks ago", days // 7)
    return plural("{n} month ago", "{n} months ago", days // 30)
