"""The spaCy component that turns quantities into facts: typed by frames, with roles, place, claimant, modality and time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from extraction.document import article_of
from extraction.facts import lexicon
from extraction.facts.claimants import find_speaker
from extraction.facts.confidence import confidence_of
from extraction.facts.frames import Reading, read
from extraction.facts.implicit import find_implicit
from extraction.facts.items import Counted, continues, count_items
from extraction.facts.locations import locate
from extraction.facts.modality import is_cumulative, modality_of
from extraction.facts.money import in_payers_currency
from extraction.facts.parts import link_parts
from extraction.facts.roles import Case, actor_id, resolve
from extraction.facts.times import when
from extraction.records import MEASURED, Fact, Kind, Modality, Quantity, Stance, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from extraction.facts.lexicon import Lexicon


@Language.factory("newsfacts_facts", assigns=["doc._.facts"], requires=["doc._.quantities", "doc._.mentions"])
def make_facts(nlp: Language, name: str) -> FactsComponent:
    """Build the component for `nlp`."""
    return FactsComponent()


class FactsComponent:
    """Find facts and hang them on the Doc; say on every quantity what became of it."""

    def __init__(self) -> None:
        """Read the lexicon."""
        self.lexicon = lexicon.load()

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.facts` and the dispositions of `doc._.quantities`."""
        if not len(doc):
            return doc
        readings = list(_read_all(doc, self.lexicon))
        facts = [build(doc, counted, reading, self.lexicon) for counted, reading in readings]
        facts = link_parts(doc, facts)
        facts += find_implicit(doc, facts, self.lexicon)
        doc._.facts = tuple(sorted(facts, key=lambda fact: (fact.start, fact.implicit)))
        doc._.quantities = tuple(_dispose(quantity, facts) for quantity in doc._.quantities)
        return doc


def _read_all(doc: Doc, known: Lexicon) -> Iterator[tuple[Counted, Reading]]:
    """Yield every quantity that some frame accepts, with its reading."""
    able = [quantity for quantity in doc._.quantities if quantity.kind in MEASURED]
    before: tuple[Quantity, Reading] | None = None
    for counted in count_items(doc, able, known):
        inherited = before[1] if before is not None and continues(doc, before[0], counted.quantity) else None
        reading = read(counted, known, inherited)
        if reading is not None:
            before = (counted.quantity, reading)
            yield counted, reading


def build(doc: Doc, counted: Counted, reading: Reading, known: Lexicon) -> Fact:
    """Return the fact that a reading makes of a quantity."""
    quantity, frame = counted.quantity, reading.frame
    fact_type = known.types[frame.type]
    place = None if fact_type.without_location else locate(doc, counted, reading)
    case = Case(doc, counted, reading, place.name if place else None, place.people if place else None)
    actor, target = _roles(case, frame.actor, frame.target)
    speaker = find_speaker(counted.span)
    modality, modal_cue = modality_of(counted, reading)
    cumulative, total_cue = is_cumulative(counted, reading)
    moment = when(doc, counted, cumulative=cumulative, past=modality is Modality.OCCURRED)
    cues = tuple(filter(None, (modal_cue, total_cue, speaker.cue if speaker else None)))
    fact = Fact(
        fact_id=make_id(article_of(doc).article_id, quantity.start, quantity.end, frame.type),
        article_id=quantity.article_id,
        quantity_id=quantity.quantity_id,
        sentence_no=quantity.sentence_no,
        fact_type=frame.type,
        value_low=quantity.value_low,
        value_high=quantity.value_high,
        qualifier=quantity.qualifier,
        unit=quantity.unit or "count",
        item=counted.item,
        actor=actor,
        target=target,
        location=place.name if place else None,
        event_start=moment.first,
        event_end=moment.last,
        date_precision=moment.precision,
        claimed_by=speaker.name if speaker else None,
        stance=speaker.stance if speaker else Stance.AFFIRMED,
        modality=modality,
        cumulative=cumulative,
        implicit=False,
        part_of=None,
        start=quantity.start,
        end=quantity.end,
        quote=quantity.quote,
        sentence=counted.span.root.sent.text,
        confidence=confidence_of(counted, reading),
        frame=frame.label,
        cues=(reading.trigger.text, *cues),
        actor_id=actor_id(doc, actor[0] if actor else None),
        target_id=actor_id(doc, target[0] if target else None),
        location_id=place.entity_id if place else None,
        claimant_id=speaker.entity_id if speaker else None,
        flags=_flags(doc, quantity),
    )
    return in_payers_currency(doc, fact)


def _roles(case: Case, actor_sources: tuple[str, ...], target_sources: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Resolve both roles, what the words say first; then the enemy of the one for the other. Nobody is both."""
    said_actor = resolve(case, [s for s in actor_sources if s not in INFERRED])
    said_target = resolve(replace(case, other=said_actor), [s for s in target_sources if s not in INFERRED])
    said_target = tuple(name for name in said_target if name not in said_actor) if len(said_actor) < 2 and "agent" not in target_sources else said_target
    target = said_target or resolve(replace(case, other=said_actor), [s for s in target_sources if s in INFERRED])
    actor = said_actor or resolve(replace(case, other=target), [s for s in actor_sources if s in INFERRED])
    if actor and not target:
        target = resolve(replace(case, other=actor), [s for s in target_sources if s == "enemy"])
    return actor, target


INFERRED = frozenset({"enemy", "context", "context_donor", "context_recipient", "context_sanctioned"})


def _flags(doc: Doc, quantity: Quantity) -> tuple[str, ...]:
    again = next((q for q in doc._.quantities if q.restates == quantity.quantity_id), None)
    return ("conversion_disagrees",) if again is not None and again.reason.startswith("disagrees") else ()


def _dispose(quantity: Quantity, facts: list[Fact]) -> Quantity:
    used = next((fact for fact in facts if fact.quantity_id == quantity.quantity_id), None)
    if used is not None:
        return replace(quantity, disposition="fact")
    disposition = "no_frame" if quantity.kind in MEASURED else str(quantity.kind)
    reason = f"{quantity.reason}; no frame fits" if quantity.kind in MEASURED else quantity.reason
    return replace(quantity, disposition=disposition if quantity.kind is not Kind.UNRESOLVED else "unresolved", reason=reason)
