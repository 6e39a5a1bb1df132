"""Deeds beside the harm that they do, whose doer is told before: "**six strikes** sank two boats", "in an air raid"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.setting.sides import enemy_of
from extraction.facts.roles.arguments import actors_of
from extraction.facts.roles.attested import main_doer
from extraction.facts.roles.mutual import FIGHTERS, is_between_states
from extraction.facts.syntax import VERBAL, lemmas, preposition_objects, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from extraction.facts.frames.filled import Reading
    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Fact

DEEDS = frozenset({"attacks", "munitions_launched"})
SUBJECTS = frozenset({"nsubj"})
IN = frozenset({"in", "by", "from", "during", "with"})


def counted_deed(reading: Reading, facts: Sequence[Fact]) -> Fact | None:
    """Return the fact of the attacks or missiles that do the harm a reading tells of, None where none is counted."""
    for doer in doers(reading):
        start, end = doer.left_edge.idx, doer.idx + len(doer)
        found = (f for f in reversed(facts) if f.fact_type in DEEDS and start <= f.start < end)
        fact = next(found, None)
        if fact is not None:
            return fact
    return None


def doers(reading: Reading) -> Iterator[Token]:
    """Yield the nouns that may do the deed of a trigger: the subject of its verb, what it comes by or happens in."""
    trigger = reading.trigger
    verb = trigger if trigger.pos_ in VERBAL else next((a for a in trigger.ancestors if a.pos_ in VERBAL), None)
    if verb is None:
        return
    tells = bool(words("admissions").intersection(lemmas(verb)))
    subject = subject_of(verb) if reading.slot != "subject_of" and not tells else None
    if subject is not None:
        yield subject
    yield from preposition_objects(verb, IN)


def flier(case: Case) -> Names:
    """Return who flies where an air raid without an owner does the deed, in a war of a state against groups.

    It is who mostly strikes in the article on the state's side, else the state: its foes have no aircraft.
    """
    state = case.doc._.setting.state
    if state is None or state.actor is None or state.actor in actors.load().unarmed or is_between_states(case):
        return ()
    if enemy_of(case.doc, state.actor) is None or not any(_is_unowned(case, noun) for noun in _raids(case)):
        return ()
    conflict = case.doc._.setting.conflict
    return (main_doer(case.doc, state.actor) or (conflict.air if conflict is not None else None) or state.actor,)


def _raids(case: Case) -> Iterator[Token]:
    if case.reading.frame.type in DEEDS and case.counted.noun is not None:
        yield case.counted.noun
    yield from (found := list(doers(case.reading)))
    previous = case.previous
    if found or case.goes_on or previous is None or "\n" in previous.text_with_ws or case.counted.classes & FIGHTERS:
        return
    yield from (t for t in previous if t.dep_ in SUBJECTS and _is_told_of(t))  # "**The plane** came twice. 64 died"


def _is_told_of(noun: Token) -> bool:
    return noun.tag_ == "NNS" or any(c.lower_ in {"the", "a", "two", "three"} for c in noun.children)


def _is_unowned(case: Case, noun: Token) -> bool:
    return is_one_of(noun, "air_deeds") and not actors_of(case.doc, noun)


def helped(case: Case) -> Names:
    """Return whom raids help: "carried out nine strikes **in support of Iraqi troops**"; they hit its enemy."""
    if case.reading.frame.type not in DEEDS:
        return ()
    nouns = (case.counted.noun, case.counted.node, case.reading.trigger)
    for holder in (n for noun in nouns if noun is not None for n in (noun, *noun.ancestors)):
        for support in preposition_objects(holder, frozenset({"in"})):
            if is_one_of(support, "aiding_nouns"):
                for ally in preposition_objects(support, frozenset({"of", "for", "to"})):
                    return actors_of(case.doc, ally)
    return ()
