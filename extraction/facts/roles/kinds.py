"""Evidence for a role in who is counted and who tells: soldiers are the state's, a side tells of its own losses."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.actors import group_entity
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.references.nameless import is_nameless
from extraction.entities.setting.sides import are_rivals, enemy_of, fighting_enemy_of, same_side
from extraction.facts.roles.context import place
from extraction.facts.roles.evidence import DENIALS, LOSS_TYPES, Evidence, Sure
from extraction.facts.roles.mutual import FIGHTERS, is_mutual
from extraction.facts.roles.uncharged import is_uncharged
from extraction.facts.syntax import lemmas, subject_of
from extraction.voices import voice_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Fact

DEED_TYPES = frozenset({"territory_gained", "munitions_intercepted", "equipment_lost", "casualties", "captured"})
LOSS = frozenset({"lose", "loss"})
HELD = frozenset({"captured", "prisoners_exchanged"})
CIVILIANS = frozenset({"civilian", "person", "refugee", "captive", "building"})


def by_kind(case: Case, before: Fact | None) -> Iterator[tuple[str, Evidence]]:
    """Yield what the counted noun itself tells in a war of a state against groups: soldiers are the state's.

    "Seven **subversives** were captured": who fights the state loses them.
    """
    noun, state = case.counted.noun, case.doc._.setting.state
    if state is not None and case.reading.frame.type in HELD and _are_hostages(case):
        yield "target", Evidence((state.name,), Sure.KIND)
        return
    if noun is None or state is None or case.reading.frame.type not in LOSS_TYPES:
        return
    if not is_one_of(noun, "regulars") and (not is_one_of(noun, "outlaws") or is_nameless(noun)):
        return
    rival = enemy_of(case.doc, state.name)
    if rival is None or group_entity(rival) is None:
        return
    if not is_one_of(noun, "regulars"):
        yield "target", Evidence((enemy_of(case.doc, state.name, case.counted.quantity.start) or rival,), Sure.KIND)
        return
    if any(c.lower_ in words("from_abroad") for c in noun.children):
        allied = _foreign_force(case, state.name)
        yield from (("target", Evidence((allied,), Sure.CAUSE)),) if allied is not None else ()
        return
    known = set(actors.load().state_of.values())
    told = [n for n in (*before.actor, *before.target) if n in known] if before is not None else []
    there = [n for n in place(case) if case.place is not None and case.place.is_said]
    told += [name for name in case.speaker if name in known]
    told = [name for name in case.speaker if name in there] or told  # "in Niger, the junta said that **15 troops** …"
    near = [n for n in there if n in known and same_side(case.doc, n, state.name)]  # an ally's, where they fell
    yield "target", Evidence(((*told, *near, state.name)[0],), Sure.KIND)


def _foreign_force(case: Case, state: str) -> str | None:
    """Return the force of several nations that fights beside a state: ISAF, MINUSMA; of several the one named most."""
    conflict, known = case.doc._.setting.conflict, actors.load()
    side = conflict.side_of(state) if conflict is not None else None
    if conflict is None or side is None:
        return None
    forces = [n for n in conflict.order[side] if n not in known.state_of.values() and group_entity(n) is None]
    counts = Counter(entity.actor for entity in case.doc._.entities.values())
    return max(forces, key=lambda name: (counts[name] > 0, -forces.index(name)), default=None)


def _are_hostages(case: Case) -> bool:
    """Tell whether people are held without right: "the hostages", "250 were taken **hostage**"."""
    held = [
        case.counted.noun,
        *(c for c in case.reading.trigger.children if c.dep_ in {"dobj", "oprd", "attr", "xcomp"}),
    ]
    return any(noun is not None and is_one_of(noun, "abducted") for noun in held)


def _are_rebels_to(speaker: str, case: Case) -> bool:
    """Tell whether the army of a state counts whom it fights: "the ministry said that nine **gunmen** had died"."""
    known = actors.load()
    noun = case.counted.noun
    has_army = speaker in set(known.state_of.values()) - known.unarmed
    return has_army and noun is not None and is_one_of(noun, "outlaws")


def _is_own_deed(verb: Token) -> bool:
    """Tell whether a deed is one that an army tells of itself, also by verb and particle: "blow up", "knock out"."""
    particles = [c.lower_ for c in verb.children if c.dep_ == "prt"]
    said = {*lemmas(verb), *(f"{lemma} {particle}" for lemma in lemmas(verb) for particle in particles)}
    return bool(words("own_deeds") & said)


def _is_denied(case: Case) -> bool:
    """Tell whether a deed is denied, which nobody does of their own: "**denied** that two jets had been shot down"."""
    return any(DENIALS.intersection(lemmas(a)) for a in case.reading.trigger.ancestors if a.pos_ == "VERB")


def _people_of_speaker(case: Case) -> Names:
    """Return whose people a side tells of: of a group that fights for a land without an army, that land's."""
    group = group_entity(case.speaker[0])
    foe = enemy_of(case.doc, case.speaker[0])
    if group is not None and foe is not None and "captive" in case.counted.classes:
        return (foe,)  # "Hamas said that **three captives** had died"
    is_land = group is not None and group.affiliation in actors.load().unarmed
    are_civil = bool(case.counted.classes & CIVILIANS) and not case.counted.classes & FIGHTERS
    return (group.affiliation,) if group is not None and group.affiliation and is_land and are_civil else case.speaker


