"""Who does it and to whom: the sources that a frame names for actor and target, tried in order. Where: locations.py."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extraction.entities import actors
from extraction.entities.lookup import actor_names, enemy_of, entity_of, mention_at, people_of
from extraction.facts.syntax import object_of, preposition_objects, subject_of
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc, Token

    from extraction.facts.frames import Reading
    from extraction.facts.items import Counted
    from extraction.records import Fact, Mention

Names = tuple[str, ...]
DEEDS = frozenset(
    [
        "bombard",
        "shell",
        "open",
        "storm",
        "pummel",
        "invade",
        "pound",
        "ambush",
        "massacre",
        "gunfight",
        "attack",
        "strike",
        "airstrike",
        "raid",
        "shelling",
        "bombardment",
        "bombing",
        "assault",
        "fire",
        "offensive",
        "operation",
        "campaign",
        "invasion",
        "war",
        "shot",
        "missile",
        "rocket",
        "drone",
        "barrage",
        "salvo",
        "blast",
        "explosion",
        "shell",
        "bomb",
        "aggression",
        "artillery",
        "incursion",
        "ambush",
        "siege",
        "onslaught",
        "advance",
        "forces",
        "crackdown",
        "gunfire",
        "blockade",
    ]
)
PARTIES = frozenset({"side", "party", "country", "army", "nation", "state", "force"})


@dataclass(frozen=True)
class Case:
    """Everything that role sources may look at for one fact."""

    doc: Doc
    counted: Counted
    reading: Reading
    place: str | None
    place_people: str | None
    other: Names = ()


def resolve(case: Case, sources: Iterable[str]) -> Names:
    """Return the names that the first fruitful source gives, none when all are dry."""
    for source in sources:
        if source == "none":
            return ()
        names = SOURCES[source](case)
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def actors_of(doc: Doc, token: Token | None) -> Names:
    """Return who acts in a noun phrase.

    Its own name, else the name beside or below it ("Israeli air strikes", "strikes by Israel").
    """
    if token is None:
        return ()
    if token.lemma_.lower() in PARTIES and any(c.lower_ in {"both", "two"} for c in token.children):
        conflict = doc._.setting.conflict
        return tuple(side[0] for side in conflict.order) if conflict else ()
    names = _own(doc, token)
    if not names:
        for child in sorted(token.children, key=lambda c: abs(c.i - token.i)):
            if child.dep_ in {"amod", "compound", "poss", "nmod", "appos"}:
                names = (
                    names
                    or _own(doc, child)
                    or (actors_of(doc, child) if child.dep_ in {"appos", "compound", "poss"} else ())
                )
            elif child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "of", "from"}:
                names = names or next(
                    (found for c in child.children if c.dep_ == "pobj" and (found := actors_of(doc, c))), ()
                )
    joined = [name for child in token.children if child.dep_ == "conj" and names for name in _own(doc, child)]
    return (*names, *joined)


def _own(doc: Doc, token: Token) -> Names:
    mention = mention_at(doc, token)
    return actor_names(doc, mention) if mention is not None else ()


def _agent(case: Case) -> Names:
    trigger = case.reading.trigger
    if trigger.pos_ in {"VERB", "AUX"} and case.reading.slot != "counts":
        if case.reading.slot == "subject_of":
            cause = _matrix_cause(trigger)
            return actors_of(case.doc, cause) if cause is not None else ()
        subject = subject_of(trigger)
        return () if subject is None or subject.i == case.counted.node.i else actors_of(case.doc, subject)
    if trigger.pos_ in {"NOUN", "PROPN"} and case.reading.slot in {"noun_of", "value_of", "counts"}:
        names = _by_or_owner(case.doc, trigger)
        return names or _verb_agent(case, trigger)
    return _verb_agent(case, trigger)


def _by_or_owner(doc: Doc, noun: Token) -> Names:
    for agent in preposition_objects(noun, frozenset({"by", "from"})):
        names = actors_of(doc, agent)
        if names:
            return names
    for child in noun.children:
        if child.dep_ in {"poss", "amod", "compound", "nmod"}:
            names = _own(doc, child)
            if names:
                return names
    return ()


def _verb_agent(case: Case, token: Token) -> Names:
    """Return the subject of the nearest verb above a noun: "launched three raids"."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            subject = subject_of(ancestor)
            if subject is None or subject.i == case.counted.node.i or token.i in {t.i for t in subject.subtree}:
                return ()
            return actors_of(case.doc, subject)
    return ()


