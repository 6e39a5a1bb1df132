"""Whom a text cites without a verb of speech: "according to the army", "as reported by the agency" or by its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.lookup import mention_at
from extraction.facts.speech.sources import owner_of_figures
from extraction.facts.speech.words import is_any, rules

if TYPE_CHECKING:
    from spacy.tokens import Token

LONG = 14


def source_of(token: Token) -> Token | None:
    """Return the noun that a phrase names as the source, None when the word opens no such phrase."""
    lowered = token.lower_
    if lowered == "according" or lowered in {"citing", "quoting"}:
        return _first_noun(token)
    if lowered == "as":
        return _told_by(token)
    if lowered == "if":
        return _trusted(token)
    if lowered == "per":
        noun = _first_noun(token)
        return noun if noun is not None and mention_at(noun.doc, noun) else None
    nouns = {"by": rules().by_nouns, "in": rules().in_nouns, "on": rules().by_nouns}.get(lowered)
    if not nouns or token.dep_ not in {"prep", "agent"}:
        return None
    noun = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in nouns), None)
    owner = owner_of_figures(noun) if noun is not None else None
    return _meant_by(owner) if owner is not None and owner.tag_ == "PRP$" else owner


def _meant_by(pronoun: Token) -> Token:
    """Return who speaks before "by his count" in the same sentence: "the envoy called it a lie: by her count …"."""
    before = [
        c
        for verb in pronoun.doc[pronoun.sent.start : pronoun.i]
        if verb.pos_ == "VERB" and is_any(verb, rules().clause | rules().denial)
        for c in verb.children
        if c.dep_ == "nsubj" and c.i < verb.i and c.pos_ != "PRON"
    ]
    return before[-1] if before and pronoun.lower_ in {"his", "her"} else pronoun


def _told_by(token: Token) -> Token | None:
    """Return who reports in "as reported by the agency"."""
    after = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
    told = next((t for t in after if t.tag_ in {"VBN", "VBD"} and is_any(t, rules().clause)), None)
    if told is None or told.i + 1 >= token.sent.end or told.nbor(1).lower_ != "by":
        return None
    return next((c for c in told.nbor(1).children if c.dep_ == "pobj"), None)


def _trusted(token: Token) -> Token | None:
    """Return whose word is taken in "if the ministry is to be believed", "if Kyiv's figures are right"."""
    verb = token.head
    if token.dep_ != "mark" or verb.lemma_ not in {"be", "believe", "trust", "credit"}:
        return None
    is_of_trust = any(t.lower_ in rules().trusted for t in (verb, *verb.children))
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject if is_of_trust and subject is not None and subject.pos_ != "PRON" else None


def _first_noun(token: Token) -> Token | None:
    below = [t for t in token.subtree if t.i > token.i and t.dep_ in {"pobj", "dobj"}]
    if below:
        return below[0]
    after = token.doc[token.i + 1 : token.i + LONG]
    return next(
        (t for t in after if t.sent == token.sent and t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound"), None
    )