def _are_of_no_side(case: Case) -> bool:
    """Tell whether people of a land beyond the war are told of: a Houthi speaks of the dead of Gaza."""
    there = place(case) if case.place is not None and case.place.is_said else ()
    conflict = case.doc._.setting.conflict
    return bool(there) and conflict is not None and conflict.side_of(there[0]) is None


def _is_named(case: Case, rival: str) -> bool:
    """Tell whether the article names a side at all, which the list of wars alone may put there."""
    return any(entity.actor == rival for entity in case.doc._.entities.values())


def _is_harm_to_others(case: Case) -> bool:
    """Tell whether a group tells in its own words of a fight in which people fall who are not called its own.

    "The patrol clashed with our units. **Two** men were wounded": a communique counts its own dead as "our fighters".
    """
    if group_entity(case.speaker[0]) is None or voice_at(case.doc, case.counted.span.start_char) is None:
        return False
    if LOSS & set(lemmas(case.reading.trigger)) or words("suffering").intersection(lemmas(case.reading.trigger)):
        return False
    near = [*(case.previous or ()), *case.sentence]
    fought = any(is_one_of(token, "mutual") or is_one_of(token, "deeds") for token in near)
    return fought and any(token.lower_ == "our" and is_one_of(token.head, "forces") for token in near)


def by_speaker(case: Case) -> Iterator[tuple[str, Evidence]]:
    """Yield what a side at war tells of itself: its own losses, and deeds without a doer as its own."""
    if not case.speaker or enemy_of(case.doc, case.speaker[0]) is None:
        return
    kind = case.reading.frame.type
    if kind in DEED_TYPES and case.reading.slot == "object_of" and subject_of(case.reading.trigger) is not None:
        return
    if kind == "prisoners_exchanged" and is_one_of(case.reading.trigger, "rescuing"):
        yield "actor", Evidence(case.speaker, Sure.SPEAKER)
        return
    if kind in DEED_TYPES and (_is_denied(case) or case.counted.quantity.value_high == 0):
        yield "target", Evidence(case.speaker, Sure.SPEAKER)
        return
    own_deed = _is_own_deed(case.reading.trigger) or kind == "munitions_intercepted"
    own_deed = own_deed or (kind == "territory_gained" and case.reading.slot == "value_of")
    own_deed = own_deed and kind in DEED_TYPES and not (kind == "captured" and not case.counted.classes & FIGHTERS)
    is_rivals = kind in LOSS_TYPES and (_are_rebels_to(case.speaker[0], case) or _is_harm_to_others(case))
    if own_deed or is_rivals:
        yield "actor", Evidence(case.speaker, Sure.SPEAKER)
    elif _are_of_no_side(case):
        return
    elif kind in LOSS_TYPES or (kind == "equipment_lost" and LOSS & set(lemmas(case.reading.trigger))):
        yield "target", Evidence(_people_of_speaker(case), Sure.SPEAKER)
        rival = fighting_enemy_of(case.doc, case.speaker[0])
        is_side = rival is not None and are_rivals(case.doc, case.speaker[0], rival)
        is_charged = rival is not None and is_side and (_is_named(case, rival) or not is_uncharged(case, rival))
        if rival is not None and is_charged and not case.counted.classes & FIGHTERS and not is_mutual(case):
            yield "actor", Evidence((rival,), Sure.SPEAKER)
