"""Who goes on speaking: "he added", "they said", "the same source", "the rebel station". New speakers: speakers.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.known.wordlists import titles
from extraction.entities.lookup import mention_at, mentions_in
from extraction.facts.speech.documents import SPOKE_REACH, is_definite, last_speaker
from extraction.facts.speech.sources import can_speak
from extraction.facts.speech.words import Speaker, last_person, rules
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHORT_TITLE = 6
TOLD_REACH = 2000
"""How many characters back somebody with a title is looked for."""


def resumed(noun: Token) -> Speaker | None:
    """Return who spoke before and is meant again by a noun of speech, None for a new speaker."""
    doc, lowered = noun.doc, noun.lower_
    is_same = any(c.lower_ == "same" for c in noun.children) and can_speak(noun)
    if is_same or (noun.lemma_.lower() == "source" and is_definite(noun) and len(list(noun.children)) == 1):
        return last_speaker(doc, noun.i)
    if lowered in {"they", "it"}:
        return _last_body(noun)
    if lowered in {"he", "she"} and _is_told_of_since(noun):
        return None
    if lowered in {"he", "she"} or _is_bare_person(noun):
        role = None if noun.pos_ == "PRON" else noun.lemma_.lower()
        return last_person(doc, noun.i, SPOKE_REACH, role) or (_told_of(doc, noun, role) if role else None)
    if is_definite(noun) and mention_at(doc, noun) is None:
        is_bare = len(list(noun.children)) == 1 and noun.nbor(1).pos_ != "PROPN"
        body = _last_body(noun) if noun.lemma_ == "group" and is_bare else None  # "DeepState, a monitoring group"
        return _last_outlet(doc, noun.i, noun.lemma_.lower()) or body
    return None


def past_title(noun: Token) -> Token:
    """Return the name after a short title that the parse took for the speaker: "said Cmdr. | Barry Frewer"."""
    if noun.text.removesuffix(".") not in titles() or len(noun.text) > SHORT_TITLE or noun.i + 1 >= noun.sent.end:
        return noun
    at = noun.i + (2 if noun.nbor(1).text == "." else 1)
    name = noun
    while at < noun.sent.end and noun.doc[at].pos_ == "PROPN":
        name = noun.doc[at]
        at += 1
    return name


def _is_told_of_since(pronoun: Token) -> bool:
    """Tell whether a pronoun means somebody named after who spoke: "an aide said … **Reyes** wants more. **He**"."""
    doc, mention = pronoun.doc, mention_at(pronoun.doc, pronoun)
    if mention is None:
        return False
    entity = doc._.entities[mention.entity_id]
    if entity.entity_type is not EntityType.PERSON or " " not in entity.name:
        return False
    start = pronoun.sent.start
    first = doc[start - 1].sent.start_char if start else 0
    named = [m for m in mentions_in(doc, first, pronoun.idx) if m.entity_id == mention.entity_id and m.form == "name"]
    spoke = [at for at, s in doc.user_data.get("speakers", []) if at < pronoun.i and s.is_person]
    return bool(named) and (not spoke or doc[spoke[-1]].idx < named[-1].start)


def _last_body(pronoun: Token) -> Speaker | None:
    """Return those who spoke last, here or in the sentence before: "commanders conceded … They said …"."""
    doc, start = pronoun.doc, pronoun.sent.start
    first = doc[start - 1].sent.start if start else 0
    told = [(at, s) for at, s in doc.user_data.get("speakers", []) if first <= at < pronoun.i]
    here = [s for at, s in told if at >= start]
    main = [s for at, s in told if doc[at].dep_ in {"ROOT", "conj"}]
    spoke = here or main or [s for _, s in told]
    return spoke[-1] if spoke and not spoke[-1].is_person else None


def _last_outlet(doc: Doc, index: int, noun: str) -> Speaker | None:
    """Return the station or paper that spoke last under its name: "the rebel station" is Radio Tamaya."""
    kin = next((words for words in rules().outlets if noun in words), frozenset())
    spoke = [s for at, s in doc.user_data.get("speakers", []) if at < index]
    named = [s for s in spoke if kin & set(s.name.lower().split()) and not s.name.islower() and s.name.count(" ")]
    return named[-1] if named else None


def _told_of(doc: Doc, noun: Token, role: str) -> Speaker | None:
    """Return who was told of under a title before: "President Ana Reyes met … The president announced"."""
    for mention in reversed(mentions_in(doc, max(0, noun.idx - TOLD_REACH), noun.idx)):
        entity = doc._.entities[mention.entity_id]
        if entity.entity_type is not EntityType.PERSON or " " not in entity.name:
            continue
        before = text_of(doc)[max(0, mention.start - len(role) - 1) : mention.start].strip().lower()
        if role == before or role in (entity.role or "").lower().split():
            return Speaker(entity.name, mention.entity_id, noun.text, vouches=True, is_person=True)
    return None


def _is_bare_person(noun: Token) -> bool:
    """Tell whether a noun is "the official", "the minister": someone told of before."""
    children = list(noun.children)
    return (
        noun.lemma_.lower() in rules().persons
        and len(children) == 1
        and children[0].lower_ == "the"
        and noun.tag_ != "NNS"
    )
