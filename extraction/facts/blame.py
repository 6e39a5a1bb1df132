"""At whose door a deed is laid whose doer has no name: "blamed on", "claimed responsibility", "the work of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.lookup import entity_of, mention_at
from extraction.entities.nameless import is_nameless, is_weapon_alone
from extraction.entities.wordlists import is_one_of, words
from extraction.facts import deeds
from extraction.facts.arguments import actors_of
from extraction.facts.evidence import DENIALS, LOSS_TYPES
from extraction.facts.mutual import FIGHTERS, is_between_states
from extraction.facts.syntax import VERBAL, is_passive, lemmas, object_of, preposition_objects, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from extraction.facts.arguments import Names
    from extraction.facts.case import Case
    from extraction.records import Fact

LAID = frozenset({"on", "to"})
DONE = frozenset({"in", "by", "from", "during", "after", "at", "when", "following"})
HANDS = frozenset({"hand", "hands", "work", "doing", "handiwork"})
AFTER = 3
NOBODY = frozenset({"no", "nobody", "none"})
STRANGERS = frozenset({"man", "woman", "caller", "person", "voice", "individual", "spokesman", "speaker"})
ANSWERING = frozenset({"responsibility", "credit"})
ANSWERABLE = frozenset({"responsible", "culpable", "blame", "behind"})
OWNED_REACH = 4
FURTHER = frozenset({"other", "others", "another", "more", "further"})


def is_of_nobody_named(case: Case, before: Fact | None) -> bool:
    """Tell whether the doer is told of without a name: "unidentified men shot", "a bomb went off, killing"."""
    doer = _doer(case)
    if doer is None and _doer_meanwhile(case) is not None:
        return True
    if doer is not None:
        if actors_of(case.doc, doer):
            return False
        return is_nameless(doer) or (
            is_weapon_alone(doer) and not _is_at_soldiers(case) and not is_between_states(case)
        )
    if before is None or before.actor or before.fact_type not in LOSS_TYPES:
        return False
    near = {case.counted.noun, case.counted.node} - {None}
    again = any(c.lower_ in FURTHER for noun in near if noun is not None for c in (noun, *noun.children))
    return again or before.sentence_no == case.counted.quantity.sentence_no


def is_of_nobody_before(case: Case, before: Fact | None) -> bool:
    """Tell whether the sentence before, of the same paragraph, has a doer without a name, and this one none of its own.

    "**Masked men** burst into a bar and opened fire. Two drinkers were killed."
    """
    if (before is not None and before.actor) or not _is_without_doer(case):
        return False
    if _is_beside_nobody(case):
        return True
    previous = case.previous
    if previous is None:
        return False
    if "\n" in previous.text_with_ws or deeds.last(case.doc, previous) is not None or not _is_violent(previous):
        return False
    heads = (previous.root, *previous.root.conjuncts, *(t for t in previous if t.dep_ in {"advcl", "conj"}))
    doers = [subject_of(head) if head.pos_ in VERBAL else head for head in heads if head.pos_ != "AUX"]
    named = [noun for noun in doers if noun is not None and actors_of(case.doc, noun)]
    return not named and any(noun is not None and _is_unnamed(case, noun) for noun in doers)


def _is_without_doer(case: Case) -> bool:
    """Tell whether a figure's clause has no doer, or only "they", who are those of the sentence before."""
    doer = _doer(case)
    return doer is None or (doer.pos_ == "PRON" and not actors_of(case.doc, doer))


def _is_unnamed(case: Case, doer: Token) -> bool:
    """Tell whether a doer has no name: people nobody knows, or a bomb that does not hit soldiers of a side."""
    is_bomb = is_weapon_alone(doer) and not _is_at_soldiers(case) and not is_between_states(case)
    return is_nameless(doer) or is_bomb


