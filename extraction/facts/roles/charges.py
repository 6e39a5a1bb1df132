"""Words that charge somebody with a deed: "blamed on", "claimed responsibility", "the work of", "did it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.lookup import entity_of, mention_at
from extraction.entities.references.nameless import is_nameless, is_weapon_alone
from extraction.facts.roles.arguments import actors_of
from extraction.facts.roles.evidence import DENIALS
from extraction.facts.syntax import VERBAL, is_passive, lemmas, object_of, preposition_objects, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from extraction.facts.roles.arguments import Names

LAID = frozenset({"on", "to"})
HANDS = frozenset({"hand", "hands", "work", "doing", "handiwork"})
NOBODY = frozenset({"no", "nobody", "none"})
STRANGERS = frozenset({"man", "woman", "caller", "person", "voice", "individual", "spokesman", "speaker"})
ANSWERABLE = frozenset({"responsible", "culpable", "blame", "behind"})
OWNED_REACH = 4


def blamed_in(doc: Doc, sentence: Span) -> Names:
    """Return who is charged with a deed in a sentence, or owns up to one."""
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
