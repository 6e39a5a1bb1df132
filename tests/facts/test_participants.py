"""Who takes part in a fact without a mention of their own has a row among the entities."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor
from extraction.records import Article, EntityType, Extraction


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, text: str) -> Extraction:
    (extraction,) = extractor.extract([Article("a-1", text)])
    return extraction


def test_a_body_named_by_its_state_speaks_for_it(extractor: Extractor) -> None:
    extraction = read(extractor, "Twelve soldiers were killed near Dabaiba, the general staff in Khartoum said.")
    entities = {entity.entity_id: entity for entity in extraction.entities}
    (fact,) = extraction.facts
    speaker = entities[fact.claimant_id or ""]
    assert (speaker.name, speaker.entity_type, speaker.actor) == (fact.claimed_by, EntityType.BODY, "Sudan")


def test_a_speaker_of_no_state_has_no_row(extractor: Extractor) -> None:
    (fact,) = read(extractor, "Twelve soldiers were killed on the ferry, two witnesses said.").facts
    assert fact.claimed_by is not None
    assert fact.claimant_id is None


def test_every_id_of_a_fact_is_that_of_an_entity(extractor: Extractor) -> None:
    text = "Moscow said on Monday that it had captured 40 men. Sailors in Odesa said a drone had killed 3 of them."
    extraction = read(extractor, text)
    known = {entity.entity_id for entity in extraction.entities}
    ids = {id_ for f in extraction.facts for id_ in (f.actor_id, f.target_id, f.location_id, f.claimant_id) if id_}
    assert ids <= known
