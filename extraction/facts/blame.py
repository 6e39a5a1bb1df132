"""At whose door a deed is laid whose doer has no name: "blamed on", "claimed responsibility", "the work of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.nameless import is_nameless, is_weapon_alone
from extraction.entities.wordlists import is_one_of, words
from extraction.facts.arguments import actors_of
from extraction.facts.mutual import FIGHTERS, is_between_states
from extraction.facts.role_evidence import LOSS_TYPES
from extraction.facts.syntax import VERBAL, is_passive, lemmas, object_of, preposition_objects, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from extraction.facts.arguments import Names
    from extraction.facts.case import Case
    from extraction.records import Fact

LAID = frozenset({"on", "to"})
DONE = frozenset({"in", "by", "from", "during", "after", "at", "when"})
HANDS = frozenset({"hand", "hands", "work", "doing", "handiwork"})
AFTER = 3
ANSWERING = frozenset({"responsibility", "credit"})
FURTHER = frozenset({"other", "others", "another", "more", "further"})


def is_of_nobody_named(case: Case, before: Fact | None) -> bool:
    """Tell whether the doer is told of without a name: "unidentified men shot", "a bomb went off, killing"."""
    doer = _doer(case)
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


def blamed_here(case: Case) -> Names:
    """Return who is blamed for, or owns up to, a deed in the sentence of a figure."""
    return _blamed(case.doc, case.sentence)


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
        if token.pos_ not in VERBAL and token.lower_ not in HANDS:
            continue
        for noun in _charged(token):
            names = actors_of(doc, noun)
            if names:
                yield names


def _charged(token: Token) -> Iterator[Token | None]:
    found = set(lemmas(token))
    if token.pos_ in VERBAL:
        if found & words("laid_at"):
            yield from preposition_objects(token, LAID)
        if found & words("blaming") and _is_of_a_deed(token):
            yield object_of(token)
        if found & words("owning_up") and _owns_up(token):
            yield subject_of(token)
    elif token.lower_ in HANDS:
        yield from preposition_objects(token, frozenset({"of"}))


def _is_of_a_deed(verb: Token) -> bool:
    """Tell whether somebody is blamed: "blamed X for", "suspects X", "holds X responsible", not "holds X"."""
    if verb.lemma_ != "hold":
        return True
    return any(c.lower_ in {"responsible", "accountable"} for c in verb.subtree)


def _owns_up(verb: Token) -> bool:
    found = object_of(verb)
    return found is not None and is_one_of(found, "owned_deeds") and not is_passive(verb)
