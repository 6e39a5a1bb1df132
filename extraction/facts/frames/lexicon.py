"""Frames, item classes and fact types read from the rule files.

Matching them on a parse is not known here: see frames/filled.py.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from extraction.records import Kind
from extraction.rulefiles import read_rules, rule_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SLOTS = ("object_of", "subject_of", "oblique_of", "noun_of", "counts", "value_of", "adjectives", "label_of")
FRAME_KEYS = {
    *SLOTS, "label", "type", "items", "not_items", "kinds", "units", "needs", "not_needs",
    "actor", "target", "modality", "weight",
}  # fmt: skip


class BadRuleError(Exception):
    """A rule file says something that no code understands."""


@dataclass(frozen=True, slots=True)
class FactType:
    """One fact type: what it counts and where its roles are found."""

    name: str
    counts: str
    actor: tuple[str, ...]
    target: tuple[str, ...]
    account: str | None = None
    without_location: bool = False
    said_location_only: bool = False
    family: str | None = None
    is_inverse: bool = False
    whole: str | None = None
    remainder: str | None = None
    abroad: str | None = None
    whole_keeps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame.

    What a quantity must count to take `type`, and where its roles are found (README of the rule folder).
    """

    label: str
    type: str
    items: frozenset[str]
    not_items: frozenset[str]
    kinds: frozenset[Kind]
    units: frozenset[str]
    needs: frozenset[str]
    not_needs: frozenset[str]
    actor: tuple[str, ...]
    target: tuple[str, ...]
    modality: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger: its first word is `head`; `rest` must stand in the same clause."""

    head: str
    rest: tuple[str, ...]
    slot: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Words:
    """The [words] of rules/items.toml: nouns that say little of what is counted."""

    elliptical: frozenset[str]
    containers: frozenset[str]
    collective: frozenset[str]
    settlements: frozenset[str]
    achieving: frozenset[str]
    manned: frozenset[str]
    groupings: frozenset[str]
    reports: frozenset[str]
    person_endings: frozenset[str]
    specifications: frozenset[str]
    weighed: frozenset[str]
    companies: frozenset[str]
    tallies: frozenset[str]
    reckoning: frozenset[str]
    equating: frozenset[str]
    levels: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All patterns by slot and head lemma, all fact types and all item classes."""

    patterns: Mapping[tuple[str, str], tuple[Pattern, ...]]
    counted: Mapping[str, tuple[Frame, ...]]
    types: Mapping[str, FactType]
    classes: Mapping[str, frozenset[str]]
    wider: Mapping[str, frozenset[str]]
    models: tuple[tuple[re.Pattern[str], frozenset[str]], ...]
    heads: frozenset[str]
    by_type: Mapping[str, tuple[Frame, ...]]
    frames: tuple[Frame, ...]
    words: Words

    def triggers(self, lemma: str, slot: str) -> tuple[Pattern, ...]:
        """Return the patterns that start with `lemma` in `slot`."""
        return self.patterns.get((slot, lemma), ())

    def classes_of(self, noun: str | None) -> frozenset[str]:
        """Return the item classes of a noun phrase (lemmas): those of its longest known ending."""
        words = (noun or "").replace("-", " ").split()
        for start in range(len(words)):
            found = self.classes.get(" ".join(words[start:])) or self.classes.get(" ".join(words[start:]).lower())
            if found:
                return found
        singular = _singular(noun or "")
        if singular:
            return self.classes_of(singular)
        last = words[-1] if words else ""
        endings = self.words.person_endings
        is_person = last.islower() and any(last.endswith(end) and len(last) > len(end) + 1 for end in endings)
        return self.classes["person"] | self.classes["civilian"] if is_person else frozenset()

    def narrow(self, classes: frozenset[str]) -> frozenset[str]:
        """Return the classes without those that a narrower one of them implies."""
        return classes.difference(*(self.wider[name] for name in classes))

    def classes_of_model(self, text: str) -> frozenset[str]:
        """Return the item classes of a type of weapon by its designation: "F-16s", "Kh-101"; none when unknown."""
        return next((found for pattern, found in self.models if pattern.search(text)), frozenset())

    def family(self, name: str) -> frozenset[str]:
        """Return the types that one list may hold together with `name`."""
        family = self.types[name].family
        return (
            frozenset(other.name for other in self.types.values() if other.family == family)
            if family
            else frozenset({name})
        )


