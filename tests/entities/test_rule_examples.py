"""The `examples` of conflicts, groups, roles, states and places must come out as their rule files say.

A figure in [brackets] has `actor`, `target` and, where it is told, `location`; "" is nobody. A name in {braces} means
`name`, who `acts`, of `type`, in `country`; "" is none. `source` and `title` are the article's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from extraction.extractor import Extractor
from extraction.records import Article
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extraction.records import Entity, Extraction

FILES = ("conflicts", "groups", "roles", "states", "places")
MARK = re.compile(r"[\[{](.+?)[\]}]")
ROLES = ("actor", "target", "location")
MEANINGS = ("name", "acts", "type", "country", "lat")
ENOUGH = 3
"""Examples of a word list of roles.toml: two and a near miss."""
KEYS = {"text", *ROLES, *MEANINGS, "source", "title"}


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its rule, the text without marks, where the marks stand, what must be read there."""

    rule: str
    text: str
    marks: tuple[tuple[int, int], ...]
    is_figure: bool
    wanted: Mapping[str, Any]
    source: str | None
    title: str | None

    def article(self, number: int) -> Article:
        return Article(str(number), self.text, None, self.source, self.title)


def _examples(rule: str, found: Any) -> Iterator[Example]:
    """Yield the examples of a table of rules and of those inside it."""
    if isinstance(found, list):
        for entry in found:
            yield from _examples(rule, entry)
    elif isinstance(found, dict):
        rule = f"{rule} {found['name']}" if "name" in found and "text" not in found else rule
        for key, value in found.items():
            if key == "examples":
                yield from (_example(rule, entry) for entry in value)
            else:
                yield from _examples(f"{rule} {key}", value)


def _example(rule: str, entry: Mapping[str, Any]) -> Example:
    marked = entry["text"]
    marks = tuple((m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(MARK.finditer(marked)))
    assert marks, f"no mark in {marked!r}"
    wanted = {key: entry[key] for key in (*ROLES, *MEANINGS) if key in entry}
    assert wanted, f"nothing is wanted of {marked!r}"
    assert entry.keys() <= KEYS, f"{marked!r} has {sorted(entry)}; known: {sorted(KEYS)}"
    return Example(rule, MARK.sub(r"\1", marked), marks, "[" in marked, wanted, entry.get("source"), entry.get("title"))


EXAMPLES = [example for file in FILES for example in _examples(file, read_rules(f"{file}.toml"))]


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    """Return the extraction of every example's text, all read in one pass."""
    return list(Extractor().extract(example.article(n) for n, example in enumerate(EXAMPLES)))


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[f"{e.rule}: {e.text[:70]}" for e in EXAMPLES])
def test_an_example_is_read_as_its_rule_says(number: int, extractions: list[Extraction]) -> None:
    example, read = EXAMPLES[number], extractions[number]
    for start, end in example.marks:
        found = _roles(read, start, end) if example.is_figure else _meaning(_entity_at(read, start, end))
        assert {key: found[key] for key in example.wanted} == example.wanted


def _roles(read: Extraction, start: int, end: int) -> dict[str, Any]:
    fact = next(f for f in read.facts if f.start < end and start < f.end and not f.implicit)
    return {"actor": (fact.actor or ("",))[0], "target": (fact.target or ("",))[0], "location": fact.location or ""}


def _entity_at(read: Extraction, start: int, end: int) -> Entity | None:
    """Return whom the narrowest mention over the marked words means."""
    over = [m for m in read.mentions if m.start < end and start < m.end]
    best = min(over, key=lambda m: abs(m.start - start) + abs(m.end - end), default=None)
    return next(e for e in read.entities if e.entity_id == best.entity_id) if best is not None else None


def _meaning(entity: Entity | None) -> dict[str, Any]:
    if entity is None:
        return dict.fromkeys(MEANINGS, "")
    kind = str(entity.entity_type)
    return {"name": entity.name, "acts": entity.actor or "", "type": kind, "country": entity.country or ""} | {
        "lat": round(entity.lat, 1) if entity.lat is not None else ""
    }


def test_every_war_and_every_word_list_has_examples() -> None:
    wars = [war["name"] for war in read_rules("conflicts.toml")["conflict"] if not war.get("examples")]
    assert wars == []
    lists = [name for name, rule in _lists("", read_rules("roles.toml")) if len(rule.get("examples", ())) < ENOUGH]
    assert lists == []
    assert Counter(example.text for example in EXAMPLES).most_common(1)[0][1] == 1


def _lists(path: str, found: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the word lists of a table of rules by their path."""
    for name, rule in found.items():
        if any(isinstance(value, list) for value in rule.values()):
            yield f"{path}{name}", rule
        else:
            yield from _lists(f"{path}{name}.", rule)


def test_forty_groups_act_or_suffer_in_an_example() -> None:
    groups = {group["name"] for group in read_rules("groups.toml")["group"]}
    named = {example.wanted.get(role) for example in EXAMPLES for role in ("actor", "target")}
    assert len(groups & named) >= 40
