"""The group brief: what leaders get where so few released something that counts name people."""

from collections.abc import Sequence

from journal.digest.disclosure.protected import Blank, ReleasedBrief
from journal.digest.editions.brief_front import brief_front
from journal.digest.guarded.blocks import (
    LeadersBlock,
    LeadersDocument,
    LeadersEmpty,
    LeadersLines,
    LeadersNote,
    LeadersSection,
    LeadersStatements,
    LeadersText,
    leaders_actions,
    leaders_headline,
    leaders_section,
)
from journal.digest.guarded.left_out import left_out
from journal.digest.guarded.roadmap import came_of_it, to_come
from journal.digest.guarded.told import Told
from journal.digest.guarded.words import (
    Words,
    fixed,
    least,
    least_listed,
    listed_in,
    purpose_of,
    round_of,
    say,
    threshold,
    written,
)
from journal.digest.leaders.reading import section
from journal.digest.occasion import Occasion
from journal.digest.scan import Scanner
from journal.digest.wording import (
    closing,
    month,
    more_released,
    too_few,
    withdrawn,
)
from journal.group.decisions import Decisions
from journal.language import _, in_use


def compose_brief(
    occasion: Occasion, released: ReleasedBrief, lines: Sequence[Told]
) -> LeadersDocument:
    """Statements the group agreed on, released lines, concerns and support as lists: no figures."""
    sections = (
        _what_this_is(occasion),
        _statements(occasion.decisions, occasion.scanner),
        _lines(released, lines),
        _list(released, "concerns", "concern", _("Concerns that were raised")),
        _list(released, "support", "support_wanted", _("Support that is wanted")),
        _roadmap(occasion.decisions, occasion.scanner),
    )
    return LeadersDocument(
        edition="brief",
        title=occasion.group.name,
        subtitle=_("What the group wants its leaders to know: the group brief"),
        group=occasion.group.name,
        round=released.round,
        period=month(occasion.as_of),
        language=in_use(),
        foreword=occasion.scanner.printed(occasion.decisions.foreword),
        front=tuple(leaders_headline(card) for card in brief_front(occasion, released, lines)),
        sections=tuple(leaders_section(section) for section in sections),
        closing=closing(),
    )


def _what_this_is(occasion: Occasion) -> LeadersSection:
    why = say(
        _(
            "Fewer than {least} people have released something for leaders in this round. Among so "
            "few, counts identify people, so there are no figures here. Names and details were "
            "removed. This is not a measure of anyone."
        ),
        least=least(occasion.rule),
    )
    lists = say(
        _(
            "Concerns are listed where at least {few} people shared a trial, support where at "
            "least {few} checked in. A list changes only once {k} people joined, left or changed "
            "their answer, in a smaller group too; until then it stands as of its round."
        ),
        few=least_listed(occasion.rule),
        k=threshold(occasion.rule),
    )
    blocks: list[LeadersBlock] = [LeadersText(why), LeadersText(lists)]
    if occasion.group.purpose:
        purpose = say(_("Why the group does this: {why}"), why=purpose_of(occasion.group))
        blocks.append(LeadersText(purpose))
    blocks.extend(left_out(occasion))
    blocks.append(leaders_actions(came_of_it(occasion.decisions, occasion.scanner)))
    return section("what-this-is", blocks)


def _statements(decisions: Decisions, scanner: Scanner) -> LeadersSection:
    agreed = tuple(_scanned(scanner, text) for text in decisions.statements)
    block: LeadersBlock = LeadersEmpty(say(_("The group has agreed on no statement yet.")))
    if agreed:
        block = LeadersStatements(say(""), agreed)
    return section("statements", [block], title=_("What the group agreed on"))


def _lines(released: ReleasedBrief, lines: Sequence[Told]) -> LeadersSection:
    told = tuple(one.line for one in lines)
    blocks: list[LeadersBlock] = [LeadersLines(say(""), told)] if told else []
    if released.more:
        blocks.append(LeadersNote(say(more_released())))
    return section("lines", blocks, title=_("Lines that writers released for leaders"))


def _list(released: ReleasedBrief, section_id: str, figure: str, title: str) -> LeadersSection:
    found = released.lists[figure]
    if found.state is not None:
        reason = fixed(withdrawn() if isinstance(found.state, Blank) else too_few())
        told = say(_("{title}: {reason}."), title=fixed(title), reason=reason)
        return section(section_id, [LeadersNote(told, "unknown")], title=title)
    as_of = say(_("As of round {round}"), round=round_of(found))
    now = found.round == released.round
    listed = LeadersStatements(say("") if now else as_of, listed_in(found))
    return section(section_id, [listed], title=title)


def _roadmap(decisions: Decisions, scanner: Scanner) -> LeadersSection:
    asked = to_come(decisions, scanner) if decisions.actions else ()
    return section("roadmap", [*map(leaders_actions, asked)])


def _scanned(scanner: Scanner, text: str) -> Words:
    return written(scanner.printed(text))
