"""Entities in plain spaCy, over sentences of our own, and on the seed articles where they are present."""

from __future__ import annotations

import time
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy

from benchmarks.names.score import Case, cases, entity_at, is_right
from extraction.document import make_doc
from extraction.entities.known import actors, gazetteer
from extraction.entities.known.transliteration import fold, skeleton
from extraction.models import find_model
from extraction.pipeline import load
from extraction.records import Article, Entity, EntityType

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SEEDS = sorted((Path(__file__).resolve().parents[3] / "shared" / "seeds").glob("*.txt"))
NAMES = list(cases())
REWRITES = tomllib.loads(files("extraction").joinpath("rules/transliteration.toml").read_text(encoding="utf-8"))[
    "rewrite"
]
PAIRS = [tuple(pair) for rule in REWRITES for pair in rule["examples"]]


@cache
def pipeline() -> Language:
    return load(upto="newsfacts_entities")


@cache
def read(text: str) -> Doc:
    nlp = pipeline()
    return nlp(make_doc(nlp, Article("entities", text)))


def meant(text: str, words: str) -> Entity:
    """Return whom the last mention with exactly these words means."""
    doc = read(text)
    return next(doc._.entities[m.entity_id] for m in reversed(doc._.mentions) if m.text == words)


@pytest.mark.parametrize("case", NAMES, ids=[f"{c.text[c.start : c.end]} ({c.conflict})" for c in NAMES])
def test_an_ambiguous_name_means_the_one_of_the_article(case: Case) -> None:
    assert is_right(entity_at(pipeline(), case), case.expect)


def test_the_set_of_names_is_large_and_wide() -> None:
    assert len(NAMES) >= 60
    assert len({case.conflict for case in NAMES}) >= 8


@pytest.mark.parametrize("pair", PAIRS, ids=["/".join(pair) for pair in PAIRS])
def test_spellings_of_one_name_meet(pair: tuple[str, str]) -> None:
    assert skeleton(pair[0]) == skeleton(pair[1])


def test_the_article_and_accents_do_not_part_names() -> None:
    assert fold("al-Fāshir") == fold("Fashir")


def test_the_gazetteer_opens_well_under_a_second() -> None:
    gazetteer._connection.cache_clear()
    gazetteer.candidates.cache_clear()
    start = time.perf_counter()
    found = gazetteer.candidates("Bakhmut")
    assert time.perf_counter() - start < 0.5
    assert found[0].country == "UA"


def test_forty_armed_groups_over_twelve_conflicts_are_listed() -> None:
    known = actors.load()
    in_conflicts = {name for c in known.conflicts for side in c.sides for name in side if name in known.groups}
    assert len(known.groups) >= 40
    assert len(in_conflicts) >= 30
    assert len([c for c in known.conflicts if any(n in known.groups for side in c.sides for n in side)]) >= 12


COMMAND = (
    "General Marta Oliveri, commander of the Italian contingent, met reporters in Herat, Afghanistan. Oliveri said that"
    " her soldiers had found a mine. The Rural Water Agency (RWA), a body of the Afghan government, was warned. The RWA"
    " closed the well. The Taliban said that the group had laid no mines and that its fighters were far away."
)


def test_a_person_carries_role_and_state_and_is_meant_by_surname_and_pronoun() -> None:
    person = meant(COMMAND, "Marta Oliveri")
    assert person.entity_type is EntityType.PERSON
    assert person.actor == "Italy"
    assert "General" in (person.role or "")
    assert meant(COMMAND, "Oliveri").entity_id == person.entity_id
    assert meant(COMMAND, "her").entity_id == person.entity_id


def test_an_acronym_in_brackets_means_the_body_before_it() -> None:
    assert meant(COMMAND, "RWA").name == "Rural Water Agency"


def test_the_group_means_the_armed_group_named_before() -> None:
    assert meant(COMMAND, "group").actor == "Taliban"


def test_the_components_work_in_plain_spacy() -> None:
    nlp = spacy.load(find_model())
    nlp.add_pipe("newsfacts_lines", before="parser")
    nlp.add_pipe("newsfacts_quantities")
    nlp.add_pipe("newsfacts_entities")
    nlp.add_pipe("newsfacts_facts")
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert not [name for name, found in analysis["problems"].items() if found and name.startswith("newsfacts")]
    doc = nlp("Kenyan police killed four al-Shabaab fighters in Lamu.")
    assert {entity.name for entity in doc._.entities.values()} >= {"Kenya", "Al-Shabaab", "Lamu"}


@pytest.mark.skipif(not SEEDS, reason="the seed articles are not beside this tree")
class TestSeeds:
    """What the seed articles must give; `COMMAND` and the names above say the same in words of our own."""

    @pytest.fixture
    def docs(self) -> list[Doc]:
        return [read(path.read_text(encoding="utf-8")) for path in SEEDS]

    def test_every_bakhmut_is_one_place(self, docs: list[Doc]) -> None:
        found = {doc._.entities[m.entity_id] for doc in docs for m in doc._.mentions if m.text == "Bakhmut"}
        assert {entity.entity_id for entity in found} == {next(iter(found)).entity_id}
        place = next(iter(found))
        assert place.lat == pytest.approx(48.6, abs=0.1)
        assert place.lon == pytest.approx(38.0, abs=0.1)

    def test_every_prigozhin_is_of_the_wagner_group(self, docs: list[Doc]) -> None:
        found = [doc._.entities[m.entity_id] for doc in docs for m in doc._.mentions if "Prigozhin" in m.text]
        assert len({entity.entity_id for entity in found}) == 1
        assert found[0].actor == "Wagner Group"

    def test_kozinka_lies_in_russia(self, docs: list[Doc]) -> None:
        place = next(doc._.entities[m.entity_id] for doc in docs for m in doc._.mentions if m.text == "Kozinka")
        assert place.country == "RU"
        assert place.lat == pytest.approx(50.4, abs=0.3)

    def test_no_aircraft_is_a_person(self, docs: list[Doc]) -> None:
        people = [e.name for doc in docs for e in doc._.entities.values() if e.entity_type is EntityType.PERSON]
        assert not [name for name in people if "F-16" in name or "MiG" in name]
