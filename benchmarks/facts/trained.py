"""`make bench-trained`: does a trained classifier tell the types of facts better than the rules, or beside them?

spaCy's linear text classifier (`spacy.TextCatBOW.v3`) learns each quantity's gold type, `none` among them, from the
words around it: those of its sentence by side and distance, its path to the root, unit and item. It is trained from
scratch on the parts that are read and asked about another one; of the unread part nothing but F1 is shown.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch
from thinc.util import fix_random_seed

from benchmarks.facts.outcomes import parse
from benchmarks.facts.parts import gold_facts, load_part
from extraction.extractor import Extractor
from extraction.facts.syntax import span_of

if TYPE_CHECKING:
    from spacy.language import Language

    from extraction.records import Quantity

NONE, UNCOUNTED = "none", "other"
SEED, ROUNDS, BATCH = 20_240_224, 12, 64
LEARNING_RATE = 0.01
NEAR, STEPS_UP = 4, 5
SURE = (0.5, 0.7, 0.9)
MODEL = {
    "@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": True, "ngram_size": 1, "no_output_layer": False,
    "length": 262_144,
}  # fmt: skip
TRIALS = (
    (("read", "challenge", "own"), "unread"),
    (("read", "own"), "challenge"),
    (("read", "challenge"), "own"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One quantity: what is known of it, and its type by the rules and by the annotators."""

    features: list[str]
    ruled: str
    gold: str


def cases_of(part: str, extractor: Extractor) -> list[Case]:
    """Return a case per quantity of a part."""
    loaded = load_part(part)
    gold = gold_facts(loaded.gold)
    return [case for row in loaded.articles for case in _cases(json.loads(row), gold, extractor.nlp)]


def features_of(doc: Doc, quantity: Quantity) -> list[str]:
    """Return what the classifier may see of a quantity, as words without spaces."""
    span = span_of(doc, quantity.start, quantity.end)
    found = [f"unit={quantity.unit}", f"item={quantity.item_head}", f"kind={quantity.kind}", f"is={quantity.qualifier}"]
    for token in span.sent:
        if token.is_punct or span.start <= token.i < span.end:
            continue
        side = "before" if token.i < span.start else "after"
        found.append(f"{side}={token.lemma_.lower()}")
        if min(abs(token.i - span.start), abs(token.i - span.end + 1)) <= NEAR:
            found.append(f"just-{side}={token.lemma_.lower()}")
    node = span.root
    for _ in range(STEPS_UP):
        found.append(f"{node.dep_}-of={node.head.lemma_.lower()}")
        node = node.head
    return ["_".join(feature.split()) for feature in found]


def train(cases: list[Case]) -> Language:
    """Return a classifier trained from scratch; the same cases give the same weights."""
    random.seed(SEED)
    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    classifier: Any = nlp.add_pipe("textcat", config={"model": MODEL})
    labels = sorted({case.gold for case in cases})
    examples = [
        Example.from_dict(_doc(nlp, case), {"cats": {label: float(label == case.gold) for label in labels}})
        for case in cases
    ]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = LEARNING_RATE
    for _ in range(ROUNDS):
        random.shuffle(examples)
        for batch in minibatch(examples, BATCH):
            classifier.update(batch, sgd=optimizer)
    return nlp


def f1(found: list[str], cases: list[Case]) -> float:
    """Return micro-averaged F1 of types over quantities; those that annotators call `other` count neither way."""
    pairs = [(type_, case.gold) for type_, case in zip(found, cases, strict=True) if case.gold != UNCOUNTED]
    right = sum(type_ == gold != NONE for type_, gold in pairs)
    told = sum(type_ not in {NONE, UNCOUNTED} for type_, _ in pairs)
    wanted = sum(gold != NONE for _, gold in pairs)
    return 2 * right / (told + wanted)


def compare(known: list[Case], asked: list[Case]) -> str:
    """Return F1 of the rules, of a classifier trained on `known`, and of the rules with its help where it is sure."""
    nlp = train(known)
    answers = [nlp(_doc(nlp, case)).cats for case in asked]
    best = [max(cats, key=lambda label: cats[label]) for cats in answers]
    lines = [f"rules {f1([case.ruled for case in asked], asked):.3f}  trained {f1(best, asked):.3f}"]
    for sure in SURE:
        trusted = [
            label if cats[label] >= sure and case.ruled == NONE else case.ruled
            for case, label, cats in zip(asked, best, answers, strict=True)
        ]
        lines.append(f"rules, and where they find none, trained when {sure:.0%} sure {f1(trusted, asked):.3f}")
    return "\n".join(lines)


@click.command()
def main() -> None:
    """Print the comparison for each trial."""
    extractor = Extractor()
    cases = {part: cases_of(part, extractor) for part in ("read", "unread", "challenge", "own")}
    for parts, asked in TRIALS:
        known = [case for part in parts for case in cases[part]]
        click.echo(f"== trained on {', '.join(parts)} ({len(known)}), asked about {asked} ({len(cases[asked])})")
        click.echo(f"{compare(known, cases[asked])}\n")


def _cases(row: dict[str, Any], gold: dict[str, list[dict[str, Any]]], nlp: Language) -> list[Case]:
    doc = parse(row, nlp)
    ruled = {fact.quantity_id: str(fact.fact_type) for fact in doc._.facts if not fact.implicit}
    return [
        Case(
            features_of(doc, quantity),
            ruled.get(quantity.quantity_id, NONE),
            _type_at(quantity, gold.get(row["id"], [])),
        )
        for quantity in doc._.quantities
    ]


def _type_at(quantity: Quantity, facts: list[dict[str, Any]]) -> str:
    return next((f["fact_type"] for f in facts if f["start"] < quantity.end and f["end"] > quantity.start), NONE)


def _doc(nlp: Language, case: Case) -> Doc:
    return Doc(nlp.vocab, words=case.features)


if __name__ == "__main__":
    main()
