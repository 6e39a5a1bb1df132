"""Places that are named and yet say nothing of where: datelines, streets, origins, who bears a cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.datelines import dateline_spans
from extraction.document import text_of
from extraction.entities.known.wordlists import is_one_of, words
from extraction.facts.syntax import span_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extraction.facts.frames.items import Counted
    from extraction.records import Entity, Mention

ARMS = frozenset({"vehicle", "gun", "munition", "ammunition", "aircraft"})
MOVING = frozenset({"reinforcements"})
ORIGINS = frozenset({"from", "out", "via"})
HYPHENS = frozenset({"-", "‑", "–"})
SHORT = 3
"""Capitals of so few letters are an acronym (USA, DRC), not the place of a report."""


def is_bearing(preposition: Token | None) -> bool:
    """Tell whether "on" says who bears something, not where: "a toll **on Chad**", "sanctions **on Mali**"."""
    return preposition is not None and preposition.lower_ == "on" and is_one_of(preposition.head, "bearing")


def is_model(doc: Doc, mention: Mention, counted: Counted) -> bool:
    """Tell whether a name says which arms are counted rather than where: "dozens of **Bradley** vehicles"."""
    root = span_of(doc, mention.start, mention.end).root
    noun = counted.noun
    is_named_so = noun is not None and root.dep_ in {"compound", "nmod", "amod"} and root.head.i == noun.i
    return is_named_so and bool(counted.classes & ARMS)


def is_street(entity: Entity) -> bool:
    """Tell whether a place without a position is only a street, or has no name of its own ("palace forecourt")."""
    return entity.lat is None and (entity.name.split()[-1].lower() in words("streets") or entity.name.islower())


def is_dateline(doc: Doc, mention: Mention) -> bool:
    """Tell whether a place at the head of a paragraph says where the report was written: "KYIV, May 16 (Agency) –"."""
    if "datelines" not in doc.user_data:
        doc.user_data["datelines"] = dateline_spans(text_of(doc))
    if any(start <= mention.start < end for start, end in doc.user_data["datelines"]):
        return True
    token = span_of(doc, mention.start, mention.end)[0]
    return mention.text.isupper() and len(mention.text) > SHORT and (token.i == 0 or token.is_sent_start is True)


def is_part_of_a_compound(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name only helps to say whose something is: "a **Moscow**-brokered truce", "**Doha**-based"."""
    after = text_of(doc)[mention.end : mention.end + 2]
    return after[:1] in HYPHENS and after[1:].islower()


def is_destination(root: Token, preposition: Token | None) -> bool:
    """Tell whether people only go to a place: "fled **to Tawila**", "flew **to Ramallah**"."""
    if preposition is None or preposition.lower_ not in {"to", "for", "towards", "toward"}:
        return False
    heads = (preposition.head, *preposition.head.ancestors)
    verb = next((t for t in heads if t.pos_ in {"VERB", "AUX"}), None)
    return preposition.head.lemma_.lower() in words("ways") or (
        verb is not None and verb.lemma_.lower() in words("journeys")
    )


def is_origin(preposition: Token | None, fact_type: str) -> bool:
    """Tell whether troops come from a place to fight elsewhere: "two battalions arrived **from Jaffna**"."""
    return preposition is not None and fact_type in MOVING and preposition.lower_ in ORIGINS
