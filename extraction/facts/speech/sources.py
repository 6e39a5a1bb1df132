"""Which noun speaks: the subject of a verb of speech, or the owner of figures. Whom it names: speakers.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.lookup import entity_of, mention_at
from extraction.facts.speech.words import rules
from extraction.facts.syntax import PASSIVE_SUBJECTS, SUBJECTS, is_passive
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKING = frozenset({EntityType.PERSON, EntityType.BODY})
OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
MADE_BY = frozenset({"of", "from", "by", "at", "in", "with"})
SHARING = frozenset({"conj", "xcomp", "advcl", "relcl", "acl", "pcomp", "prep", "dep"})


def subject_of_speech(verb: Token) -> Token | None:
    """Return who speaks by the parse: subject, agent of a passive, or the subject shared with the verb above."""
    subject = nearest_subject(verb)
    if subject is None or subject.tag_ == "VBG":  # "Posting on Telegram, the governor said"
        subject = _hung_before(verb) or subject
    elif not can_speak(subject) or _is_addressed(subject):
        subject = _right_before(verb, subject) or _past_mark(verb, subject) or subject
    if subject is None and verb.pos_ == "NOUN":
        return owner_of_figures(verb)
    if subject is None and _is_garden_path(verb):
        return verb.head
    if subject is None and is_passive(verb):
        agent = next((c for c in verb.children if c.dep_ in {"agent", "prep"} and c.lower_ == "by"), None)
        return next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    above = verb
    for _ in range(4):
        if subject is not None or above.dep_ not in SHARING:
            break
        above = above.head
        if above.pos_ not in {"VERB", "AUX", "ADP"}:
            return above
        if above.lemma_ in {"quote", "cite"} and not is_passive(above):  # "media quoted the mayor as saying …"
            return next((c for c in above.children if c.dep_ == "dobj"), None)
        subject = next((c for c in above.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS), None)
    return _antecedent(subject, above) if subject is not None else None


def nearest_subject(verb: Token) -> Token | None:
    """Return the subject by the parse, of several the one right before the verb: "…, most of it gone, Dao said"."""
    auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
    subjects = [c for holder in (verb, *auxiliaries) for c in holder.children if c.dep_ in SUBJECTS]
    before = [c for c in subjects if c.i < verb.i]
    return before[-1] if before else next(iter(subjects), None)


def _hung_before(verb: Token) -> Token | None:
    """Return the subject that the parse hung on a word before it: "In Goma, **the governor**, Ali Sow, said …"."""
    if verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i - 2 < verb.sent.start:
        return None
    last = verb.i - 1 - (verb.nbor(-1).text == ",")
    for token in verb.doc[verb.sent.start + 1 : last + 1]:
        if token.dep_ == "appos" and token.right_edge.i == last and token.left_edge.nbor(-1).text == ",":
            is_name = token.pos_ == "PROPN" and last < verb.i - 1
            return token if is_name or token.head.dep_ == "pobj" else None
    return None


def _right_before(verb: Token, subject: Token) -> Token | None:
    """Return who stands right before a verb and to the parse explains a place: "In Jos, **monitors** said"."""
    apposed = (c for c in subject.subtree if c.dep_ == "appos" and c.i > subject.i)
    return next((c for c in apposed if c.pos_ == "NOUN" and c.right_edge.i == verb.i - 1 and can_speak(c)), None)


def _past_mark(verb: Token, subject: Token) -> Token | None:
    """Return who speaks in a part of its own that the parse coordinates: "… lost 14 tanks; **analysts** confirm"."""
    mark = next((t for t in reversed(verb.doc[subject.i : verb.i]) if t.text == ";"), None)
    parts = (t for t in verb.doc[mark.i + 1 : verb.i] if t.dep_ == "conj") if mark is not None else ()
    return next((t for t in parts if t.pos_ in {"NOUN", "PROPN"} and (can_speak(t) or mention_at(t.doc, t))), None)


def _is_addressed(noun: Token) -> bool:
    """Tell whether somebody is spoken to at the start of a sentence: "**Doctor**, aid workers say …"."""
    before = noun.nbor(-1).text if noun.i > noun.sent.start else ":"
    return noun.left_edge.i == noun.i and before in {":", "“", '"', "``"} and noun.nbor(1).text == ","


def _is_garden_path(verb: Token) -> bool:
    """Tell whether the parse took a main verb for a participle: "The militants (who were) boasted of …"."""
    return (
        verb.dep_ == "acl"
        and verb.tag_ == "VBN"
        and verb.head.dep_ == "ROOT"
        and not any(c.dep_ == "agent" for c in verb.children)
    )


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the subject itself."""
    if subject.lower_ not in {"which", "who", "that"}:
        return subject
    while verb.dep_ in {"conj", "xcomp"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else subject


def owner_of_figures(noun: Token) -> Token | None:
    """Return whose figures they are: "Israeli figures", "figures from the UN", "a draft seen by Reuters"."""
    left = [c for c in noun.children if c.dep_ in OWNERS and c.i < noun.i and (mention_at(c.doc, c) or _is_owning(c))]
    if left:
        return left[0]
    maker = _maker(noun)
    for child in noun.children:
        if maker is None and child.dep_ == "prep" and child.lower_ in MADE_BY:
            maker = next(
                (found for c in child.children if c.dep_ == "pobj" for found in [_inner(c, child)] if found), None
            )
    return maker


def _is_owning(noun: Token) -> bool:
    """Tell whether an unnamed one owns figures: "police figures"; "official figures" are nobody's in particular."""
    return can_speak(noun) and noun.pos_ != "ADJ"


def _inner(noun: Token, preposition: Token) -> Token | None:
    """Return the owner told after of, from, by: "figures from the UN", "analysis of data cited by Bellingcat"."""
    maker = _maker(noun)
    if maker is not None:
        return maker
    if noun.lemma_.lower() in rules().figures and mention_at(noun.doc, noun) is None:
        return owner_of_figures(noun)
    is_told_what = any(c.dep_ == "compound" and can_speak(c) for c in noun.children)  # "the daily Le Soir"
    if preposition.lower_ in {"in", "of"} and not (can_speak(noun) or is_told_what or _is_named_speaker(noun)):
        return None
    return noun if mention_at(noun.doc, noun) or can_speak(noun) or noun.pos_ == "PROPN" else None


def _is_named_speaker(noun: Token) -> bool:
    mention = mention_at(noun.doc, noun)
    return mention is not None and entity_of(noun.doc, mention).entity_type in SPEAKING


def _maker(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in rules().makers:
            by = next((c for c in child.children if c.dep_ in {"agent", "prep"} and c.lower_ == "by"), None)
            if by is not None:
                return next((c for c in by.children if c.dep_ == "pobj"), None)
    return None


def can_speak(noun: Token) -> bool:
    """Tell whether a noun may speak without a name: "residents", "the general staff"."""
    lemma, before = noun.lemma_.lower(), noun.doc[max(noun.i - 1, 0)].lower_
    if lemma == "tank":  # one that thinks
        return before.startswith("think") or noun.doc[max(noun.i - 2, 0)].lower_ == "think"
    return lemma in rules().nameless or noun.lower_ in rules().nameless
