"""To whom the counted ones belong: "Iraqi soldiers", "six Armenians", "20 of its men", "a hundred militants"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.actors import group_entity
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.lookup import actor_names, mention_at
from extraction.entities.references.enemies import EVIDENCE
from extraction.entities.references.first_persons import WHO_PUBLISHES
from extraction.entities.setting.sides import enemy_of, group_of_the_other_side, invader
from extraction.facts.roles.arguments import COUNTED_AGAIN, Names, actors_of, own, people
from extraction.facts.speech.statements import statement_of
from extraction.facts.syntax import preposition_objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from extraction.facts.roles.case import Case

BELONGING = frozenset({"belong", "fight", "serve"})
OF_WHOM = frozenset({"of", "from", "among"})
HEAD_REACH = 5
SUFFERED = frozenset({"killed", "wounded", "casualties", "missing", "captured"})
LAND = frozenset({"in", "inside", "across", "throughout", "within", "around"})
FORCES = frozenset({"troop_strength", "reinforcements", "troops_withdrawn"})
NOUN_SLOTS = frozenset({"noun_of", "value_of", "counts"})
LEFT_BEHIND = frozenset({"prisoners_exchanged", "captured", "sanctions"})
SIDES = frozenset({"side", "part", "ranks"})
OWN_SIDE = frozenset({"our", "own", "patriotic", "friendly", "home", "popular", "revolutionary"})
BRETHREN = frozenset({"comrade", "compañero", "companero", "brother"})
RESIDENT = frozenset({"person", "civilian", "captive", "refugee", "building"})
MATERIAL = frozenset(
    {"person", "fighter", "civilian", "captive", "refugee", "formation", "equipment", "building", "munition"}
)


def item(case: Case) -> Names:
    """Return to whom the counted ones belong: "Iraqi soldiers", "six Armenians", "20 of its men", "12 in Chad"."""
    trigger = case.reading.trigger
    suffered = trigger if case.reading.slot in NOUN_SLOTS and is_one_of(trigger, "suffered") else None
    if case.reading.frame.type in SUFFERED and (beside := on_a_side(case)):
        return beside
    for noun in (case.counted.noun or _head_after(case), case.counted.node, suffered):
        if noun is None:
            continue
        names = _ours(case, noun) or hostile(case, noun) or _self(case, noun) or _below(case, noun)
        if names:
            return names
    return ()


def on_a_side(case: Case) -> Names:
    """Return whose the fallen are by "on the rebel side", "on our part", "in the government's ranks"."""
    before = (t for t in reversed(case.sentence) if t.i < case.counted.span.start)
    noun = next(
        (t for t in before if t.lower_ in SIDES and t.dep_ == "pobj" and t.head.lower_ in {"on", "in", "from"}), None
    )
    if noun is None:
        return ()
    said = {child.lower_ for child in noun.children}
    if said & (OWN_SIDE | words("siding_with_state")):
        state = case.doc._.setting.state
        return case.speaker or ((state.name,) if state is not None else ())
    return actors_of(case.doc, noun)


def _ours(case: Case, noun: Token) -> Names:
    """Return the speaker's side for "our soldiers", "20 of our men"."""
    members = (g for c in noun.children if c.dep_ == "prep" and c.lower_ in OF_WHOM for g in c.children)
    below = [*noun.children, *(child for member in members for child in member.children)]
    ours = next((t for t in below if t.lower_ in {"our", "my"}), None)
    if ours is not None:
        return speakers_side(case, ours)
    return case.speaker if noun.lemma_.lower() in BRETHREN else ()


def speakers_side(case: Case, word: Token) -> Names:
    """Return whom "we" or "our" means: who speaks there; in speech that a statement only reports, its author."""
    mention = mention_at(case.doc, word)
    is_author = mention is not None and mention.evidence == WHO_PUBLISHES
    if not is_author or statement_of(case.counted.span) is not None:
        return case.speaker
    return own(case.doc, word)


def _head_after(case: Case) -> Token | None:
    """Return the counted noun right after a number that the parser left alone: "90 | Houthi gunmen"."""
    head = case.counted.quantity.item_head
    near = case.doc[case.counted.span.end : case.counted.span.end + HEAD_REACH]
    return next((t for t in near if head and t.lemma_.lower() == head.lower()), None)


def _self(case: Case, noun: Token) -> Names:
    if noun.i in range(case.counted.span.start, case.counted.span.end) and noun is not case.counted.noun:
        return ()
    if noun.lower_ in COUNTED_AGAIN and case.goes_on:
        return ()
    return own(case.doc, noun) or people(case.doc, noun)


