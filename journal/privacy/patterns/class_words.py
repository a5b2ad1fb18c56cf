"""Words of classes and sets, which the patterns for them share."""

import re

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.ordinary import word_list

SUBJECT_CODES = (
    "ar|art|bi|bs|bus|ch|ci|co|cp|cs|da|de|dr|dt|ec|en|eng|fd|fo|fr|fre|ge|geo|gg|gm|hi|his|hs|ic"
    "|it|la|li|ma|mat|mfl|mu|mus|pe|ph|ps|re|rs|sc|sci|so|sp|spa|st|te|tx|cb|ct|dg|gc|lt|mt|fm|py"
)
SUBJECT = (
    "maths|mathematics|english|science|french|spanish|german|history|geography|computing|music|art"
    "|drama|biology|chemistry|physics|re|rs|pe|dt|mfl|literacy|numeracy|phonics|welsh|irish|latin"
)
N = r"(?:1[0-3]|[1-9])"
GROUP = "set|group|band|stream|tutor group|tg"
LEVEL = "(?:top|bottom|middle|upper|lower|higher|foundation|low|high)"
YEAR = rf"(?:(?:year ?|yr\.? ?|y ?|grade ){N}|s[1-6]|p[1-7])"
COLOURS = (
    "red|blue|green|yellow|orange|purple|pink|violet|indigo|gold|silver|bronze|white|black|teal"
    "|turquoise|amber|ruby|emerald|sapphire|scarlet|crimson|lime|navy|maroon"
)
NOT_A_CLASS_BEFORE = re.compile(
    r"(?:\b(?:questions?|q|qs|part|task|exercise|ex|unit|figure|fig|page|pp?|chapter|ch|section"
    r"|step|level|paper|appendix|table|option|version|v|model|llama|gemma|qwen|mistral|phi"
    r"|deepseek|module|example|problem|item|row|column|cell|test|standard|objective|lesson|topic"
    r"|book|type|vitamin|gpt|activity|worksheet|slide|band|criterion|no|number|grades?|route|bus"
    r"|platform|gate|flat|apt|apartment|house|lens|iphone|pixel|galaxy|plus|act|scene|line|verse"
    r"|stage|component|assessment|sheet|extract|source|clause|article|rule|note|point|strand|week"
    r"|day|seat|junction|channel|bay|locker|desk|answer|ans|diagram|image|picture|photo|draft"
    r"|sum|calculation|choice|statement|heading|bullet|code|form of|grid|block|ks|target"
    r"|windows|series|episode|season|track|screen|mark|years?|yr|spelling|sentence|paragraph|quote)s?"
    r"[ .:]?(?:\d{1,2}[A-Za-z]?(?:, ?| and | or | to | & |-)){0,3}"
    r"|\b(?:llama|gemma|qwen|mistral|phi|deepseek) ?[\d.]{1,4}[ :-])$",
    re.IGNORECASE,
)


def is_class_name(key: str) -> bool:
    """Whether classes are called by the folded word `key`, or by several of it."""
    names = word_list("class_names")
    single = key[:-3] + "y" if key.endswith("ies") else key.removesuffix("s")
    return key in names or single in names or key.removesuffix("es") in names


def found_class(span: tuple[int, int], outcome: Outcome = Outcome.HIDE) -> Finding:
    """The class or set at `span`."""
    return Finding(*span, Kind.CLASS, outcome, _("a class or set"))
