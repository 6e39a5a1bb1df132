"""Places that are no scene: where somebody speaks, sits or meets, and the ends of distances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of
from extraction.facts.speech.words import rules as speech_rules
from extraction.facts.syntax import SUBJECTS, VERBAL, lemmas, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token


LENGTHS = frozenset({"km", "kilometre", "kilometer", "mile", "metre", "meter", "yard", "minute", "hour"})
MEASURES = LENGTHS | {"north", "south", "east", "west"}
MEASURING = 4
QUOTING, REACHING = frozenset({"quote", "cite"}), frozenset({"reach", "contact", "interview", "ask"})
HOUSES = frozenset(
    {"office", "building", "headquarters", "gate", "entrance", "compound", "premise", "door", "wall", "front"}
)
AREAS = frozenset({"square", "sq", "sq."})


def is_of_speaker(root: Token) -> bool:
    """Tell whether a place only says where somebody speaks: "officials in Paris said", "told reporters in Goma"."""
    speech = speech_rules().clause
    below = root
    if (
        root.head.lower_ in {"in", "at"}
        and root.head.i > root.sent.start
        and is_one_of(root.head.nbor(-1), "governing")
    ):
        return True  # where a government sits, whatever the parse hangs it on
    for ancestor in root.ancestors:
        if below.dep_ in SUBJECTS and ancestor.pos_ in VERBAL and speech.intersection(lemmas(ancestor)):
            return True
        if ancestor.lower_ in {"according", "per"}:
            return True
        if below.dep_ == "prep" and _is_issued(ancestor):
            return True
        if _is_heard_from(ancestor, below):
            return True
        if ancestor.pos_ in VERBAL and below.dep_ == "prep" and is_one_of(ancestor, "resolving"):
            return below.lower_ in {"in", "at"}
        if ancestor.pos_ in VERBAL:
            slots = {"prep", "dobj", "dative"} if ancestor.lemma_ == "tell" else {"prep"}
            return below.dep_ in slots and _tells(ancestor)
        if below.dep_ == "prep" and below.lower_ in {"in", "at"} and _is_a_seated_body(ancestor):
            return True
        below = ancestor
    return False


def _is_heard_from(verb: Token, below: Token) -> bool:
    """Tell whether somebody is quoted or reached in a place: "quoting a source **in** Doha", "reached **from** Gao"."""
    if verb.lemma_ in QUOTING:
        return below.dep_ in {"dobj", "nsubjpass"}
    return verb.lemma_ in REACHING and verb.dep_ == "acl" and below.dep_ == "prep"


def _is_issued(verb: Token) -> bool:
    """Tell whether a text is issued: "in a note **released** in Luanda", "a statement **was read** in Doha"."""
    if verb.pos_ not in VERBAL or not is_one_of(verb, "issuing"):
        return False
    text = verb.head if verb.dep_ in {"acl", "relcl"} else object_of(verb)
    return text is not None and is_one_of(text, "papers")


def _tells(verb: Token) -> bool:
    """Tell whether somebody says something: "warned in Rome", not "were reported in Gao"."""
    if {"tell", "say", "report", "speak"} & set(lemmas(verb)):
        return True
    return is_one_of(verb, "warning") and any(c.dep_ == "nsubj" for c in verb.children)


def _is_a_seated_body(noun: Token) -> bool:
    """Tell whether a place only says where a body sits: "by the count of the ministry **in Ramallah**"."""
    if not is_one_of(noun, "seated") or noun.dep_ != "pobj" or noun.head.lower_ not in {"of", "by", "to"}:
        return False
    return noun.head.head.lemma_.lower() not in HOUSES  # "in front of the **offices** of the ministry in Ramallah"


def is_of_gathering(root: Token) -> bool:
    """Tell whether a place only says where people met: "at a summit in Hiroshima", "announced in Ramstein"."""
    for ancestor in root.ancestors:
        if is_one_of(ancestor, "gatherings"):
            return True
        if ancestor.pos_ in VERBAL:
            return is_one_of(ancestor, "resolving") or is_one_of(ancestor, "announcing")
        if ancestor.pos_ in {"NOUN", "NUM", "SYM"}:
            return False
    return False


def is_distance(root: Token, preposition: Token | None) -> bool:
    """Tell whether a place is only the end of a distance: "an hour from Goma", "90 km west of Khartoum"."""
    if preposition is None:
        return False
    start = max(preposition.i - 2, root.sent.start)
    if any(t.lower_ in AREAS for t in root.doc[start : preposition.i]):
        return False
    before = root.doc[start : preposition.i]
    if preposition.lower_ == "of" and not _is_measured(preposition):
        return False  # "six hamlets **west of** Jacobabad" are where that is
    return any(t.lemma_.lower() in MEASURES for t in before) and preposition.lower_ in {"from", "of", "to"}


def _is_measured(preposition: Token) -> bool:
    """Tell whether a number goes before "north of": "**220 km** north of the capital"."""
    start = max(preposition.i - MEASURING, preposition.sent.start)
    return any(t.like_num or t.lemma_.lower() in LENGTHS for t in preposition.doc[start : preposition.i])
