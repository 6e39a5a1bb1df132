"""Strikes in a war that allies fight on one land: whose they are that nobody owns, and whom they hit there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.setting.sides import enemy_of, publisher_and_enemy, same_side
from extraction.facts.roles.attested import main_blow, main_doer

if TYPE_CHECKING:
    from extraction.facts.roles.case import Case

AIMED = frozenset({"attacks", "munitions_launched"})


def is_ground_of_an_ally(case: Case, name: str) -> bool:
    """Tell whether strikes on a land hit whom its ally fights there: a coalition's strikes in Iraq."""
    blow = publisher_and_enemy(case.doc) or (main_blow(case.doc) if case.reading.frame.type in AIMED else None)
    if blow is None or name in blow or same_side(case.doc, blow[0], blow[1]):
        return False
    return same_side(case.doc, blow[0], name)


def bare_blow(case: Case) -> tuple[str, str] | None:
    """Return who strikes whom where neither is told: as mostly in the article, else its main doer at its enemy."""
    blow, state = main_blow(case.doc), case.doc._.setting.state
    if blow is not None or state is None or state.actor is None or _is_beyond_the_war(case):
        return blow
    doer = main_doer(case.doc, state.actor)
    rival = enemy_of(case.doc, doer) if doer is not None else None
    return (doer, rival) if doer is not None and rival is not None else None


def _is_beyond_the_war(case: Case) -> bool:
    """Tell whether the figure's place lies in a land where the article's war is not fought: shells in Thailand."""
    conflict, known = case.doc._.setting.conflict, actors.load().state_of
    if conflict is None or case.place is None or not case.place.is_said:
        return False
    lands = {known.get(country or "") for country in (conflict.country, *conflict.also)}
    return case.place.people not in lands