def _is_beside_nobody(case: Case) -> bool:
    """Tell whether the clause before is of nobody named: "**unknown men** threw a grenade; nine people were hurt"."""
    root = case.sentence.root
    verb = case.reading.trigger if case.reading.trigger.pos_ in VERBAL else case.reading.trigger.head
    clauses = [c for c in (root, *root.conjuncts, *root.children) if c.pos_ in VERBAL and c.i < case.counted.span.start]
    beside = (c for c in clauses if c.i != verb.i and not is_one_of(c, "telling"))
    doers = (subject_of(c) for c in beside if c.dep_ in {"ROOT", "conj", "ccomp", "parataxis"})
    return any(doer is not None and is_nameless(doer) and not actors_of(case.doc, doer) for doer in doers)


def _is_violent(sentence: Span) -> bool:
    lists = ("deeds", "own_deeds", "harms", "unidentified", "laid_in_secret")
    return any(words(section).intersection(lemmas(token)) for token in sentence for section in lists)


def _is_at_soldiers(case: Case) -> bool:
    """Tell whether a side's own men fall to a bomb or a mine: who fights them has laid it."""
    noun = case.counted.noun
    return bool(case.counted.classes & FIGHTERS) or (noun is not None and is_one_of(noun, "regulars"))


def _doer(case: Case) -> Token | None:
    """Return the noun that does the deed: subject, agent of a passive, or the event in which people fall."""
    trigger = case.reading.trigger
    verb = trigger if trigger.pos_ in VERBAL else next((a for a in trigger.ancestors if a.pos_ in VERBAL), None)
    if verb is None:
        return None
    suffers = case.reading.slot == "subject_of" and verb.i == trigger.i
    doer = None if suffers else subject_of(verb)
    taken = {case.counted.noun, case.counted.node}
    if doer is None or doer in taken or is_one_of(doer, "suffered"):
        doer = next((c for c in preposition_objects(verb, DONE) if is_weapon_alone(c)), None)
    if doer is None:
        doer = next(preposition_objects(trigger, frozenset({"by"})), None)
    return doer if doer not in taken else None


def _doer_meanwhile(case: Case) -> Token | None:
    """Return who acts without a name in the clause of time beside the harm: "died when **the smugglers** fired"."""
    verbs = [t for t in (case.reading.trigger, case.reading.trigger.head) if t.pos_ in VERBAL]
    clauses = (c for verb in verbs for c in verb.children if c.dep_ == "advcl")
    timed = (c for c in clauses if any(g.lower_ in {"when", "as", "after"} for g in c.children) and not is_passive(c))
    doers = (subject_of(clause) for clause in timed)
    unnamed = (d for d in doers if d is not None and is_one_of(d, "nameless") and not actors_of(case.doc, d))
    return next((d for d in unnamed if d.tag_ == "NNS"), None)


def blamed_here(case: Case) -> Names:
    """Return who is blamed for a deed in the sentence of a figure, owns up to it, or has laid what did it."""
    return _blamed(case.doc, case.sentence) or _laid_by(case)


def _laid_by(case: Case) -> Names:
    """Return who has laid the bomb or mine that does a deed: "**the rebels planted** the mines that killed 11"."""
    weapon = _doer(case)
    if weapon is None or not is_weapon_alone(weapon) or weapon.dep_ not in {"dobj", "nsubjpass"}:
        return ()
    return actors_of(case.doc, subject_of(weapon.head))


def blamed_after(case: Case) -> Names:
    """Return who is blamed in the sentence after, or owns up in one of the next, also of another paragraph."""
    end = case.sentence.end
    for number in range(AFTER):
        if end >= len(case.doc):
            return ()
        following = case.doc[end].sent
        is_next = number == 0 and "\n" not in case.doc[end - 1].text_with_ws + case.doc[end].text
        names = _blamed(case.doc, following) if is_next or _is_answered_for(following) else ()
        if names:
            return names
        end = following.end
    return ()


def _is_answered_for(sentence: Span) -> bool:
    return any(token.lower_ in ANSWERING for token in sentence)


def _blamed(doc: Doc, sentence: Span) -> Names:
    known = doc.user_data.setdefault("blamed", {})
    if sentence.start not in known:
        known[sentence.start] = next(_all_blamed(doc, sentence), ())
    return known[sentence.start]


