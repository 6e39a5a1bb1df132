"""Deeds of war told beside a figure: "in an Israeli air strike on Rafah", "after Russia shelled the town".

Who did a deed and to whom, for figures that name neither. The figure's own verb is not read here: see roles/sources.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.setting.sides import are_rivals
from extraction.facts.roles.arguments import Names, actors_of, by_or_owner, of_phrase
from extraction.facts.syntax import lemmas, object_of, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

AT = frozenset({"on", "against", "at", "upon", "into", "in", "towards", "toward", "over"})
WITH = frozenset({"with"})
PARTS = frozenset({"including", "among", "with"})
DOING = frozenset({"dobj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its word, who does it and whom it hits, as far as the words say."""

    index: int
    actor: Names
    target: Names


def deeds_in(doc: Doc, sentence: Span) -> tuple[Deed, ...]:
    """Return the deeds of a sentence that name somebody, in order."""
    known = doc.user_data.setdefault("deeds", {})
    if sentence.start not in known:
        known[sentence.start] = tuple(_deeds(doc, sentence))
    return known[sentence.start]


def _deeds(doc: Doc, sentence: Span) -> Iterator[Deed]:
    listed = words("deeds")
    for token in sentence:
        if not listed.intersection(lemmas(token)) or token.pos_ not in {"NOUN", "PROPN", "VERB"}:
            continue
        if token.pos_ == "VERB":
            deed = _verb(doc, token)
        else:
            deed = Deed(token.i, _doer(doc, token), of_phrase(doc, token, AT))
        if deed.actor or deed.target:
            yield deed


def _verb(doc: Doc, verb: Token) -> Deed:
    hit = object_of(verb)
    if hit is not None and hit.dep_ == "pobj" and hit.head.lower_ in PARTS:
        hit = None  # "the 300, including two **Danes**, massacred there"
    target = (actors_of(doc, hit) or _people_there(doc, hit)) if hit is not None else ()
    met = of_phrase(doc, verb, WITH) if not target and is_one_of(verb, "mutual") else ()
    return Deed(verb.i, actors_of(doc, subject_of(verb)), target or met or of_phrase(doc, verb, AT))


def _people_there(doc: Doc, token: Token) -> Names:
    from extraction.facts.roles.arguments import people

    return people(doc, token) or of_phrase(doc, token, frozenset({"in", "of", "near"}))


def _doer(doc: Doc, noun: Token) -> Names:
    names = by_or_owner(doc, noun)
    if not names and noun.dep_ in DOING and words("doing").intersection(lemmas(noun.head)):
        return actors_of(doc, subject_of(noun.head))
    if not names and noun.dep_ == "dobj" and is_one_of(noun.head, "telling"):
        tellers, hit = actors_of(doc, subject_of(noun.head)), of_phrase(doc, noun, AT)
        return tellers if hit and tellers and are_rivals(doc, tellers[0], hit[0]) else ()
    return names


def nearest(doc: Doc, sentence: Span, index: int, *, without: int) -> Deed | None:
    """Return the deed with a doer nearest to a token; `without` is a token whose own deed does not count.

    A deed that answers the one at the token is not its cause: "shelled Khost in reprisal for an ambush that killed 30".
    """
    found = [deed for deed in deeds_in(doc, sentence) if deed.actor and deed.index != without]
    answered = next((t for t in doc[index].ancestors if is_answering(t)), None)
    if answered is not None:
        found = [deed for deed in found if answered.is_ancestor(doc[deed.index])]
    return min(found, key=lambda deed: abs(deed.index - index), default=None)


def above(doc: Doc, sentence: Span, trigger: Token) -> Deed | None:
    """Return the deed of which a trigger tells the outcome: "**ambushed a Kenyan convoy**, killing six soldiers"."""
    if trigger.dep_ == "relcl" and any(t.lower_ in {"where", "which"} for t in trigger.subtree if t.i < trigger.i):
        return _done_where(doc, trigger)
    if trigger.dep_ not in {"advcl", "conj", "xcomp"}:
        return None
    over = {token.i for token in trigger.ancestors}
    return next((deed for deed in reversed(deeds_in(doc, sentence)) if deed.index in over and deed.actor), None)


def _done_where(doc: Doc, trigger: Token) -> Deed | None:
    """Return the deed at whose place people fall: "the ELN drove **a bomb** into a school, where nine died"."""
    verb = next((a for a in trigger.ancestors if a.pos_ == "VERB"), None)
    if verb is None or is_one_of(trigger.head, "deeds"):
        return None
    laid = object_of(verb)
    is_deed = any(words(section).intersection(lemmas(verb)) for section in ("deeds", "own_deeds", "harms"))
    if not is_deed and not (laid is not None and is_one_of(laid, "laid_in_secret")):
        return None
    actor = actors_of(doc, subject_of(verb))
    return Deed(verb.i, actor, ()) if actor else None


def is_answering(token: Token) -> bool:
    """Tell whether what hangs on a word came before the rest: "in reprisal for …", also by the preposition alone."""
    noun = token.nbor(-1) if token.pos_ == "ADP" and token.i else token
    return noun.pos_ == "NOUN" and is_one_of(noun, "answering")


def last(doc: Doc, sentence: Span) -> Deed | None:
    """Return the last deed with a doer of a sentence."""
    return next((deed for deed in reversed(deeds_in(doc, sentence)) if deed.actor), None)
