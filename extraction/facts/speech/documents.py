"""Documents that speak for whom the text told of before: "the communique adds", "the report said".

Other speakers: speakers.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.speech.sources import owner_of_figures, subject_of_speech
from extraction.facts.speech.words import is_any, rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extraction.facts.speech.words import Speaker


SPOKE_REACH = 120


def speaker_of_the_document(noun: Token) -> Speaker | None:
    """Return who spoke last, for "the statement" without a word about whose it is."""
    is_bare = noun.lemma_.lower() in rules().documents and is_definite(noun) and len(list(noun.children)) == 1
    return last_speaker(noun.doc, noun.i) if is_bare else None


def last_speaker(doc: Doc, index: int) -> Speaker | None:
    """Return who spoke last before a token, whoever it is."""
    spoke = [(at, s) for at, s in doc.user_data.get("speakers", []) if index - SPOKE_REACH <= at < index]
    if not spoke:
        return None
    at, last = spoke[-1]
    earlier = [s for i, s in spoke if i >= doc[at].sent.start and s != last]
    relays = doc[at].lemma_ in {"report", "quote", "cite", "write"}  # "the army announced this, the agency reports"
    return earlier[-1] if relays and earlier else last


def is_definite(noun: Token) -> bool:
    """Tell whether a noun means one told before."""
    return any(c.lower_ in {"the", "this"} for c in noun.children if c.dep_ == "det")


def earlier_owner(noun: Token) -> Token | None:
    """Return whose figures the same word meant before: "a UN report warned … The report said".

    Documents stand for one another, and for what somebody said in one: "said in a communique … The document adds".
    """
    if not is_definite(noun):
        return None
    lemma = noun.lemma_.lower()
    kin = rules().documents if lemma in rules().documents else {lemma}
    for token in reversed(noun.doc[: noun.sent.start]):
        if token.lemma_.lower() in kin:
            owner = owner_of_figures(token) or _told_in(token)
            if owner is not None:
                return owner
        if token.pos_ == "VERB" and token.lemma_ == lemma and lemma in {"report", "announce", "publish", "say"}:
            return subject_of_speech(token)
    return None


def _told_in(document: Token) -> Token | None:
    """Return who speaks in a document: "**the front** stated in a communique", "in a letter **the union** said"."""
    preposition = document.head
    if document.dep_ != "pobj" or preposition.lower_ not in {"in", "through", "by", "via"}:
        return None
    verb = preposition.head
    return subject_of_speech(verb) if verb.pos_ == "VERB" and is_any(verb, rules().clause | rules().figure) else None