def _all_blamed(doc: Doc, sentence: Span) -> Iterator[Names]:
    for token in sentence:
        if (token.pos_ not in VERBAL and token.lower_ not in HANDS) or _is_denied(token):
            continue
        for noun in _charged(token):
            names = _names_in(doc, noun)
            if names:
                yield names


def _names_in(doc: Doc, noun: Token | None) -> Names:
    """Return who is charged: by name, or for whom strangers speak or kill ("gunmen in the pay of **the cartel**")."""
    if noun is None or noun.lower_ in NOBODY or any(c.lower_ in NOBODY for c in noun.children):
        return ()
    names = actors_of(doc, noun) or _called(noun)
    if names or not (is_nameless(noun) or noun.lemma_.lower() in STRANGERS):
        return names
    inside = (m for token in noun.subtree if token.i > noun.i and (m := mention_at(doc, token)) is not None)
    groups = (entity_of(doc, mention).actor for mention in inside)
    return next(((name,) for name in groups if name and doc._.setting.group(name) is not None), ())


def _called(noun: Token) -> Names:
    """Return the name of a band that no list knows: "a vigilante group, **Alsa Masa**, was blamed"."""
    if not is_one_of(noun, "rebel_nouns"):
        return ()
    names = (c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    return next(((noun.doc[name.left_edge.i : name.i + 1].text,) for name in names), ())


def _is_denied(token: Token) -> bool:
    """Tell whether a charge or an avowal is not made: "did not claim", "denied that it had carried out"."""
    if any(c.dep_ == "neg" for c in token.children):
        return True
    return any(DENIALS.intersection(lemmas(a)) for a in token.ancestors if a.pos_ == "VERB")


def _charged(token: Token) -> Iterator[Token | None]:
    found = set(lemmas(token))
    if token.pos_ in VERBAL:
        if found & words("laid_at"):
            yield from preposition_objects(token, LAID)
        if found & words("blaming") and _is_of_a_deed(token):
            yield object_of(token)
        if found & words("owning_up") and _owns_up(token):
            yield from (child for child in token.children if child.dep_ == "nsubj")
            yield subject_of(token)
        if found & words("committing") and _is_done(token):
            yield subject_of(token)
        if found & words("laying") and (laid := object_of(token)) is not None and is_weapon_alone(laid):
            yield subject_of(token)
        if any(is_one_of(c, "owned_deeds") for c in preposition_objects(token, frozenset({"behind"}))):
            yield subject_of(token)
        if _did_it(token):
            yield subject_of(token)
    elif token.lower_ in HANDS:
        yield from preposition_objects(token, frozenset({"of"}))


def _did_it(verb: Token) -> bool:
    """Tell whether somebody is said to have done what was told: "and that **ISWAP** did it", "the ELN was to blame"."""
    if verb.lemma_ == "do":
        return any(c.dep_ == "dobj" and c.lower_ in {"it", "this", "that"} for c in verb.children)
    said = [c for c in verb.subtree if c.i > verb.i and c.i - verb.i < OWNED_REACH]
    if verb.lemma_ != "be" or not any(c.lower_ in ANSWERABLE for c in said) or any(c.dep_ == "neg" for c in said):
        return False
    blamed_for = [noun for word in said for noun in preposition_objects(word, frozenset({"for"}))]
    return not blamed_for or any(is_one_of(noun, "owned_deeds") for noun in blamed_for)


def _is_of_a_deed(verb: Token) -> bool:
    """Tell whether somebody is blamed: "blamed X for", "suspects X", "holds X responsible", not "holds X"."""
    if verb.lemma_ != "hold":
        return True
    return any(c.lower_ in {"responsible", "accountable"} for c in verb.subtree)


def _owns_up(verb: Token) -> bool:
    return _is_done(verb) and not is_passive(verb)


def _is_done(verb: Token) -> bool:
    """Tell whether the object of a verb is a deed of violence, or responsibility for one."""
    objects = [object_of(verb), *(c for c in verb.children if c.dep_ == "dobj")]
    return any(found is not None and is_one_of(found, "owned_deeds") for found in objects)
