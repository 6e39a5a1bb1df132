"""`make bench-names`: read every sentence of names.toml and print the share of names that come out right."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extraction.document import make_doc
from extraction.pipeline import load
from extraction.records import Article, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

    from extraction.records import Entity

FILE = Path(__file__).with_name("names.toml")
NAMED_KINDS = frozenset({EntityType.PERSON, EntityType.PLACE})


@dataclass(frozen=True, slots=True)
class Case:
    """One name in one sentence: where it stands and what must be known of it."""

    conflict: str
    text: str
    start: int
    end: int
    expect: dict[str, Any]


def cases() -> Iterator[Case]:
    """Yield the cases of names.toml."""
    for entry in tomllib.loads(FILE.read_text(encoding="utf-8"))["name"]:
        marked = entry["text"]
        start, end = marked.index("{"), marked.index("}") - 1
        yield Case(entry["conflict"], marked.replace("{", "").replace("}", ""), start, end, entry["expect"])


def entity_at(nlp: Language, case: Case) -> Entity | None:
    """Return the entity that the narrowest mention over the marked words names."""
    doc = nlp(make_doc(nlp, Article("name", case.text)))
    over = [m for m in doc._.mentions if m.start < case.end and case.start < m.end]
    best = min(over, key=lambda m: abs(m.start - case.start) + abs(m.end - case.end), default=None)
    return doc._.entities[best.entity_id] if best is not None else None


def is_right(entity: Entity | None, expect: dict[str, Any]) -> bool:
    """Tell whether an entity is what a case expects."""
    if expect.get("unnamed"):
        return entity is None or entity.entity_type not in NAMED_KINDS
    if entity is None:
        return False
    lat = entity.lat if entity.lat is not None else 999.0
    return all(
        {
            "country": entity.country == wanted,
            "actor": entity.actor == wanted,
            "type": entity.entity_type == wanted,
            "kind": wanted in {entity.place_kind, entity.precision_code},
            "also_called": wanted in {entity.name, *entity.aliases},
            "lat": isinstance(wanted, float) and abs(lat - wanted) < 0.15,
        }[key]
        for key, wanted in expect.items()
    )


@click.command()
def main() -> None:
    """Print the share of names read right, and the wrong ones."""
    nlp = load(upto="newsfacts_entities")
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases():
        entity = entity_at(nlp, case)
        total[case.conflict] += 1
        if is_right(entity, case.expect):
            right[case.conflict] += 1
        else:
            found = (
                "nobody"
                if entity is None
                else f"{entity.name} ({entity.entity_type}, {entity.country}, {entity.actor})"
            )
            click.echo(f"wrong: {case.text[case.start : case.end]!r} in {case.text!r}: {found}, not {case.expect}")
    click.echo(
        f"{right.total()} of {total.total()} names right ({right.total() / total.total():.3f}), {len(total)} conflicts"
    )


if __name__ == "__main__":
    main()
