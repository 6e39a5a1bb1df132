"""Where the words name the doer and the sufferer of a fact: one function per source that a frame may list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.lookup import entity_of, mention_at
from extraction.entities.wordlists import is_one_of, words
from extraction.facts.arguments import Names, actors_of, by_or_owner, of_phrase, own, owner_of, people
from extraction.facts.deeds import is_answering
from extraction.facts.gaps import gap_subject
from extraction.facts.item_owners import MATERIAL, NOUN_SLOTS, item
from extraction.facts.lists import header_of
from extraction.facts.role_context import CONTEXT
from extraction.facts.syntax import is_passive, is_undergone, lemmas, object_of, preposition_objects, subject_of
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Token

    from extraction.facts.case import Case

VERBAL = frozenset({"VERB", "AUX"})
WE, OUR = frozenset({"we", "i"}), frozenset({"our", "my"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
CAUSES = frozenset({"in", "by", "from", "during", "after", "at", "under", "to"})
BRACKETS = frozenset({"(", ")", "[", "]", ","})
AT_SHIPS = frozenset({"on", "against", "at", "into"})
TOLLS = frozenset({"killed", "wounded", "casualties"})
IN_WAR = frozenset({"in", "from", "during", "amid", "by"})
SUFFERED = frozenset({"killed", "wounded", "casualties", "missing", "captured", "damage", "equipment_lost"})


def resolve(case: Case, sources: Iterable[str]) -> Names:
    """Return the names that the first fruitful source gives, none when all are dry or one is "none"."""
    for source in sources:
        if source == "none":
            return ()
        names = SOURCES[source](case)
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def agent(case: Case) -> Names:
    """Return the deep subject of the trigger; for a noun its owner or the subject of the verb above it."""
    trigger = case.reading.trigger
    if trigger.pos_ in VERBAL and case.reading.slot == "object_of" and trigger.i < case.counted.span.start:
        omitted = gap_subject(case.counted.span)
        if omitted:
            return omitted
    if trigger.pos_ in VERBAL and case.reading.slot != "counts":
        if is_undergone(trigger):
            return actors_of(case.doc, next(preposition_objects(trigger, frozenset({"by"})), None))
        if case.reading.slot == "subject_of":
            return actors_of(case.doc, _cause_of_death(trigger))
        tells = words("admissions").intersection(lemmas(trigger)) and "agent" not in case.reading.frame.target
        if tells and case.counted.noun is not None:
            return () if _is_patient(case, case.counted.noun) else by_or_owner(case.doc, case.counted.noun)
        subject = subject_of(trigger) or _heading(case) or _just_before(case)
        return () if subject is None or _is_counted(case, subject) else acting(case, subject)
    if trigger.pos_ in NOMINAL and case.reading.slot in NOUN_SLOTS:
        if _is_patient(case, trigger):
            return of_phrase(case.doc, trigger, frozenset({"by"})) or _above(case, trigger)
        return by_or_owner(case.doc, trigger, is_bought=_is_bought(case)) or _above(case, trigger)
    if (opening := _heading(case)) is not None:
        return actors_of(case.doc, opening)
    if trigger.pos_ == "ADJ" and trigger.head.pos_ in NOMINAL:
        return own(case.doc, trigger.head) or _above(case, trigger)
    return _above(case, trigger)


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
        if is_answering(ancestor):
            return ()  # "bombed Gedo in revenge for an ambush that killed **14**"
        if ancestor.pos_ not in VERBAL:
            continue
        subject = subject_of(ancestor)
        if subject is None or _is_counted(case, subject) or token.i in {t.i for t in subject.subtree}:
            return ()
        if words("admissions").intersection(lemmas(ancestor)) and case.reading.frame.type in SUFFERED:
            return ()
        if words("mediating").intersection(lemmas(ancestor)) or _is_borne(case, ancestor, subject):
            return ()
        return acting(case, subject)
    return ()


def acting(case: Case, subject: Token) -> Names:
    """Return who acts as a subject; "we" and "our gunners" are the speaker's side."""
    is_own = subject.lower_ in WE or any(c.lower_ in OUR for c in subject.children)
    return case.speaker if is_own and case.speaker else actors_of(case.doc, subject)


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
    return bool(words("suffering").intersection(lemmas(verb))) or is_one_of(subject, "suffered")


def _cause_of_death(verb: Token) -> Token | None:
    """Return the event in which people die: "died in a Russian strike", not "died in Tyre, Lebanon"."""
    events = preposition_objects(verb, CAUSES)
    return next((token for token in events if not _is_named_place(token)), None)


def _is_named_place(token: Token) -> bool:
    mention = mention_at(token.doc, token)
    return mention is not None and entity_of(token.doc, mention).entity_type is EntityType.PLACE


