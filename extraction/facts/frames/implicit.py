"""Facts without a number.

A named settlement taken or given up, a bare singular killed or shot down (fact contract, "Values").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.document import article_of, sentence_no
from extraction.entities.lookup import entity_of, mention_at
from extraction.facts.frames.filled import Reading, read
from extraction.facts.frames.items import Counted
from extraction.facts.syntax import span_of, subject_of
from extraction.records import EntityType, Fact, Kind, MentionForm, Quantity, make_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from extraction.facts.frames.lexicon import Lexicon

    Build = Callable[[Doc, Counted, Reading, Lexicon, Sequence[Fact]], Fact]

SINGULAR_TYPES = frozenset(
    {"killed", "wounded", "captured", "equipment_lost", "munitions_intercepted", "munitions_launched", "missing"}
)
SETTLEMENT_TYPES = frozenset({"territory_gained", "territory_lost"})
SETTLEMENT_DEPS = frozenset({"dobj", "nsubj", "nsubjpass", "appos", "conj", "advmod", "npadvmod", "oprd"})
SETTLEMENT_SLOTS = frozenset({"object_of", "subject_of", "oblique_of", "noun_of"})
REACH = 8


def find_implicit(doc: Doc, facts: list[Fact], known: Lexicon, build: Build) -> list[Fact]:
    """Return the implicit facts of an article, flagged; nothing that overlaps a number's fact."""
    found: list[Fact] = []
    for counted, types in (*_singulars(doc, known), *_settlements(doc, known)):
        reading = read(counted, known, None)
        if (
            reading is None
            or reading.route != "parse"
            or reading.frame.type not in types
            or not _is_close(reading, counted)
            or not _has_happened(reading.trigger, known)
            or (types is SETTLEMENT_TYPES and _is_by_civilians(reading.trigger, known))
        ):
            continue
        if any(fact.start < counted.quantity.end and counted.quantity.start < fact.end for fact in facts):
            continue
        fact = build(doc, counted, reading, known, ())
        location = fact.location
        if types is SETTLEMENT_TYPES:
            location = counted.quantity.quote
        found.append(replace(fact, implicit=True, quantity_id=None, location=location))
    return found


def _is_close(reading: Reading, counted: Counted) -> bool:
    named = counted.item == "settlement"
    slots = SETTLEMENT_SLOTS if named else {"object_of", "subject_of", "adjectives"}
    return abs(reading.trigger.i - counted.node.i) <= REACH and reading.slot in slots


def _has_happened(verb: Token, known: Lexicon) -> bool:
    """Tell whether a deed is told as done: not "tried to capture Pokrovsk", not "has not taken Pokrovsk"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return not infinitive or verb.head.lemma_.lower() in known.words.achieving


def _is_by_civilians(verb: Token, known: Lexicon) -> bool:
    """Tell whether civilians do it: "residents withdrew from Singa" gives up no ground."""
    subject = subject_of(verb) if verb.pos_ == "VERB" else None
    return subject is not None and bool(known.classes_of(subject.lemma_.lower()) & {"civilian", "refugee"})


def _singulars(doc: Doc, known: Lexicon) -> Iterator[tuple[Counted, frozenset[str]]]:
    """Yield bare singulars with an article: "a soldier was killed", "a drone was shot down"."""
    for token in doc:
        if token.tag_ != "NN" or not any(c.lower_ in {"a", "an"} and c.dep_ == "det" for c in token.children):
            continue
        classes = known.classes_of(token.lemma_.lower())
        if classes & {"person", "munition", "equipment"} and token.lemma_.lower() not in known.words.collective:
            yield _counted(doc, token, token.i, token.i + 1, token.lemma_.lower(), classes), SINGULAR_TYPES


def _settlements(doc: Doc, known: Lexicon) -> Iterator[tuple[Counted, frozenset[str]]]:
    """Yield named settlements that stand where a frame looks for them: "had captured Bakhmut"."""
    for mention in doc._.mentions:
        entity = entity_of(doc, mention)
        if (
            entity.entity_type is not EntityType.PLACE
            or entity.precision_code not in {"settlement", "point"}
            or mention.form is not MentionForm.NAME
        ):
            continue
        span = span_of(doc, mention.start, mention.end)
        root = span.root
        settlement_of = (
            root.dep_ == "pobj"
            and root.head.lower_ == "of"
            and root.head.head.lemma_.lower() in known.words.settlements
        )
        node = root.head.head if settlement_of else root
        governed = node.dep_ == "pobj" and node.head.lower_ in {"of", "from"}
        if node.dep_ in SETTLEMENT_DEPS or governed:
            yield _counted(doc, node, span.start, span.end, "settlement", frozenset({"settlement"})), SETTLEMENT_TYPES


def _counted(doc: Doc, node: Token, start: int, end: int, item: str, classes: frozenset[str]) -> Counted:
    span = doc[start:end]
    article = article_of(doc)
    quantity = Quantity(
        quantity_id=make_id(article.article_id, span.start_char, span.end_char, "implicit"),
        article_id=article.article_id,
        sentence_no=sentence_no(doc, span.start_char),
        start=span.start_char,
        end=span.end_char,
        quote=span.text,
        kind=Kind.COUNT,
        reason="implicit",
        value_low=1.0,
        value_high=1.0,
        unit="count",
        item=item,
        item_head=item,
    )
    mention = mention_at(doc, node)
    return Counted(quantity, span, node, None if mention is not None and item == "settlement" else node, item, classes)
