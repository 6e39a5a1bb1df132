"""What a verb of speech governs: which of the words below it are what is said. Who says it: attributions.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.speech.sources import can_speak, owner_of_figures
from extraction.facts.speech.words import is_any, rules
from extraction.facts.syntax import PASSIVE_SUBJECTS, SUBJECTS, is_passive, lemmas

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "dep", "csubj"})
OBJECTS = frozenset({"dobj", "attr", "oprd"})
OF_NOUNS = frozenset({"appos", "npadvmod", "dep"})
"""What stands for an object where the tagger took the verb for a noun: "Oxfam **documents** 61 killings"."""
AT = frozenset({"at", "as"})
PAST = frozenset({"VBD", "VBN"})
STANDING = frozenset(
    ["be", "show", "stand", "put", "come", "indicate", "suggest", "reveal", "reach", "include", "point"]
)


HARM = frozenset({"acomp", "advcl", "conj", "oprd", "xcomp"})
DONE_HARM = frozenset({"dead", "killed", "wounded", "injured", "hurt", "missing"})


def is_content(child: Token, verb: Token) -> bool:
    """Tell whether what hangs on a verb by `child` is what is said."""
    if is_of_figures(verb) and is_any(verb, STANDING | rules().figure):
        return child.dep_ in CLAUSES | OBJECTS or (child.dep_ == "prep" and child.lower_ in AT | {"to"})
    if child.dep_ == "prep" and child.lower_ == "to" and revises(verb):
        return True
    if child.dep_ in HARM and child.lower_ in DONE_HARM and is_any(verb, rules().figure):
        return any(c.like_num for c in child.children)  # "officials count **90 dead**, 200 wounded"
    told = is_any(verb, rules().clause | rules().denial)
    if _is_beside(child, verb):
        return False
    if child.dep_ in CLAUSES:
        return (
            told
            or is_any(verb, rules().performative | rules().promise | rules().figure | rules().inserted)
            or is_denial(verb)
        )
    if child.dep_ == "advcl":
        return told and _is_telling(child)
    if child.dep_ == "conj" and _is_next_count(child):
        return is_any(verb, rules().figure)
    if child.dep_ == "conj":
        return told and child.pos_ in {"VERB", "AUX"} and child.i > verb.i and _goes_on(child, verb)
    if child.dep_ in PASSIVE_SUBJECTS:
        is_told = is_any(verb, rules().clause | (rules().figure - rules().only_tolls))
        return is_passive(verb) and (is_told or _takes_figure(child, verb))  # "were **put** to death" tells nothing
    if child.dep_ in OBJECTS or (verb.pos_ == "NOUN" and child.dep_ in OF_NOUNS and child.i > verb.i):
        return _takes_figure(child, verb)
    if child.dep_ in {"prep", "agent"}:
        return _preposition_opens(child, verb)
    return child.dep_ in {"acl", "relcl", "ccomp"} and verb.pos_ == "NOUN"


def _is_beside(child: Token, verb: Token) -> bool:
    """Tell whether a clause is a relative one after a comma: "said of the raid, in which 12 died"."""
    first = child.left_edge
    if first.i < verb.i:
        return False
    words = {t.lower_ for t in child.doc[first.i : min(first.i + 2, child.i)]}
    return first.i > child.sent.start and first.nbor(-1).text == "," and bool(words & {"which", "whom", "whose"})


def is_of_figures(verb: Token) -> bool:
    """Tell whether somebody's figures are the subject: "the ministry's count is …", "a UN survey shows …"."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return (
        subject is not None
        and subject.lemma_.lower() in rules().figures
        and (
            owner_of_figures(subject) is not None
            or subject.lemma_.lower() in rules().own_voice
            or any(c.lower_ in rules().official for c in subject.children)
        )
    )


def _is_telling(clause: Token) -> bool:
    """Tell whether an adverbial clause goes on telling ("adding that …"), rather than beside what is told ("as …")."""
    first = clause.left_edge
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod", "prep"} and c.i < clause.i} | {
        first.lower_
    }
    return not marks & rules().aside and clause.tag_ in {"VBG", "VBD", "VBN", "VBZ", "VBP"}