def struck(case: Case) -> Names:
    """Return who is hit by what is counted: "Ethiopian posts were hit by **14** drones", "a Thai ship, hit by …"."""
    preposition = case.counted.node.head
    if case.counted.node.dep_ != "pobj" or preposition.dep_ != "agent":
        return ()
    verb = preposition.head
    hit = next((c for c in verb.children if c.dep_ == "nsubjpass"), verb.head if verb.dep_ == "acl" else None)
    return () if hit is None else actors_of(case.doc, hit) or people(case.doc, hit)


def patient(case: Case) -> Names:
    """Return the deep object of the trigger, where it is not what is counted."""
    trigger = case.reading.trigger
    if trigger.pos_ not in VERBAL or case.reading.slot == "object_of":
        return ()
    return actors_of(case.doc, object_of(trigger))


def _is_bought(case: Case) -> bool:
    return case.reading.frame.type == "military_spending"


def is_given_by_nobody_named(case: Case) -> bool:
    """Tell whether givers without a name give or are asked: "**partners** pledged 20 tanks", "asked **donors** for"."""
    trigger = case.reading.trigger
    if trigger.pos_ not in VERBAL:
        trigger = next((a for a in trigger.ancestors if a.pos_ in VERBAL), trigger)
    near = (subject_of(trigger), object_of(trigger), *preposition_objects(trigger, frozenset({"by", "from", "of"})))
    return any(
        noun is not None and noun not in {case.counted.noun, case.counted.node} and _is_unnamed_giver(noun)
        for noun in near
    )


def _is_unnamed_giver(noun: Token) -> bool:
    """Tell whether a noun means givers at large: "donors", "a country", "the world", but not "the government"."""
    many = noun.tag_ == "NNS" or noun.lemma_ in {"community", "world"}
    return is_one_of(noun, "unnamed_givers") and (many or any(c.lower_ in {"a", "an", "any"} for c in noun.children))


def is_of_both_sides(case: Case) -> bool:
    """Tell whether the war itself takes lives: "**the fighting** has killed 900", "9,000 died **in the conflict**"."""
    trigger = case.reading.trigger
    if case.reading.frame.type not in TOLLS:
        return False
    verb = trigger if trigger.pos_ in VERBAL else next((a for a in trigger.ancestors if a.pos_ in VERBAL), trigger)
    causes = [subject_of(verb), *(c for token in (trigger, verb) for c in preposition_objects(token, IN_WAR))]
    return any(cause is not None and is_one_of(cause, "shared_deeds") for cause in causes)


def is_at_shipping(case: Case) -> bool:
    """Tell whether ships of no side are aimed at: "60 attacks **on merchant shipping**"."""
    holders = (case.counted.noun, case.counted.node, case.reading.trigger)
    aims = (c for token in holders if token is not None for c in preposition_objects(token, AT_SHIPS))
    return any(is_one_of(aim, "civil_ships") and not actors_of(case.doc, aim) for aim in aims)


def captor(case: Case) -> Names:
    """Return who held those that are freed: "20 pilots **held by the rebels**"."""
    noun = case.counted.noun
    clauses = (c for c in noun.children if c.dep_ in {"acl", "relcl"}) if noun is not None else ()
    held = (clause for clause in clauses if words("having_captive").intersection(lemmas(clause)))
    return next((names for clause in held if (names := actors_of(case.doc, subject_of(clause)))), ())


def done_by_civilians(case: Case) -> bool:
    """Tell whether people of no side do the deed: "detained by **protesters**", "**villagers** killed two"."""
    trigger = case.reading.trigger
    doer = subject_of(trigger) if trigger.pos_ in VERBAL and case.reading.slot == "object_of" else None
    if doer is None or doer in {case.counted.noun, case.counted.node}:
        doer = next(preposition_objects(trigger, frozenset({"by"})), None)
    return doer is not None and is_one_of(doer, "civil_agents") and not actors_of(case.doc, doer)


def with_preposition(*prepositions: str) -> Callable[[Case], Names]:
    """Return a source that reads the noun after one of `prepositions` on the trigger, the noun or a verb above."""
    wanted = frozenset(prepositions)

    def find(case: Case) -> Names:
        if wanted & {"to", "for"} and (right := _right_after(case, wanted)):
            return right
        for holder in _holders(case):
            names = of_phrase(case.doc, holder, wanted)
            if case.reading.frame.type == "prisoners_exchanged" and _go_between(case, names):
                continue
            if case.reading.frame.type == "sanctions" and _is_listing(holder, wanted):
                continue
            if not names and wanted & {"to", "for"}:
                indirect = (c for c in holder.children if c.dep_ == "dative" and c.pos_ != "ADP")
                names = next((n for c in indirect if (n := actors_of(case.doc, c))), ())
            if names:
                return names
        return ()

    return find


