"""Whose losses are told: by the words that open a list, by a verb of suffering, or as what something cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, words
from extraction.facts.frames.lists import header_of
from extraction.facts.roles.arguments import actors_of, of_phrase, owner_of
from extraction.facts.roles.doers import acting, is_experienced, is_harm_told, is_left_behind
from extraction.facts.roles.item_owners import on_a_side
from extraction.facts.syntax import is_undergone, lemmas, subject_of

if TYPE_CHECKING:
    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case

BORNE_TYPES = frozenset({"killed", "wounded", "casualties", "missing", "equipment_lost"})


def bearer(case: Case) -> Names:
    """Return whose losses are told: by the words that open a list, or beside the figure.

    "**Losses of the Chadian army**: tanks – 12"; "the **junta's losses** were heavy, with nine trucks destroyed".
    """
    if case.reading.frame.type not in BORNE_TYPES:
        return ()
    beside = on_a_side(case)
    if beside:
        return beside
    verb = next((a for a in case.counted.node.ancestors if a.pos_ == "VERB"), None)
    suffers = verb is not None and words("suffering").intersection(lemmas(verb)) and case.counted.node.dep_ != "nsubj"
    if verb is not None and verb.dep_ == "ccomp" and is_experienced(case, verb.head):
        verb = verb.head  # "saw **nine** of its tanks destroyed"
    suffers = suffers or (verb is not None and (is_left_behind(case, verb) or is_experienced(case, verb)))
    if verb is not None and is_undergone(verb):
        verb, suffers = verb.head, True
    if verb is not None and (harm := subject_of(verb)) is not None and is_harm_told(case, harm):
        return owner_of(case.doc, harm) or of_phrase(case.doc, harm, frozenset({"of", "among"}))
    if verb is not None and suffers:
        subject = subject_of(verb)
        is_unknown = subject is not None and subject.lower_ == "we" and not case.speaker
        names = acting(case, subject) if subject is not None and not is_unknown else ()
        if names:
            return names
    header = header_of(case.counted.span)
    for span in (header, case.sentence) if header is not None else (case.sentence,):
        for noun in span:
            if noun.i >= case.counted.span.start or not is_one_of(noun, "borne"):
                continue
            bearing = noun.dep_ == "dobj" and words("bearing_loss").intersection(lemmas(noun.head))
            whose = actors_of(case.doc, subject_of(noun.head)) if bearing else ()
            names = whose or owner_of(case.doc, noun) or of_phrase(case.doc, noun, frozenset({"of", "among"}))
            if names:
                return names
    return ()


def at_whose_cost(case: Case) -> Names:
    """Return who pays for a deed with lives: "**Russia's army** took the town at a cost of 9,000 dead"."""
    if case.reading.frame.type not in BORNE_TYPES:
        return ()
    cost = next((a for a in case.counted.node.ancestors if is_one_of(a, "costs") and a.dep_ == "pobj"), None)
    if cost is None or cost.head.lower_ not in {"at", "for"}:
        return ()
    verb = next((a for a in cost.ancestors if a.pos_ == "VERB"), None)
    return actors_of(case.doc, subject_of(verb)) if verb is not None else ()
