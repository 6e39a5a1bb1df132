"""Who does the deed of a trigger: its deep subject, a noun's owner, the subject of a verb above, who is charged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.lookup import entity_of, mention_at
from extraction.facts.frames.gaps import gap_subject
from extraction.facts.frames.lists import header_of
from extraction.facts.roles.arguments import Names, actors_of, by_or_owner, of_phrase, own
from extraction.facts.roles.deeds import is_answering
from extraction.facts.roles.item_owners import FORCES, MATERIAL, NOUN_SLOTS, speakers_side
from extraction.facts.syntax import (
    RECKONINGS,
    VERBAL,
    is_passive,
    is_undergone,
    lemmas,
    object_of,
    preposition_objects,
    subject_of,
)
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extraction.facts.roles.case import Case

WE, OUR = frozenset({"we", "i"}), frozenset({"our", "my"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
CAUSES = frozenset({"in", "by", "from", "during", "after", "at", "under", "to"})
EXPERIENCING = frozenset({"have", "see", "get", "watch"})
FIELDS = frozenset({"field", "battlefield", "ground"})
BRACKETS = frozenset({"(", ")", "[", "]", ","})
TELLING = frozenset({"say", "tell", "report", "add", "note", "write", "warn", "estimate", "claim", "believe"})
WITHIN = frozenset({"in", "at"})
SUFFERED = frozenset({"killed", "wounded", "casualties", "missing", "captured", "damage", "equipment_lost"})


def agent(case: Case) -> Names:
    """Return the deep subject of the trigger; for a noun its owner or the subject of the verb above it."""
    trigger = case.reading.trigger
    if trigger.pos_ in VERBAL and case.reading.slot == "object_of" and trigger.i < case.counted.span.start:
        omitted = gap_subject(case.counted.span)
        if omitted:
            return omitted
    if trigger.pos_ in VERBAL and case.reading.slot != "counts":
        if is_undergone(trigger):
            return () if is_one_of(trigger, "telling") else actors_of(case.doc, _by(trigger))
        if case.reading.slot == "subject_of":
            return actors_of(case.doc, _cause_of_death(trigger))
        if is_experienced(case, trigger) or _is_mourned(case, trigger):
            return ()
        tells = words("admissions").intersection(lemmas(trigger)) and "agent" not in case.reading.frame.target
        if tells and case.counted.noun is not None:
            return () if _is_patient(case, case.counted.noun) else by_or_owner(case.doc, case.counted.noun)
        if is_left_behind(case, trigger) or _is_suffered(case):
            return ()
        subject = _past_teller(trigger) or subject_of(trigger) or _heading(case) or _just_before(case)
        if subject is None or _is_counted(case, subject) or is_harm_told(case, subject):
            return ()
        return acting(case, subject)
    if trigger.pos_ in NOMINAL and case.reading.slot in NOUN_SLOTS:
        if _is_patient(case, trigger):
            return of_phrase(case.doc, trigger, frozenset({"by"})) or _above(case, trigger)
        return by_or_owner(case.doc, trigger, is_bought=is_bought(case)) or _above(case, trigger)
    if (opening := _heading(case)) is not None:
        return actors_of(case.doc, opening)
    if trigger.pos_ == "ADJ" and trigger.head.pos_ in NOMINAL:
        is_hurt = trigger.head == case.counted.noun and case.reading.frame.type in SUFFERED  # "1,200 dead **Russians**"
        return (() if is_hurt else own(case.doc, trigger.head)) or _above(case, trigger)
    return _above(case, trigger)


def is_harm_told(case: Case, subject: Token) -> bool:
    """Tell whether a subject is the harm itself, which does nothing: "Armenian **deaths** rose by nine"."""
    return case.reading.frame.type in SUFFERED and is_one_of(subject, "suffered")


def _is_suffered(case: Case) -> bool:
    """Tell whether the figure is what its verb's subject bears: "we **buried** 11 fighters"."""
    return case.reading.frame.type in SUFFERED and bool(words("suffering").intersection(lemmas(case.reading.trigger)))


def _by(token: Token) -> Token | None:
    """Return what stands after "by", but for whose word is given: "maimed, **by** the army's own **admission**"."""
    found = preposition_objects(token, frozenset({"by"}))
    return next((noun for noun in found if noun.lemma_.lower() not in RECKONINGS), None)


def _just_before(case: Case) -> Token | None:
    """Return who is named right before a verb that the parser left without a subject: "In Kivu, **the ADF** killed"."""
    trigger = case.reading.trigger
    if trigger.tag_ != "VBD" or is_passive(trigger) or trigger.i >= case.counted.span.start:
        return None
    before = trigger.i - 1
    while before > case.sentence.start and case.doc[before].text in BRACKETS:
        before -= 1
    named = case.doc[before]
    is_alone = (
        named.i > case.sentence.start and named.dep_ in {"conj", "appos"} and named.head.i < named.left_edge.i - 1
    )
    return named if is_alone and own(case.doc, named) else None


def _heading(case: Case) -> Token | None:
    """Return the subject of the words that open a list, for a line that opens with a verb: "**Oslo has**:\n- given"."""
    header = header_of(case.counted.span)
    if header is None or header.root.sent == case.sentence:
        return None
    first = next((token for token in case.sentence if token.is_alpha), None)
    if first is None or first.tag_ not in {"VBN", "VBD"}:
        return None
    return next((token for token in reversed(header) if token.dep_ == "nsubj"), None)


def _is_counted(case: Case, subject: Token) -> bool:
    """Tell whether a subject is the counted thing itself or a measure of it: "5m tonnes of Syrian grain"."""
    token = case.counted.node
    while token.i != subject.i:
        if token.head.i == token.i or token.pos_ in VERBAL:
            return case.counted.noun is not None and case.counted.noun.i == subject.i
        token = token.head
    return True