def _below(case: Case, noun: Token) -> Names:
    doc = case.doc
    for child in noun.children:
        names: Names = ()
        if child.dep_ in {"amod", "compound", "nmod", "poss"}:
            names = own(doc, child) or actors_of(doc, child) or people(doc, child)
        elif child.dep_ == "prep" and child.lower_ in OF_WHOM and not _is_no_home(case, child):
            objects = (c for c in child.children if c.dep_ == "pobj")
            found = (inner for c in objects for inner in _past_war(c) if not _is_no_owner(inner))
            names = next((n for c in found if (n := actors_of(doc, c) or people(doc, c))), ())
        elif child.dep_ == "prep" and child.lower_ in LAND and _are_of_the_land(case):
            names = next((n for c in child.children if c.dep_ == "pobj" and (n := people(doc, c))), ())
        elif child.dep_ in {"acl", "relcl"} and child.lemma_ in BELONGING:
            names = next(
                (n for c in child.children if c.dep_ == "prep" for g in c.children if (n := actors_of(doc, g))), ()
            )
        if names:
            return names
    return ()


def _past_war(noun: Token) -> Iterator[Token]:
    """Yield a noun, of "prisoners of war of the Chadian army" the last one."""
    if noun.lower_ == "war":
        yield from preposition_objects(noun, OF_WHOM)
    else:
        yield noun


def _are_of_the_land(case: Case) -> bool:
    """Tell whether the counted are of the land that they are in; a force need not be: "1,500 men in Cordoba"."""
    return bool(case.counted.classes & RESIDENT) and case.reading.frame.type not in FORCES


def _is_no_owner(noun: Token) -> bool:
    """Tell whether "of them" or "from 51 attacks" follows: the counted things again, or a deed."""
    return noun.lower_ in COUNTED_AGAIN or is_one_of(noun, "deeds")


def _is_no_home(case: Case, preposition: Token) -> bool:
    """Tell whether "from" names a captor or what is closed: "freed **from** the rebels", "hostages **of** Hamas"."""
    if case.reading.frame.type not in LEFT_BEHIND:
        return False
    return preposition.lower_ == "from" or (preposition.lower_ == "of" and is_one_of(preposition.head, "abducted"))


def hostile(case: Case, noun: Token) -> Names:
    """Return whom "the enemy" or "terrorists" means: the rival of who speaks, else of the article's state."""
    if is_one_of(noun, "rebel_nouns"):
        are_firms = case.reading.frame.type == "sanctions" and "formation" in case.counted.classes
        return () if are_firms else _band(case, noun)  # "froze the assets of two **companies**"
    near = [noun, *(c for c in noun.children if c.dep_ in {"amod", "compound", "poss"})]
    if not any(is_one_of(t, "hostile_nouns") for t in near) or any(_is_named(case, t) for t in near):
        return ()
    state = case.doc._.setting.state
    intruder = invader(case.doc._.setting.conflict) if is_one_of(noun, "invaders") and not case.speaker else None
    if intruder is not None:
        return (intruder,)
    for name in (*case.speaker, *((state.actor,) if state is not None else ())):
        enemy = enemy_of(case.doc, name, case.counted.quantity.start) if name else None
        if enemy:
            return (enemy,)
    return ()


def _is_named(case: Case, token: Token) -> bool:
    """Tell whether a noun for the enemy has a name of its own: "**Eritrean** invaders"."""
    mention = mention_at(case.doc, token)
    return mention is not None and mention.evidence != EVIDENCE and bool(actor_names(case.doc, mention))


def _band(case: Case, noun: Token) -> Names:
    """Return who "a hundred militants" are: those last called so, else the group that fights the article's state."""
    is_unit = any(c.dep_ == "compound" and is_one_of(c, "unit_kinds") for c in noun.children)
    if is_unit or any(own(case.doc, c) for c in noun.children) or own(case.doc, noun):
        return ()
    called = (m for m in reversed(case.doc._.mentions) if m.end <= noun.idx and m.text.lower().endswith(noun.lower_))
    names = next((n for m in called if (n := actor_names(case.doc, m))), ())
    group = group_of_the_other_side(case.doc._.setting, ())
    if names or group is None:
        return names
    state = case.doc._.setting.state
    near = enemy_of(case.doc, state.actor, noun.idx) if state is not None and state.actor else None
    return (near,) if near is not None and group_entity(near) is not None else (group.name,)
