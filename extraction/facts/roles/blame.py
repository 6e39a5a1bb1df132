"""At whose door a deed is laid whose doer has no name: "blamed on", "claimed responsibility", "the work of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.references.nameless import is_nameless, is_weapon_alone
from extraction.entities.setting.sides import are_rivals
from extraction.facts.roles import deeds
from extraction.facts.roles.arguments import actors_of
from extraction.facts.roles.charges import blamed_in
from extraction.facts.roles.context import place
from extraction.facts.roles.evidence import LOSS_TYPES
from extraction.facts.roles.mutual import FIGHTERS, is_between_states, is_state_against
from extraction.facts.syntax import VERBAL, is_passive, lemmas, preposition_objects, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Fact

DONE = frozenset({"in", "by", "from", "during", "after", "at", "when", "following"})
AFTER = 3
ANSWERING = frozenset({"responsibility", "credit"})
MISSILES = frozenset({"bomb", "shell", "rocket", "missile", "blast", "explosion"})
FALLING = frozenset({"fall", "drop", "land", "rain", "hit", "strike", "crash", "slam", "tear", "plunge"})
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
            is_weapon_alone(doer) and not _is_at_soldiers(case) and not _is_from_a_state(case, doer)
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
    is_bomb = is_weapon_alone(doer) and not _is_at_soldiers(case) and not _is_from_a_state(case, doer)
    return is_nameless(doer) or is_bomb


def _is_from_a_state(case: Case, weapon: Token) -> bool:
    """Tell whether a bomb can be a state's: in a war of states, or where one falls on the people that it fights."""
    if is_between_states(case):
        return True
    there = place(case)
    falls = weapon.lemma_ in MISSILES and weapon.head.lemma_ in FALLING
    return falls and bool(there) and is_state_against(case, there[0])


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
    return blamed_in(case.doc, case.sentence) or _laid_by(case)


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
        names = blamed_in(case.doc, following) if is_next or _is_answered_for(following) else ()
        if names:
            return names
        end = following.end
    return ()


def doer_after(case: Case, sufferer: str) -> Names:
    """Return who strikes in the sentence after a figure without a doer, of its paragraph or right under the lead."""
    end = case.sentence.end
    if end >= len(case.doc):
        return ()
    is_apart = "\n" in case.doc[end - 1].text_with_ws + case.doc[end].text
    if is_apart and case.sentence.start > 0:
        return ()
    told = deeds.deeds_in(case.doc, case.doc[end].sent)
    return next((deed.actor for deed in told if deed.actor and are_rivals(case.doc, deed.actor[0], sufferer)), ())


def _is_answered_for(sentence: Span) -> bool:
    return any(token.lower_ in ANSWERING for token in sentence)