def _is_patient(case: Case, noun: Token) -> bool:
    """Tell whether what stands before a noun suffers: "Chadian deaths", "Malian prisoners" against "Malian strikes"."""
    return is_one_of(noun, "suffered") or (noun == case.counted.noun and bool(case.counted.classes & MATERIAL))


def _above(case: Case, token: Token) -> Names:
    """Return the subject of the nearest verb above a noun: "launched three raids"; nobody who only tells of it."""
    for ancestor in token.ancestors:
        charged = _charged(ancestor)
        if charged is not None:
            return actors_of(case.doc, charged)
        if is_answering(ancestor) or (is_one_of(ancestor, "costs") and ancestor.head.lower_ in {"at", "for"}):
            return ()  # "bombed Gedo in revenge for an ambush that killed **14**", "took it at a cost of **40** dead"
        if ancestor.pos_ not in VERBAL:
            continue
        subject = subject_of(ancestor)
        if subject is None or _is_counted(case, subject) or token.i in {t.i for t in subject.subtree}:
            return ()
        if words("admissions").intersection(lemmas(ancestor)) and case.reading.frame.type in SUFFERED:
            return ()
        if words("mediating").intersection(lemmas(ancestor)) or _is_borne(case, ancestor, subject):
            return ()
        is_told = TELLING.intersection(lemmas(ancestor)) and any(c.dep_ == "ccomp" for c in ancestor.children)
        if is_told and case.reading.frame.type in FORCES:
            return ()  # "NATO **told** reporters that 9,000 were massed"
        return acting(case, subject)
    return ()


def acting(case: Case, subject: Token) -> Names:
    """Return who acts as a subject; "we" and "our gunners" are the speaker's side."""
    own_word = next((t for t in (subject, *subject.children) if t.lower_ in WE | OUR), None)
    is_ours = own_word is not None and not is_one_of(subject, "beside_others")  # "our Jordanian **friends**"
    names = speakers_side(case, own_word) if own_word is not None and is_ours else ()
    return names or actors_of(case.doc, subject)


def _charged(word: Token) -> Token | None:
    """Return who is held to account: "held **the junta** responsible for", "blamed **the rebels** for"."""
    if word.lemma_.lower() in {"blame", "accuse", "charge"} and word.pos_ == "VERB":
        return object_of(word)
    if word.lemma_.lower() not in {"responsible", "accountable", "culpable"}:
        return None
    beside = next((c for c in word.children if c.dep_ == "nsubj"), None)
    return beside or (object_of(word.head) or subject_of(word.head) if word.head.pos_ in VERBAL else None)


def _is_borne(case: Case, verb: Token, subject: Token) -> bool:
    """Tell whether a subject bears the harm: "the army **suffered** ten dead", "its **losses** reached 90 wounded"."""
    if case.reading.frame.type not in SUFFERED:
        return False
    if words("suffering").intersection(lemmas(verb)) or is_one_of(subject, "suffered"):
        return True
    return is_left_behind(case, verb)


def is_left_behind(case: Case, verb: Token) -> bool:
    """Tell whether a side leaves its own dead: "the rebels fled, **leaving** 19 dead", "left six **behind**"."""
    subject = subject_of(verb) if verb.lemma_ == "leave" else None
    if subject is None or not own(case.doc, subject):
        return False
    flees = verb.dep_ in {"advcl", "conj"} and bool(words("fleeing").intersection(lemmas(verb.head)))
    there = any(g.lower_ in FIELDS for c in verb.subtree if c.dep_ == "prep" for g in c.children)
    return flees or there or any(c.lower_ == "behind" for c in verb.children)


def _past_teller(verb: Token) -> Token | None:
    """Return who acts in a clause that goes on after who tells: "the gangs killed 80, says the UN, **and took** 30"."""
    head = verb.head
    has_own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    if verb.dep_ != "conj" or has_own or not is_one_of(head, "telling"):
        return None
    told = next((c for c in head.children if c.dep_ == "ccomp" and c.i < head.i), None)
    teller = next((c for c in head.children if c.dep_ == "nsubj"), None)
    return subject_of(told) if told is not None and teller is not None and teller.i > told.i else None


def _is_mourned(case: Case, verb: Token) -> bool:
    """Tell whether a side buries its own: "**has buried** 192 soldiers"."""
    return case.reading.frame.type in SUFFERED and verb.lemma_ in {"bury", "mourn"} and not is_passive(verb)


def is_experienced(case: Case, verb: Token) -> bool:
    """Tell whether a side has or sees its own struck down: "**has had** five of its men wounded"."""
    return case.reading.frame.type in SUFFERED and verb.lemma_ in EXPERIENCING


def _cause_of_death(verb: Token) -> Token | None:
    """Return the event in which people die: "died in a Russian strike", not "died in Tyre, Lebanon"."""
    events = preposition_objects(verb, CAUSES)
    return next((token for token in events if not _is_named_place(token)), None)


def _is_named_place(token: Token) -> bool:
    mention = mention_at(token.doc, token)
    if mention is None:
        return False
    kind = entity_of(token.doc, mention).entity_type
    is_land = kind is EntityType.STATE and mention.form is MentionForm.NAME and token.head.lower_ in WITHIN
    return kind is EntityType.PLACE or is_land  # "61 rockets landed **in Israel**"


def is_bought(case: Case) -> bool:
    """Tell whether the figure is what somebody pays, so that an owner is a payer."""
    return case.reading.frame.type == "military_spending"
