"""Where an account plays when its sentence names no place: where the one before does, else where the article does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.known import actors
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.lookup import entity_of, is_place, people_of
from extraction.facts.places.asides import ORIGINS, is_bearing, is_dateline, is_destination, is_part_of_a_compound
from extraction.facts.places.cost import VAGUE, is_local, preposition_of
from extraction.facts.places.off_scene import is_distance, is_of_speaker
from extraction.facts.syntax import is_passive, span_of
from extraction.records import EntityType
from extraction.turns import turn_at, turns_of
from extraction.voices import communiques_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from extraction.records import Entity, Mention

BACK = 1
LEAD_SENTENCES, LEAD, TITLE = 1, 1, 3
ONCE = 1


def scene_before(doc: Doc, sentence: Span) -> Mention | None:
    """Return the place in which the sentences up to this one play."""
    for _ in range(BACK):
        if sentence.start == 0:
            break
        sentence = doc[sentence.start - 1].sent
        found = [m for m in scenes(doc) if sentence.start_char <= m.start < sentence.end_char]
        if found:
            return min(reversed(found), key=lambda m: _vague(entity_of(doc, m)))
    return main_scene(doc)


def _vague(entity: Entity) -> float:
    """Return how vague a scene is; a state said to be one is as good as a place of unknown size."""
    return VAGUE[None if entity.entity_type is EntityType.STATE else entity.precision_code]


def theatre(doc: Doc) -> Entity | None:
    """Return the region or country in which the article's war is fought."""
    setting = doc._.setting
    known = actors.load()
    war = setting.conflict
    if war is not None and war.theatre:
        return known.aliases[war.theatre][0].entity
    fought_in = war.country if war is not None and setting.country not in war.also else None
    return known.state_entities.get(fought_in or setting.country or "")


def scene_of_people(doc: Doc, people: str, before: int) -> Mention | None:
    """Return the last place before a character in which `people` live."""
    there = (m for m in reversed(scenes(doc)) if m.start < before and people_of(doc, m) == people)
    return next(there, None)


def main_scene(doc: Doc) -> Mention | None:
    """Return the place in which the article plays: named most, with the headline and the first lines counted more."""
    if "scene" not in doc.user_data:
        title = doc._.article.title or ""
        first = LEAD_SENTENCES - 1
        scores: Counter[str] = Counter()
        playing = _asked_about(doc) or scenes(doc)
        for mention in playing:
            scores[mention.entity_id] += 1
            if mention.sentence_no <= first:
                scores[mention.entity_id] += LEAD
            if mention.text in title:
                scores[mention.entity_id] += TITLE
        best = max(playing, key=lambda m: (scores[m.entity_id], -m.start), default=None)
        is_told = best is not None and (scores[best.entity_id] > ONCE or theatre(doc) is None)
        doc.user_data["scene"] = best if is_told else _first_of_a_voice(doc)
    return doc.user_data["scene"]


def _first_of_a_voice(doc: Doc) -> Mention | None:
    """Return the first place told in an interview or a communique, which tells of one event, also "the road to X".

    In an interview those of the first question come first: what stands above it says where people met.
    """
    turns = turns_of(doc, text_of(doc))
    if not (turns or communiques_of(doc)):
        return None
    places = [
        m for m in doc._.mentions if entity_of(doc, m).entity_type is EntityType.PLACE and not is_dateline(doc, m)
    ]
    playing = {m.start for m in scenes(doc)}
    scene = [m for m in places if m.start in playing]
    asked = turns[0] if turns else None
    opening = [m for m in places if asked is not None and asked.start <= m.start < asked.end]
    first = [m for m in opening if m.start in playing] or opening or [m for m in scene if not turns or _is_said(doc, m)]
    return next(iter(first or scene or [m for m in places if _is_on_a_way(doc, m)]), None)


def _asked_about(doc: Doc) -> list[Mention]:
    """Return the scenes of an interview: those told in its turns, not where people met."""
    if not turns_of(doc, text_of(doc)):
        return []
    return [m for m in scenes(doc) if _is_said(doc, m)]


def _is_said(doc: Doc, mention: Mention) -> bool:
    return turn_at(doc, text_of(doc), mention.start) is not None


def _is_on_a_way(doc: Doc, mention: Mention) -> bool:
    root = span_of(doc, mention.start, mention.end).root
    preposition = preposition_of(root)
    return preposition is not None and preposition.head.lemma_.lower() in words("ways")


def scenes(doc: Doc) -> list[Mention]:
    """Return the mentions that say where something happens."""
    if "scenes" not in doc.user_data:
        places = [m for m in doc._.mentions if is_place(doc, m) and not m.text.isupper() and not is_dateline(doc, m)]
        found = [m for m in places if _is_locating(doc, m) and not _is_aside(doc, m)]
        doc.user_data["scenes"] = found
    return doc.user_data["scenes"]


def _is_aside(doc: Doc, mention: Mention) -> bool:
    """Tell whether a place is a street, where somebody speaks, or the end of a distance."""
    entity = entity_of(doc, mention)
    if entity.place_kind == "fac" and entity.lat is None:
        return True
    root = span_of(doc, mention.start, mention.end).root
    if is_part_of_a_compound(doc, mention) or is_destination(root, preposition_of(root)):
        return True
    if _is_acting(root):
        return True
    is_seat = entity.name in actors.seats()
    if is_of_speaker(root) and (is_seat or not is_local(root, entity.precision_code)):
        return True
    return is_distance(root, preposition_of(root))


def _is_acting(root: Token) -> bool:
    """Tell whether a town does what only people do: "if **Bonn** released one prisoner"."""
    is_active = root.dep_ == "nsubj" and root.head.pos_ == "VERB" and not is_passive(root.head)
    return is_active and not is_one_of(root.head, "towns_undergo")


def _is_locating(doc: Doc, mention: Mention) -> bool:
    """Tell whether a mention says where: after a preposition, or a place as what is hit or whose it is."""
    root = span_of(doc, mention.start, mention.end).root
    if root.dep_ in {"conj", "appos"} and root.head.i != root.i:
        root = root.head
    is_land = entity_of(doc, mention).entity_type is EntityType.PLACE
    if root.dep_ == "pobj" and (root.head.lower_ in ORIGINS or (not is_land and is_bearing(root.head))):
        return False
    if root.dep_ == "pobj":
        return is_land or root.head.lower_ in words("locating") - {"to", "of", "between", "against", "by", "from"}
    return is_land
