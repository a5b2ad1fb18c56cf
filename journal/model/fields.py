"""Which fields a trial has and of what sort: the one list that forms, imports and exports share."""

from typing import Any

SINGLE_CODED = (
    "kind", "work_area", "outcome", "decision", "tool_access", "tried_by", "use", "hands_on",
    "setting", "pupil_reach", "time_basis", "quality_vs_usual", "time_went_to", "checking",
    "fixes", "role_band", "learned_from", "still_using", "confidence_before", "confidence_after",
    "visibility",
)  # fmt: skip
SEVERAL_CODED = (
    "aim", "task", "tool", "for_whom", "phase", "subject", "effort_moved_to", "concern",
    "concern_action", "data_put_in", "barrier", "reason_not_used", "could_not_use", "evidence",
    "pupil_benefit",
)  # fmt: skip
OWN_WORDS = ("tag", "growth")
TEXTS = (
    "did", "prompt", "worked", "didnt", "next", "kept", "priority", "line_for_leaders",
    "tool_version", "year_label", "open_name",
)  # fmt: skip
MINUTES = (
    "minutes_usual", "minutes_ai", "minutes_prompting", "minutes_checking", "minutes_fixing",
    "minutes_learning",
)  # fmt: skip
FLAGS = ("prompt_released", "pupil_at_risk", "colleague_agreed")
OTHERS = ("items", "safe_use", "based_on", "tried_on", "notes", "source_hash")
FIELDS = (
    *SINGLE_CODED, *SEVERAL_CODED, *OWN_WORDS, *TEXTS, *MINUTES, *FLAGS, *OTHERS,
)  # fmt: skip
LISTS = (*SEVERAL_CODED, *OWN_WORDS)

# Texts that may leave in a bundle once they are reviewed, in the order in which they are read.
SHARED_TEXTS = (
    "did", "prompt", "worked", "didnt", "next", "kept", "priority", "tool_version",
    "line_for_leaders",
)  # fmt: skip
SHARED_WORDS = ("task", "tool", "tag")

TEXT_LIMIT = 200_000  # characters in one text of the private journal
LINE_LIMIT = 280  # characters in the line for leaders
WORD_LIMIT = 120  # characters in one tool, task or tag
LIMITS = {
    "line_for_leaders": LINE_LIMIT,
    "tool_version": WORD_LIMIT,
    "year_label": WORD_LIMIT,
    "open_name": WORD_LIMIT,
}
MOST_WORDS = {"tool": 10, "tag": 20}  # as many as a bundle holds
MOST_MINUTES = 6_000  # 100 hours; more is a slip of the finger
MOST_ITEMS = 100_000

LABELS = {
    "kind": "Kind of entry",
    "work_area": "Work area",
    "outcome": "Outcome",
    "decision": "Decision",
    "tool_access": "How the tool is accessed",
    "tried_by": "Who tried it",
    "use": "How much use",
    "hands_on": "Whose hands",
    "setting": "Setting",
    "pupil_reach": "Pupils reached",
    "time_basis": "Basis of the minutes",
    "quality_vs_usual": "Quality against the usual",
    "time_went_to": "Where saved time went",
    "checking": "How it was checked",
    "fixes": "What had to be fixed",
    "role_band": "My role",
    "learned_from": "Learned from",
    "still_using": "Still using it?",
    "confidence_before": "Confidence before",
    "confidence_after": "Confidence after",
    "visibility": "Who may see it",
    "aim": "Why",
    "task": "Job",
    "tool": "Tool",
    "for_whom": "For whom",
    "phase": "Ages",
    "subject": "Subject",
    "effort_moved_to": "Whom effort moved to",
    "concern": "Concerns",
    "concern_action": "What was done about them",
    "data_put_in": "What was put in",
    "barrier": "What got in the way",
    "reason_not_used": "Why not",
    "could_not_use": "Who could not use it",
    "evidence": "Evidence",
    "pupil_benefit": "Pupil benefit",
    "tag": "Tags",
    "growth": "Growth tags (private)",
    "did": "What I did",
    "prompt": "Prompt used",
    "worked": "What worked",
    "didnt": "What didn't",
    "next": "What next",
    "kept": "Kept for my own judgement",
    "priority": "School priority it serves",
    "line_for_leaders": "Line for leaders",
    "tool_version": "Version or tier",
    "year_label": "Year group, in your own words",
    "open_name": "Name, for a leader who talks openly",
    "minutes_usual": "Minutes, usual way",
    "minutes_ai": "Minutes with AI, all in",
    "minutes_prompting": "Minutes prompting",
    "minutes_checking": "Minutes checking",
    "minutes_fixing": "Minutes fixing",
    "minutes_learning": "Minutes learning",
    "prompt_released": "The prompt may be shared",
    "pupil_at_risk": "A pupil may be at risk",
    "colleague_agreed": "The colleague I watched agreed to sharing",
    "items": "Number of items",
    "safe_use": "Safe-use checks",
    "based_on": "Based on a colleague's trial (code)",
    "tried_on": "Date",
    "notes": "Notes",
    "source_hash": "Imported from",
}


def recorded(value: Any) -> bool:
    """Whether a field holds anything; no minutes at all are something that was recorded."""
    return value is not False and value not in (None, "", [], {})