def _matrix_cause(verb: Token) -> Token | None:
    """Return the event in which people die: "died in a Russian strike"."""
    return next(
        preposition_objects(verb, frozenset({"in", "by", "from", "during", "after", "at", "under", "to"})), None
    )


def _cause(case: Case) -> Names:
    """Return who stands behind a deed named in the same sentence, nearest first.

    "in an Israeli air strike", "after Russia shelled …".
    """
    sentence = case.counted.span.root.sent
    found: list[tuple[int, Names]] = []
    for token in sentence:
        if token.lemma_.lower() in DEEDS or (token.pos_ == "VERB" and token.lemma_.lower() in DEEDS):
            names = actors_of(case.doc, token) if token.pos_ != "VERB" else actors_of(case.doc, subject_of(token))
            names = tuple(n for n in names if n not in case.other)
            if names:
                found.append((abs(token.i - case.counted.node.i), names))
    return min(found, default=(0, ()))[1]


def _item(case: Case) -> Names:
    """Return to whom the counted ones belong: "Russian soldiers", "six Palestinians", "20 of its men"."""
    for noun in (case.counted.noun, case.counted.node):
        if noun is None:
            continue
        names = _hostile(case.doc, noun)
        if names:
            return names
        names = (
            _own(case.doc, noun)
            if noun.i not in range(case.counted.span.start, case.counted.span.end) or noun is case.counted.noun
            else ()
        )
        mention = mention_at(case.doc, noun)
        if mention is not None and not names and mention.form is MentionForm.NAME:
            names = _people_named(case.doc, noun)
        for child in sorted(noun.children, key=lambda c: c.i):
            if names:
                break
            if child.dep_ in {"amod", "compound", "nmod", "poss"}:
                names = _own(case.doc, child) or actors_of(case.doc, child)
            elif child.dep_ == "prep" and child.lower_ in {"of", "from", "among"}:
                names = next(
                    (
                        found
                        for c in child.children
                        if c.dep_ == "pobj" and (found := actors_of(case.doc, c) or _people_named(case.doc, c))
                    ),
                    (),
                )
            elif child.dep_ in {"acl", "relcl"} and child.lemma_ in {"belong", "fight", "serve"}:
                names = next(
                    (actors_of(case.doc, g) for c in child.children if c.dep_ == "prep" for g in c.children), ()
                )
        if names:
            return names
    return ()


def _hostile(doc: Doc, noun: Token) -> Names:
    """Return whom "the enemy" means: the rival of the article's country."""
    if not ({noun.lemma_.lower(), *(c.lemma_.lower() for c in noun.children)} & HOSTILE):
        return ()
    state = actors.load().state_of.get(doc._.setting.country or "")
    enemy = enemy_of(doc, state) if state else None
    return (enemy,) if enemy else ()


HOSTILE = frozenset({"enemy", "occupier", "invader", "aggressor", "adversary", "foe"})


def _people_named(doc: Doc, token: Token) -> Names:
    mention = mention_at(doc, token)
    people = people_of(doc, mention) if mention is not None else None
    return (people,) if people else ()


def _patient(case: Case) -> Names:
    trigger = case.reading.trigger
    return (
        actors_of(case.doc, object_of(trigger))
        if trigger.pos_ in {"VERB", "AUX"} and case.reading.slot != "object_of"
        else ()
    )


def _with_preposition(*prepositions: str) -> Callable[[Case], Names]:
    wanted = frozenset(prepositions)

    def find(case: Case) -> Names:
        holders = [
            case.reading.trigger,
            case.counted.node,
            *([case.counted.noun] if case.counted.noun is not None else []),
        ]
        if case.reading.trigger.pos_ not in {"VERB", "AUX"}:
            holders += [a for a in case.reading.trigger.ancestors if a.pos_ in {"VERB", "AUX", "NOUN"}][:2]
        for holder in holders:
            for noun in preposition_objects(holder, wanted):
                names = actors_of(case.doc, noun) or _people_named(case.doc, noun)
                if names:
                    return names
            for child in holder.children:
                if child.dep_ == "dative" and child.pos_ != "ADP" and {"to", "for"} & wanted:
                    names = actors_of(case.doc, child)
                    if names:
                        return names
        return ()

    return find


