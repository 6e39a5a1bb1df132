"""How far a place in a fact's sentence is from being where the fact happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.known.wordlists import words
from extraction.entities.lookup import entity_of, mention_at, preceding_mention
from extraction.facts.places.asides import (
    MOVING,
    is_bearing,
    is_dateline,
    is_origin,
    is_part_of_a_compound,
    is_street,
)
from extraction.facts.places.off_scene import is_distance, is_of_gathering, is_of_speaker
from extraction.facts.roles.deeds import is_answering
from extraction.facts.syntax import VERBAL, span_of
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extraction.facts.frames.filled import Reading
    from extraction.facts.frames.items import Counted
    from extraction.records import Entity, Mention

VAGUE = {"point": 0.0, "settlement": 0.0, "district": 0.4, "region": 0.7, "country": 1.2, None: 0.1}
INSIDE = frozenset({"in", "inside", "across", "within", "throughout"})
SETTLED = frozenset(
    {"aid_money", "aid_in_kind", "military_spending", "sanctions", "troops_trained", "mobilised", "reinforcements"}
)
"""What is settled where people meet and happens elsewhere."""
GIVING = frozenset({"aid_money", "aid_in_kind"})
ASIDE = {
    "from": 1.5,
    "to": 1.2,
    "of": 0.6,
    "towards": 1.2,
    "toward": 1.2,
    "into": 0.8,
    "against": 0.8,
    "by": 2.0,
    "between": 0.6,
}
NO_PLACE = frozenset({"of", "by", "for", "with", "against", "between", "to"})
LEAVING = frozenset({"troops_withdrawn", "displaced"})
FIRING = frozenset({"munitions_launched", "attacks", "munitions_intercepted"})
AIMS = frozenset({"at", "on", "onto", "towards", "toward", "into", "against", "to"})
CASCADE = re.compile(
    r"(?: \w+){0,2}, (?:(?:an?|the) (?:[\w-]+ ){0,3}(?:village|town|city|hamlet|suburb|district|township|port|area|"
    r"settlement|neighbourhood|neighborhood|quarter|camp|commune)(?: \w+)? (?:in|of) (?:the )?)?(?:[\w-]+ern )?"
)
"""What stands between a place and the wider ones in which it lies."""
BEARING = re.compile(
    r",? (?:(?:some|about|around|just|an?|few|roughly|nearly) )*(?:[\d.,]+ ?\w+ )?(?:to the )?"
    r"(?:north|south|east|west)[\w-]* of (?:the )?(?:(?:city|town|village) of )?"
)
"""What stands between a place and the one from which its direction is told: "Saraqib, **12 km south of** Idlib"."""
SPEAKER, LOCAL_SPEAKER, DISTANCE, UNTIED = 8.0, 2.0, 3.0, 1.0
BESIDE, UNPLACED = 1.2, 0.8
CLAUSE_STEP = 0.7
NEAR = 60
NOUN_STEP = 0.3
ANSWERED_STEP = 2.0


def cost_of(doc: Doc, mention: Mention, counted: Counted, reading: Reading) -> float | None:
    """Return the cost of a place as the fact's location, None for a state that is no place here."""
    root = span_of(doc, mention.start, mention.end).root
    preposition = preposition_of(root)
    entity = entity_of(doc, mention)
    is_state = entity.entity_type is EntityType.STATE
    if preposition is not None and preposition.lower_ == "of" and _is_land_noun(preposition.head):
        outer = preposition_of(preposition.head)
        preposition = outer if outer is not None else preposition
    if is_street(entity) or is_dateline(doc, mention) or is_origin(preposition, reading.frame.type):
        return None
    if is_part_of_a_compound(doc, mention):
        return None
    if is_state and reading.frame.type == "aid_money" and (preposition is None or preposition.lower_ not in INSIDE):
        return None
    if is_state and is_bearing(preposition):
        return None
    is_aim = preposition is not None and _is_aim(preposition, counted, reading)
    if (
        is_state
        and not is_aim
        and (preposition is None or (preposition.lower_ in NO_PLACE and mention.form is not MentionForm.NOMINAL))
    ):
        return None
    if preposition is not None and _is_measured_part(preposition, counted):
        return vagueness(entity)  # "holds 80% **of Marinka**, a resident said"
    is_near = entity.entity_type is EntityType.PLACE and _is_of_the_counted(preposition, counted)
    cost = 0.0 if is_near else vagueness(entity)
    cost += _direction(preposition, reading.frame.type) if preposition is not None else _untied(root)
    if is_of_speaker(root) or (reading.frame.type in SETTLED and is_of_gathering(root)):
        cost += LOCAL_SPEAKER if is_local(root, entity.precision_code) else SPEAKER
    is_wider = (preposition is not None and is_beside(doc, preposition)) or encloses(doc, mention)
    cost += BESIDE if is_wider else 0.0
    cost += DISTANCE if is_distance(root, preposition) else 0.0
    cost += CLAUSE_STEP * clauses_between(root, reading.trigger)
    return cost + min(abs(mention.start - counted.quantity.start) / NEAR, 3.0) * 0.2


