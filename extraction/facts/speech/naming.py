"""What a speaker is called whom no entity names, or names in short. Who it is: speakers.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.lookup import entity_of, mention_at
from extraction.facts.speech.sources import MADE_BY, OWNERS, can_speak
from extraction.facts.speech.words import rules
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

REACH = 14
JOINING = frozenset({"ADP", "CCONJ", "DET"})
DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
AGENCY = re.compile(r"(?<=\w) (?:state |official )?(?:news|press) agency$")
"""What kind of outlet it is, behind its name: "the Interfax news agency"."""


def is_name(noun: Token) -> bool:
    """Tell whether a noun is a name, also one that the tagger took for a plain noun: "the oil firm **Sonara**"."""
    return noun.pos_ == "PROPN" or (noun.pos_ == "NOUN" and noun.text[0].isupper() and noun.i > noun.sent.start)


def whole_name(noun: Token) -> str:
    """Return a name in capitals with what it is of: "London **School** of Hygiene and Tropical Medicine"."""
    proper = [t for t in noun.lefts if t.dep_ == "compound" and t.pos_ == "PROPN" and not can_speak(t)]
    name = " ".join([*(t.text for t in proper), noun.text])
    of = next((c for c in noun.rights if c.lower_ in {"of", "for"} and c.i == noun.i + 1), None)
    field = next((c for c in of.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None) if of is not None else None
    words = noun.doc[noun.i + 1 : field.right_edge.i + 1] if field is not None else None
    if words is None or len(words) > REACH or any(t.text[0].islower() and t.pos_ not in JOINING for t in words):
        return name
    return f"{name} {words.text}"


def own_name(noun: Token) -> str | None:
    """Return the name of an outlet without whose it is: "ISIL's **Amaq agency**"."""
    if noun.lemma_.lower() not in rules().outlets[0] | rules().outlets[1] | {"agency"}:
        return None
    owner = next((c for c in noun.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
    own = noun.doc[owner.right_edge.i + 1 : noun.i + 1] if owner is not None else ()
    return own.text if own and any(t.pos_ == "PROPN" and t.i < noun.i for t in own) else None


def in_full(noun: Token, name: str, owner: str | None) -> str:
    """Return a body's name with the words that make it another one: "the health ministry" is no "Mali ministry"."""
    if not can_speak(noun):
        return name
    modifiers = [c for c in noun.lefts if c.dep_ in {"compound", "amod"} and not _is_other(noun, c)]
    runs = next((c for c in modifiers if c.i > noun.sent.start and c.nbor(-1).text == "-"), None)
    if runs is not None:  # "the Hamas-**run** health ministry" is nobody's by its modifier's owner
        return noun.doc[runs.left_edge.i : noun.i + 1].text
    lost = [c.text for c in modifiers if c.lower_ not in name.lower()]
    forces = next((c for c in noun.rights if c.lower_ == "of" and _is_of_forces(c)), None)
    if not lost and forces is None:
        return name
    of_forces = noun.doc[forces.i : forces.right_edge.i + 1].text if forces is not None else None
    return " ".join(filter(None, [owner, *(c.text for c in modifiers), noun.text, of_forces]))


def _is_of_forces(of: Token) -> bool:
    """Tell whether "of" tells whose a command or staff is: "the joint command of the armed forces"."""
    forces = next((c for c in of.children if c.dep_ == "pobj"), None)
    return forces is not None and forces.lemma_.lower() in {"force", "forces", "army", "navy", "police"}


def _is_other(noun: Token, modifier: Token) -> bool:
    """Tell whether a modifier names somebody else than the noun does: "Malian" in "Malian army"."""
    mention = mention_at(noun.doc, modifier)
    return mention is not None and mention is not mention_at(noun.doc, noun)


def without_kind(name: str) -> str:
    """Return the name of an outlet without what kind it is: "Interfax news agency" → "Interfax"."""
    return AGENCY.sub("", name)


def undotted(name: str) -> str:
    """Return a name with its acronyms as one word: "U.N. officials" → "UN officials"."""
    return DOTTED.sub(lambda match: match.group().replace(".", ""), name)


def phrase(noun: Token) -> str:
    """Return a speaker in words, its owner before it: "officials in Kampala" → "Uganda officials"."""
    doc = noun.doc
    left = [c for c in noun.children if c.dep_ in OWNERS and c.i < noun.i]
    is_outlet = any(noun.lemma_.lower() in words for words in rules().outlets)
    names = [
        _bare(doc[c.left_edge.i : c.i + 1])
        if (is_outlet and c.pos_ != "PRON") or (name := _owner_name(c)) is None
        else name
        for c in left
    ]
    is_foreign = any(c.dep_ == "amod" and c.text[0].isupper() for c in left)  # "a Western envoy in Addis Ababa"
    for child in noun.children:
        if is_foreign and child.lower_ == "in":
            continue
        if child.dep_ == "prep" and (child.lower_ in MADE_BY or (child.lower_ == "for" and "spoke" in noun.lower_)):
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.right_edge.i - inner.left_edge.i < REACH:
                words = [t for t in doc[inner.left_edge.i : inner.i + 1] if t.pos_ not in {"DET", "PUNCT", "PRON"}]
                text = doc[words[0].i : inner.i + 1].text if words else inner.text
                names.insert(0, _owner_name(inner) or text)
    return " ".join([*(name for name in names if name), noun.text]).replace("\n", " ")


def _bare(span: Span) -> str:
    """Return the words of an owner without its article."""
    return span[1:].text if len(span) > 1 and span[0].pos_ == "DET" else span.text


def _owner_name(token: Token) -> str | None:
    """Return the canonical name of who owns a speaker; None where the words do as well, "" for nobody known."""
    mention = mention_at(token.doc, token)
    if mention is None:
        return "" if token.pos_ == "PRON" else None
    entity = entity_of(token.doc, mention)
    seat = actors.load().aliases.get(mention.text)
    if seat and seat[0].is_seat:
        return seat[0].entity.name
    if entity.entity_type is EntityType.PLACE:
        return None
    return entity.name if mention.form is MentionForm.PRONOUN or entity.entity_type is EntityType.STATE else None