def _possessor(case: Case) -> Names:
    trigger = case.reading.trigger
    arguments = (
        [c for c in trigger.children if c.dep_ in {"nsubjpass", "nsubj", "dobj", "attr"}]
        if trigger.pos_ in {"VERB", "AUX"}
        else []
    )
    for noun in (trigger, case.counted.noun, case.counted.node, *arguments):
        if noun is not None and noun.pos_ in {"NOUN", "PROPN", "NUM"}:
            names = _by_or_owner(case.doc, noun)
            if names:
                return names
    return ()


def _place(case: Case) -> Names:
    return (case.place_people,) if case.place_people else ()


def _enemy(case: Case) -> Names:
    for name in case.other:
        enemy = enemy_of(case.doc, name)
        if enemy:
            return (enemy,)
    return ()


def _context(case: Case) -> Names:
    """Return the first side of the article's conflict that the article names, for facts that leave everyone out."""
    setting = case.doc._.setting
    state = actors.load().state_of.get(setting.country or "") if setting else None
    return (state,) if state and state not in case.other else ()


def _donor(case: Case) -> Names:
    """Return the state or body that the sentence or the ones before name as giver.

    Not the recipient, the nearest first.
    """
    recipient = _recipient(case)
    sentence = case.counted.span.root.sent
    givers: Counter[str] = Counter()
    for mention in case.doc._.mentions:
        names = actor_names(case.doc, mention)
        if names and names[0] not in {*recipient, *case.other, *_belligerents(case.doc)}:
            is_here = (
                sentence.start_char <= mention.start < sentence.end_char and mention.start < case.counted.quantity.start
            )
            givers[names[0]] += HERE if is_here and _is_subject(case.doc, mention) else 1
    best = givers.most_common(1)
    return (best[0][0],) if best else ()


HERE = 100


def _is_subject(doc: Doc, mention: Mention) -> bool:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in {"nsubj", "nsubjpass", "poss", "amod", "compound"}


def _belligerents(doc: Doc) -> frozenset[str]:
    conflict = doc._.setting.conflict
    return frozenset(name for side in conflict.sides for name in side) if conflict else frozenset()


def _recipient(case: Case) -> Names:
    conflict = case.doc._.setting.conflict
    return (conflict.recipient,) if conflict and conflict.recipient else ()


def _sanctioned(case: Case) -> Names:
    conflict = case.doc._.setting.conflict
    return (conflict.sanctioned,) if conflict and conflict.sanctioned and conflict.sanctioned not in case.other else ()


def _object_actor(case: Case) -> Names:
    trigger = case.reading.trigger
    found = object_of(trigger) if trigger.pos_ == "VERB" else None
    if found is None or found.i == case.counted.node.i:
        return ()
    return actors_of(case.doc, found) or _people_named(case.doc, found)


def _expeller(case: Case) -> Names:
    """Return who drives people out, where the words say so: an active verb of driving with a subject."""
    trigger = case.reading.trigger
    if case.reading.slot != "object_of" or trigger.lemma_ not in {
        "force",
        "drive",
        "expel",
        "deport",
        "uproot",
        "evict",
        "displace",
        "chase",
        "push",
        "send",
        "set",
        "order",
    }:
        return ()
    subject = subject_of(trigger)
    if subject is None:
        return ()
    mention = mention_at(case.doc, subject)
    return actors_of(case.doc, subject) if mention is not None or subject.lemma_.lower() in DEEDS else ()