def vagueness(entity: Entity) -> float:
    """Return what a place costs for being less exact than a settlement."""
    is_state = entity.entity_type is EntityType.STATE
    cost = VAGUE.get("country" if is_state else entity.precision_code, VAGUE[None])
    return cost + (UNPLACED if entity.place_kind in {"fac", "loc"} and entity.lat is None else 0.0)


def _is_of_the_counted(preposition: Token | None, counted: Counted) -> bool:
    """Tell whether a place hangs on what is counted: "three in Goma and **four in North Kivu**"."""
    if preposition is None or preposition.lower_ not in INSIDE:
        return False
    return preposition.head.i == counted.node.i or preposition.head.i in range(counted.span.start, counted.span.end)


def _is_aim(preposition: Token, counted: Counted, reading: Reading) -> bool:
    """Tell whether a state is where troops go or of what a share is taken: "sent **to Mali**", "half **of Chad**"."""
    if preposition.lower_ == "of":
        return preposition.head.i in {counted.node.i, *range(counted.span.start, counted.span.end)}
    if preposition.lower_ != "to" or reading.frame.type not in MOVING | LEAVING:
        return False
    verb = next((t for t in (preposition.head, *preposition.head.ancestors) if t.pos_ in VERBAL), None)
    return verb is None or verb.i == reading.trigger.i or reading.trigger.is_ancestor(verb)


def _is_measured_part(preposition: Token, counted: Counted) -> bool:
    """Tell whether what is measured is a part of the place."""
    return preposition.lower_ == "of" and preposition.head.i in range(counted.span.start, counted.span.end)


def encloses(doc: Doc, mention: Mention) -> bool:
    """Tell whether a place only says in what the one before it lies: "Hauza, **Lasta district**"."""
    before = preceding_mention(doc, mention)
    if before is None or entity_of(doc, before).entity_type is not EntityType.PLACE:
        return False
    between = text_of(doc)[before.end : mention.start]
    return CASCADE.fullmatch(between) is not None or BEARING.fullmatch(between) is not None


def _is_land_noun(token: Token) -> bool:
    return token.lemma_.lower() in words("place_words") | words("parts_of_land")


def _untied(root: Token) -> float:
    """Return the cost of a place without a preposition: what is hit, taken or fled from is where it happened."""
    if root.dep_ in {"dobj", "nsubjpass", "compound"} and root.head.pos_ in VERBAL | {"NOUN"}:
        return 0.3
    return UNTIED


def is_local(root: Token, precision: str | None) -> bool:
    """Tell whether those who speak are the authorities of a place, which speak of what happens there."""
    if precision not in {"settlement", "district", "region"}:
        return False
    return any(t.lemma_.lower() in words("local_speakers") for t in (root.head, *root.ancestors))


def is_beside(doc: Doc, preposition: Token) -> bool:
    """Tell whether a place only tells where another place lies: "a mill **near Dnipro**"."""
    if preposition.lower_ not in {"near", "outside", "of", "from", "off", "around"}:
        return False
    mention = mention_at(doc, preposition.head)
    return mention is not None and entity_of(doc, mention).entity_type is EntityType.PLACE


def preposition_of(root: Token) -> Token | None:
    """Return the locating preposition before a place, also of one that it is coordinated with or explains."""
    while root.dep_ in {"conj", "appos", "compound", "nmod", "poss"} and root.head.i != root.i:
        root = root.head
    if root.dep_ in {"pobj", "pcomp"} and root.head.lower_ in words("locating"):
        return root.head
    return None


def _direction(preposition: Token, fact_type: str) -> float:
    word = preposition.lower_
    if fact_type in MOVING and word in {"to", "into", "towards", "toward", "onto"}:
        return 0.0
    if fact_type in FIRING and word in AIMS:
        return 0.0
    if fact_type in GIVING and word in {"to", "for"}:
        return 0.0
    if fact_type in LEAVING and word in {"from", "of"}:
        return 0.0
    if fact_type == "displaced" and word == "into":
        return 0.0
    return ASIDE.get(word, 0.0)


def _step(token: Token) -> float:
    if token.pos_ in VERBAL:
        return 1.0
    if is_answering(token):
        return ANSWERED_STEP
    return NOUN_STEP if token.pos_ in {"NOUN", "PROPN"} else 0.0


def clauses_between(root: Token, trigger: Token) -> float:
    """Return how many verbs lie between a place and the fact's trigger in the parse, nouns above it counted in part."""
    above = [trigger, *trigger.ancestors]
    steps = 0.0
    for ancestor in root.ancestors:
        if ancestor in above:
            between = above[: above.index(ancestor)]
            return steps + sum(_step(t) for t in between if t.i != trigger.i)
        steps += ancestor.pos_ in VERBAL
    return steps + 1