def _right_after(case: Case, prepositions: frozenset[str]) -> Names:
    """Return who stands after a preposition right behind the figure: "$9m for Mali and **$4m for Chad**"."""
    end = case.counted.span.end
    if case.counted.noun is not None and case.counted.noun.i == end:
        end += 1
    following = case.doc[end : end + 3]
    if len(following) < 2 or following[0].lower_ not in prepositions:
        return ()
    named = following[2] if following[1].pos_ == "DET" and len(following) > 2 else following[1]
    return own(case.doc, named)


def _is_listing(holder: Token, prepositions: frozenset[str]) -> bool:
    """Tell whether somebody is put on a list: "placed two banks **on a blacklist**"."""
    return any(noun.lower_.endswith("list") for noun in preposition_objects(holder, prepositions))


def _go_between(case: Case, names: Names) -> bool:
    """Tell whether captives are handed to a body that takes them home: the Red Cross."""
    found = (e for e in case.doc._.entities.values() if e.actor in names and e.name == e.actor)
    return any(entity.entity_type is EntityType.BODY for entity in found)


def _holders(case: Case) -> list[Token]:
    trigger = case.reading.trigger
    holders = [case.counted.node, *([case.counted.noun] if case.counted.noun is not None else []), trigger]
    if trigger.pos_ not in VERBAL:
        holders += [a for a in trigger.ancestors if a.pos_ in VERBAL | {"NOUN"}][:2]
    return holders


def possessor(case: Case) -> Names:
    """Return the owner of the trigger, of the counted noun or of the trigger's arguments.

    Where the owner of what is counted is the target ("13 **Chadian** firms" sanctioned), it is not asked for the actor.
    """
    trigger = case.reading.trigger
    wanted = {"nsubjpass", "nsubj", "dobj", "attr"}
    arguments = [c for c in trigger.children if c.dep_ in wanted] if trigger.pos_ in VERBAL else []
    counted = {case.counted.noun, case.counted.node}
    others = counted if "item" in case.reading.frame.target else set()
    for noun in (trigger, case.counted.noun, case.counted.node, *arguments):
        if noun is not None and noun.pos_ in NOMINAL and noun not in others:
            names = by_or_owner(case.doc, noun, is_bought=_is_bought(case))
            if names:
                return names
    return ()


def holder(case: Case) -> Names:
    """Return in whose hands ground is: "under Russian control", "in the rebels' hands"."""
    for token in case.sentence:
        if is_one_of(token, "holding"):
            names = owner_of(case.doc, token) or of_phrase(case.doc, token, frozenset({"of", "by"}))
            if names:
                return names
    return ()


def object_actor(case: Case) -> Names:
    """Return the actor or people named by the trigger's object, where that is not what is counted."""
    trigger = case.reading.trigger
    found = object_of(trigger) if trigger.pos_ == "VERB" else None
    if found is None or found.i == case.counted.node.i:
        return ()
    return actors_of(case.doc, found) or people(case.doc, found)


def owner(case: Case) -> Names:
    """Return whose the counted thing is: "**Malian** raids"."""
    return by_or_owner(case.doc, case.counted.noun) if case.counted.noun is not None else ()


def receiver(case: Case) -> Names:
    """Return who gets or asks for aid: the trigger's agent, but no agency that asks for others."""
    trigger = case.reading.trigger
    asking = subject_of(trigger) if trigger.pos_ in VERBAL else None
    mention = mention_at(case.doc, asking) if asking is not None else None
    if mention is not None:
        entity = entity_of(case.doc, mention)
        if entity.entity_type is EntityType.BODY and entity.actor == entity.name:
            return ()
    return agent(case)


def expeller(case: Case) -> Names:
    """Return who drives people out, where the words say so: an active verb of driving with a subject that acts."""
    trigger = case.reading.trigger
    if case.reading.slot != "object_of" or not words("expelling").intersection(lemmas(trigger)):
        return ()
    return actors_of(case.doc, subject_of(trigger))


def subject(case: Case) -> Names:
    """Return the subject of the sentence's main clause."""
    return actors_of(case.doc, subject_of(case.sentence.root))


SOURCES: dict[str, Callable[[Case], Names]] = {
    "agent": agent,
    "item": item,
    "item_owner": item,
    "object_owner": item,
    "struck": struck,
    "patient": patient,
    "to": with_preposition("to", "into"),
    "for": with_preposition("for"),
    "from": with_preposition("from"),
    "of": with_preposition("of"),
    "by": with_preposition("by"),
    "in": with_preposition("in"),
    "on": with_preposition("on", "against", "at", "upon"),
    "at": with_preposition("at", "on", "into", "towards", "toward", "against", "over"),
    "against": with_preposition("against", "on"),
    "possessor": possessor,
    "modifier": possessor,
    "holder": holder,
    "object_actor": object_actor,
    "receiver": receiver,
    "owner": owner,
    "expeller": expeller,
    "subject": subject,
    **CONTEXT,
}