SOURCES: dict[str, Callable[[Case], Names]] = {
    "agent": _agent,
    "cause": _cause,
    "item": _item,
    "item_owner": _item,
    "object_owner": _item,
    "patient": _patient,
    "to": _with_preposition("to", "into"),
    "for": _with_preposition("for"),
    "from": _with_preposition("from"),
    "of": _with_preposition("of"),
    "by": _with_preposition("by"),
    "in": _with_preposition("in"),
    "on": _with_preposition("on", "against", "at", "upon"),
    "at": _with_preposition("at", "on", "into", "towards", "toward", "against", "over"),
    "against": _with_preposition("against", "on"),
    "possessor": _possessor,
    "modifier": _possessor,
    "place": _place,
    "enemy": _enemy,
    "context": _context,
    "context_donor": _donor,
    "context_recipient": _recipient,
    "context_sanctioned": _sanctioned,
    "object_actor": _object_actor,
    "expeller": _expeller,
}


INFERRED = frozenset({"enemy", "context", "context_donor", "context_recipient", "context_sanctioned", "place", "cause"})
RIVAL_TYPES = frozenset(
    [
        "killed",
        "wounded",
        "casualties",
        "captured",
        "equipment_lost",
        "damage",
        "munitions_launched",
        "munitions_intercepted",
        "attacks",
        "territory_gained",
        "territory_lost",
        "prisoners_exchanged",
    ]
)


def find_roles(case: Case, before: Fact | None) -> tuple[Names, Names]:
    """Return actor and target.

    What the words say, then what the figure before it in the same account had, then the other side.

    `before` is that figure's fact, None where the account is new. Nobody is both, and in a deed of war nobody hits its own side.
    """
    frame = case.reading.frame
    actor = resolve(case, [s for s in frame.actor if s not in INFERRED])
    target = resolve(replace(case, other=actor), [s for s in frame.target if s not in INFERRED])
    if len(actor) < 2 and set(target) <= set(actor) and "agent" not in frame.target:
        target = ()
    if before is not None:
        if not target and before.target and "none" not in frame.target and not set(before.target) & set(actor):
            target = before.target
        if (
            not actor
            and before.actor
            and "none" not in frame.actor
            and not set(before.actor) & set(target)
            and (not target or target == before.target)
        ):
            actor = before.actor
    if len(target) > 1 and not actor:
        return (), target
    said_actor, said_target = bool(actor), bool(target)
    if said_actor and not said_target and frame.type in RIVAL_TYPES and "civilian" not in case.counted.classes:
        target = _rival_here(replace(case, other=actor))
    target = target or resolve(replace(case, other=actor), [s for s in frame.target if s in INFERRED])
    actor = actor or resolve(replace(case, other=target), [s for s in frame.actor if s in INFERRED])
    if actor and not target and "none" not in frame.target and frame.type in RIVAL_TYPES:
        target = _enemy(replace(case, other=actor))
    if frame.type in RIVAL_TYPES and actor and target and _same_side(case.doc, actor[0], target[0]):
        if said_actor and not said_target:
            target = _enemy(replace(case, other=actor)) or target
        else:
            actor = _enemy(replace(case, other=target)) or actor
    return actor, target


def _rival_here(case: Case) -> Names:
    """Return whom a belligerent hits where nobody is named: who owns the place if that is a foe, else the foe."""
    enemy = _enemy(case)
    conflict = case.doc._.setting.conflict
    if not enemy or conflict is None or not case.place_people:
        return enemy
    side = conflict.side_of(case.place_people)
    return (case.place_people,) if side is not None and side != conflict.side_of(case.other[0]) else enemy


def _same_side(doc: Doc, one: str, other: str) -> bool:
    conflict = doc._.setting.conflict
    if one == other:
        return True
    return (
        conflict is not None and conflict.side_of(one) is not None and conflict.side_of(one) == conflict.side_of(other)
    )


def actor_id(doc: Doc, name: str | None) -> str | None:
    """Return the entity that acts under `name`: the one so called, else the first that acts under it."""
    if name is None:
        return None
    named = next(
        (e.entity_id for e in doc._.entities.values() if e.name == name and e.entity_type is not EntityType.PLACE), None
    )
    if named is not None:
        return named
    known = actors.load()
    return next((e.entity_id for e in known.state_entities.values() if e.name == name), None) or next(
        (m.entity_id for m in doc._.mentions if entity_of(doc, m).actor == name), None
    )