def _is_next_count(participle: Token) -> bool:
    """Tell whether the parse took the next of what is counted for a clause: "counted 64 dead and **180 injured**"."""
    counted = next((c for c in participle.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS), None)
    is_bare = participle.tag_ in PAST and not any(c.dep_ in {"aux", "auxpass", "dobj"} for c in participle.children)
    return is_bare and counted is not None and counted.like_num and counted.i == participle.i - 1


def _goes_on(clause: Token, verb: Token) -> bool:
    own_subject = any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in clause.children)
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    said_before = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    return marked or (own_subject and said_before and not is_any(clause, rules().clause))


def is_negated(verb: Token) -> bool:
    """Tell whether nobody says so: "did not confirm", "neither confirmed nor denied"."""
    before = {t.lower_ for t in verb.doc[max(verb.i - 4, verb.sent.start) : verb.i]}
    return any(c.dep_ == "neg" for c in verb.children) or bool(before & {"neither", "nor"})


def _takes_figure(child: Token, verb: Token) -> bool:
    if is_any(verb, rules().clause - rules().figure - rules().addressing):
        return any(
            c.dep_ in {"acl", "relcl"} for c in child.children
        )  # the parse took "say gangs killed 12" for an object
    if verb.lemma_ == "claim" and child.lemma_ in {"life", "victim"}:
        return False  # "the mine **claimed** three lives"
    if is_any(verb, rules().denial) or is_denial(verb):
        return True
    if is_any(verb, rules().promise):
        return True
    if not is_any(verb, rules().figure):
        return False
    if not is_any(verb, rules().only_tolls) or _is_count_taken(verb):
        return True
    if any(c.dep_ == "prep" and c.lower_ in AT for c in verb.children):
        return True
    return any(t.lemma_.lower() in rules().tolls for t in child.subtree)


def _is_count_taken(verb: Token) -> bool:
    """Tell whether somebody has counted, or people count: "officials **count** 31 schools"; an arsenal counts tanks."""
    if not is_any(verb, rules().told_when_past):
        return False
    if verb.tag_ in PAST:
        return True
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    is_plural = subject is not None and subject.tag_ == "NNS" and can_speak(subject)
    return is_plural and not any(t.lower_ == "among" for t in verb.subtree)


def _preposition_opens(child: Token, verb: Token) -> bool:
    if child.lower_ in AT and is_any(verb, rules().figure):
        return True
    if any(f"{lemma} {child.lower_}" in rules().preposition | rules().requests for lemma in lemmas(verb)):
        return True
    statement = next((c for c in child.children if c.dep_ == "pobj"), None)
    inner = statement is not None and any(c.dep_ in {"acl", "ccomp"} for c in statement.children)
    return inner and is_any(verb, rules().clause)


def revises(verb: Token) -> bool:
    """Tell whether a verb changes a toll told before: "raised the toll to nine"."""
    return is_any(verb, rules().revising) and any(
        c.dep_ == "dobj" and c.lemma_.lower() in rules().revised for c in verb.children
    )


def has_preposition(verb: Token) -> bool:
    """Tell whether a verb has a preposition that opens what is said: "accused of", "admits to"."""
    holders = (verb, *(c for c in verb.children if c.dep_ == "dobj"))  # "accused **the army of** shelling"
    return any(
        f"{lemma} {c.lower_}" in rules().preposition
        for holder in holders
        for c in holder.children
        if c.dep_ in {"prep", "agent", "prt"}
        for lemma in lemmas(verb)
    )


def is_denial(verb: Token) -> bool:
    """Tell whether a verb denies its object or clause, also as "called … propaganda"."""
    if is_any(verb, rules().denial):
        return True
    return is_any(verb, rules().calls) and any(t.lemma_.lower() in rules().untrue for t in verb.subtree if t.i > verb.i)


def is_called_untrue(noun: Token) -> bool:
    """Tell whether somebody's claim is denied: "denied the army's claim that …", "their claim that … is a lie"."""
    verb = noun.head
    if noun.dep_ == "dobj" and is_denial(verb):
        return True
    said = [c for c in verb.children if c.dep_ in {"attr", "acomp"}] if noun.dep_ == "nsubj" else []
    return verb.lemma_ == "be" and any(c.lemma_.lower() in rules().untrue for c in said)