@cache
def load() -> Lexicon:
    """Return the lexicon of the installed rule files. Raises BadRuleError where a file and this code disagree."""
    types = {name: _fact_type(name, entry) for name, entry in read_rules("fact_types.toml")["types"].items()}
    items = read_rules("items.toml")
    classes = _item_classes(items["classes"])
    frames: dict[str, list[Frame]] = defaultdict(list)
    known = {name for found in classes.values() for name in found} | {"any", "bare"}
    patterns: dict[tuple[str, str], list[Pattern]] = defaultdict(list)
    counted: dict[str, list[Frame]] = defaultdict(list)
    for file, content in rule_files("facts"):
        for entry in content.get("frame", ()):
            frame = _frame(file, entry, types, known)
            frames[frame.type].append(frame)
            for pattern in _patterns(entry, frame):
                if pattern.slot == "counts":
                    counted[" ".join((pattern.head, *pattern.rest))].append(frame)
                patterns[pattern.slot, pattern.head].append(pattern)
    return Lexicon(
        patterns={key: tuple(sorted(found, key=lambda p: -len(p.rest))) for key, found in patterns.items()},
        counted={key: tuple(found) for key, found in counted.items()},
        types=types,
        classes=classes,
        wider=_wider_classes(items["classes"]),
        models=tuple(
            (re.compile(rf"\b(?:{entry['designation']})"), frozenset(entry["classes"])) for entry in items["models"]
        ),
        heads=frozenset(head for _, head in patterns),
        by_type={name: tuple(found) for name, found in frames.items()},
        frames=tuple(frame for found in frames.values() for frame in found),
        words=Words(**{name: frozenset(found) for name, found in items["words"].items()}),
    )


def _singular(noun: str) -> str | None:
    """Return the singular of a plural that the tagger took for a name or a singular: "servicemen" → "serviceman"."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else None


def _fact_type(name: str, entry: Mapping[str, Any]) -> FactType:
    return FactType(
        name=name,
        counts=entry["counts"],
        actor=tuple(entry["actor"]),
        target=tuple(entry["target"]),
        account=entry.get("account"),
        without_location=entry.get("without_location", False),
        said_location_only=entry.get("said_location_only", False),
        family=entry.get("family"),
        is_inverse=entry.get("inverse", False),
        whole=entry.get("whole"),
        remainder=entry.get("remainder"),
        abroad=entry.get("abroad"),
        whole_keeps=frozenset(entry.get("whole_keeps", ())),
    )


def _frame(file: str, entry: Mapping[str, Any], types: Mapping[str, FactType], classes: Iterable[str]) -> Frame:
    where = f"rules/facts/{file}: [{entry.get('label')}]"
    if unknown := entry.keys() - FRAME_KEYS:
        raise BadRuleError(f"{where} has keys {sorted(unknown)}; known: {', '.join(sorted(FRAME_KEYS))}")
    if entry["type"] not in types:
        raise BadRuleError(f"{where} has type {entry['type']!r}; known: {', '.join(types)}")
    if unknown := {*entry.get("items", ()), *entry.get("not_items", ())} - set(classes):
        raise BadRuleError(f"{where} has item classes {sorted(unknown)}; known: {', '.join(sorted(classes))}")
    fact_type = types[entry["type"]]
    return Frame(
        label=entry["label"],
        type=entry["type"],
        items=frozenset(entry.get("items", ("any",))),
        not_items=frozenset(entry.get("not_items", ())),
        kinds=frozenset(map(Kind, entry.get("kinds", ("count", "percent")))),
        units=frozenset(entry.get("units", ())),
        needs=frozenset(entry.get("needs", ())),
        not_needs=frozenset(entry.get("not_needs", ())),
        actor=tuple(entry.get("actor", fact_type.actor)),
        target=tuple(entry.get("target", fact_type.target)),
        modality=entry.get("modality"),
        weight=entry.get("weight", 1.0),
    )


def _patterns(entry: Mapping[str, Any], frame: Frame) -> Iterator[Pattern]:
    for slot in SLOTS:
        for words in entry.get(slot, ()):
            head, *rest = words.split()
            yield Pattern(head, tuple(rest), slot, frame)


def _wider_classes(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Return class → all wider ones."""

    def wider(name: str) -> set[str]:
        return {ancestor for parent in entries[name].get("is", ()) for ancestor in (parent, *wider(parent))}

    return {name: frozenset(wider(name)) for name in entries}


def _item_classes(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Return noun → its classes and the wider ones."""
    wider = _wider_classes(entries)
    found: dict[str, set[str]] = defaultdict(set)
    for name, entry in entries.items():
        for noun in entry["nouns"]:
            found[noun.replace("-", " ")] |= {name, *wider[name]}
    return {noun: frozenset(names) for noun, names in found.items()}
