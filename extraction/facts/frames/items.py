"""What a quantity counts: its head noun, the classes of rules/items.toml, and what is left unsaid.

Which type follows from them is not known here: see frames/filled.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extraction.entities.lookup import entity_of, mention_at
from extraction.facts.frames.answers import asked
from extraction.facts.frames.apart import fill_apart
from extraction.facts.frames.ellipsis import fill_noun, fill_unit
from extraction.facts.frames.gaps import gap_subject, is_in_gap
from extraction.facts.frames.lists import label_of
from extraction.facts.syntax import MODIFIERS, NOUNS, span_of
from extraction.quantities.item_words import is_calendar
from extraction.records import EntityType, Kind, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

    from extraction.facts.frames.lexicon import Lexicon

LONGEST_NOUN = 3
NATIONAL = frozenset({"person", "national"})
LAND = frozenset({"land"})
ASTRAY = frozenset({"punct", "dep", "advmod", "npadvmod", "intj", "meta"})
"""Ties that no number has which stands before its noun: there the parse is wrong."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity in its sentence. `node` is the token whose place in the parse is the quantity's place.

    `noun` is the counted head (None where the text leaves it out), `classes` its item classes, `item` its lemma phrase.
    `elliptical` is true where noun and classes were taken from a quantity before ("12 killed and 30 wounded").
    """

    quantity: Quantity
    span: Span
    node: Token
    noun: Token | None
    item: str | None
    classes: frozenset[str]
    elliptical: bool = False


def count_items(doc: Doc, quantities: Sequence[Quantity], lexicon: Lexicon) -> list[Counted]:
    """Return the quantities that can be facts with what they count; ellipsis is filled from the one before."""
    found: list[Counted] = []
    for quantity in quantities:
        counted = _counted(doc, quantity, lexicon)
        if quantity.kind is Kind.COUNT and (united := fill_unit(counted, found)) is not None:
            counted = united
        elif counted.noun is None and quantity.kind in {Kind.COUNT, Kind.PERCENT}:
            counted = fill_noun(counted, found)
        if not counted.classes and counted.noun is None and (question := asked(counted, lexicon)) is not None:
            counted = replace(counted, item=question.item, classes=question.classes, elliptical=True)
        found.append(counted)
    return found


def _counted(doc: Doc, quantity: Quantity, lexicon: Lexicon) -> Counted:
    span = span_of(doc, quantity.start, quantity.end)
    node, noun = _place(span, lexicon.words.containers)
    if noun is not None and is_in_gap(span, noun) and gap_subject(span):
        return Counted(quantity, span, span.root, None, None, frozenset())
    item = quantity.item if quantity.item and any(letter.isalpha() for letter in quantity.item) else None
    if item is not None and item.lower() in lexicon.words.elliptical:
        item, noun = None, None
    if noun is not None and _are_members(noun, item, lexicon):
        item = noun.lemma_.lower()
    designated = noun is not None and noun.lemma_.lower() in lexicon.words.manned
    classes = (
        (lexicon.classes_of_model(_phrase(noun)) if designated and noun is not None else frozenset())
        or _described(noun, span, lexicon)
        or lexicon.classes_of(item)
        or (lexicon.classes_of(quantity.item_head) if item else frozenset())
    )
    if not classes and noun is not None and quantity.kind in {Kind.COUNT, Kind.PERCENT}:
        classes = (
            lexicon.classes_of(noun.lemma_.lower()) or lexicon.classes_of_model(_phrase(noun)) or _named(noun, quantity)
        )
    if quantity.kind in {Kind.COUNT, Kind.PERCENT} and item is None and not classes:
        noun = _label_noun(span)
        classes = lexicon.classes_of(noun.lemma_.lower()) if noun is not None else classes
        noun, item = (noun, noun.lemma_.lower()) if noun is not None and classes else (None, None)
    if _remains(node, lexicon):
        classes = lexicon.classes_of("body")
    if quantity.kind is Kind.COUNT and noun is None and not classes:
        return fill_apart(Counted(quantity, span, node, None, None, classes), lexicon)
    return Counted(quantity, span, node, noun, item, classes)


def _are_members(noun: Token, item: str | None, lexicon: Lexicon) -> bool:
    """Tell whether people are counted who belong to something: "two **members** of the front"."""
    people = lexicon.classes_of(noun.lemma_.lower())
    return "person" in people and item is not None and "person" not in lexicon.classes_of(item)


def _described(noun: Token | None, span: Span, lexicon: Lexicon) -> frozenset[str]:
    """Return the classes of a noun with the words before it that make it another thing: "unmanned aircraft"."""
    if noun is None or noun.i <= span.end:
        return frozenset()
    words = [token.lemma_.lower() for token in noun.doc[max(span.end, noun.i - LONGEST_NOUN) : noun.i + 1]]
    phrases = (" ".join(words[start:]) for start in range(len(words) - 1))
    return next((lexicon.classes[phrase] for phrase in phrases if phrase in lexicon.classes), frozenset())


def _label_noun(span: Span) -> Token | None:
    """Return the noun of a label: "**Tanks**: 14", "**Prisoners** taken: 31"."""
    label = label_of(span)
    if label is None:
        return None
    nouns = [token for token in label if token.pos_ in {"NOUN", "PROPN"}]
    first = nouns[0] if nouns else None
    while first is not None and first.dep_ == "compound" and first.head in nouns:
        first = first.head
    return first


def _remains(node: Token, lexicon: Lexicon) -> bool:
    """Tell whether bodies are counted by their living name: "the remains of 40 soldiers"."""
    preposition = node.head
    over = lexicon.classes_of(preposition.head.lower_) | lexicon.classes_of(preposition.head.lemma_.lower())
    return node.dep_ == "pobj" and preposition.lower_ == "of" and "dead" in over


def _named(noun: Token, quantity: Quantity) -> frozenset[str]:
    """Return the classes of a proper name: nationals are people ("65,000 Rohingya"), a share of a place is land."""
    mention = mention_at(noun.doc, noun)
    kind = entity_of(noun.doc, mention).entity_type if mention is not None else None
    are_people = noun.tag_ == "NNPS" and noun.ent_type_ == "NORP"  # "60 percent of Yemenis", not "of Yemen"
    if quantity.kind is Kind.PERCENT and not are_people and kind in {EntityType.STATE, EntityType.PLACE}:
        return LAND
    if kind is EntityType.STATE or (kind is EntityType.ARMED_GROUP and quantity.kind is Kind.COUNT):
        return NATIONAL
    plural = noun.tag_ == "NNPS" or (noun.ent_type_ == "NORP" and noun.pos_ in {"NOUN", "PROPN", "ADJ"})
    return NATIONAL if plural and noun.ent_type_ in {"NORP", "GPE", ""} else frozenset()


def _phrase(noun: Token) -> str:
    start = next((t.i for t in noun.lefts if t.dep_ in {"compound", "nmod", "amod"}), noun.i)
    return noun.doc[start : noun.i + 1].text


def _place(span: Span, containers: frozenset[str]) -> tuple[Token, Token | None]:
    """Return the token that stands for the quantity in the parse, and the noun it counts."""
    root = span.root
    if root.pos_ == "VERB":  # "topped 1,500": the word of the bound governs the number
        root = next((token for token in reversed(span) if token.tag_ == "CD"), root)
    node = root
    while (
        node.dep_ in MODIFIERS and node.head.i != node.i and node.head.pos_ in NOUNS and abs(node.head.i - node.i) < 10
    ):
        if node.head.i < span.start and is_calendar(node.head):  # "on Saturday 40 of them left"
            break
        node = node.head
    if node.i == root.i and root.dep_ in ASTRAY:
        node = _noun_after(span) or node
    noun = node if node.i >= span.end or node.i < span.start else None
    of = next((c for c in node.children if c.dep_ == "prep" and c.lower_ == "of" and c.i >= span.start), None)
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if of is None and noun is None and following is not None and following.lower_ == "of":
        of = following  # "pull 40 of the 150 gunners back": tied to the verb
    if of is not None and (noun is None or noun.lemma_.lower() in containers):
        inner = next((c for c in of.children if c.dep_ == "pobj"), None)
        is_joined = noun is not None and noun.lemma_ == "member" and inner is not None and inner.pos_ == "PROPN"
        noun = noun if is_joined else inner or noun  # "members of the Polisario Front" are no fronts
    return node, noun


def _noun_after(span: Span) -> Token | None:
    """Return the noun right after a number that the parse ties to something else: "In the battle **156 Houthis** …"."""
    following = span.doc[span.end : span.end + 1]
    noun = next(iter(following), None)
    while (
        noun is not None
        and noun.dep_ in {"compound", "amod", "nmod"}
        and noun.i < noun.head.i < span.end + LONGEST_NOUN
    ):
        noun = noun.head
    return noun if noun is not None and noun.pos_ in NOUNS else None
