"""The spaCy component that turns quantities into facts.

Typed by frames, with roles, place, claimant, modality and time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from extraction.document import article_of
from extraction.entities.setting.sections import enter
from extraction.facts.accounts import account_before, total_before, turned
from extraction.facts.circumstances.modality import modality_of
from extraction.facts.circumstances.totals import find_total, total_of
from extraction.facts.circumstances.totals_before import is_joined
from extraction.facts.confidence import confidence_of
from extraction.facts.days.choice import choose as choose_days
from extraction.facts.days.moments import Telling
from extraction.facts.frames import lexicon
from extraction.facts.frames.continuing import continues
from extraction.facts.frames.filled import Reading, read
from extraction.facts.frames.gaps import gap_subject
from extraction.facts.frames.implicit import find_implicit
from extraction.facts.frames.items import Counted, count_items
from extraction.facts.frames.money import in_payers_currency
from extraction.facts.frames.parts import is_said_part, link_parts, of_whole
from extraction.facts.frames.rival_figures import is_rival_figure
from extraction.facts.frames.uncounted import is_uncounted
from extraction.facts.participants import add_participants
from extraction.facts.places.candidates import find_candidates
from extraction.facts.places.choice import choose
from extraction.facts.places.features import Choice
from extraction.facts.places.locations import locate, relocate
from extraction.facts.roles.case import Case
from extraction.facts.roles.choice import actor_id, find_roles
from extraction.facts.roles.counted_deeds import counted_deed
from extraction.facts.speech.claimants import Speaker, find_speaker
from extraction.records import MEASURED, Fact, Kind, Quantity, Stance, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from extraction.facts.frames.lexicon import Lexicon
    from extraction.records import Entity

NEXT = 1


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
        facts: list[Fact] = []
        for counted, reading in _read_all(doc, self.lexicon):
            facts.append(build(doc, counted, reading, self.lexicon, facts))
        facts = link_parts(doc, facts)
        facts += find_implicit(doc, facts, self.lexicon, build)
        enter(doc, 0)
        doc._.facts = tuple(sorted(facts, key=lambda fact: (fact.start, fact.implicit)))
        used = frozenset(fact.quantity_id for fact in facts)
        doc._.quantities = tuple(_dispose(quantity, used) for quantity in doc._.quantities)
        add_participants(doc)
        return doc


def _read_all(doc: Doc, known: Lexicon) -> Iterator[tuple[Counted, Reading]]:
    """Yield every quantity that some frame accepts, with its reading."""
    able = [quantity for quantity in doc._.quantities if quantity.kind in MEASURED]
    before: tuple[Quantity, Reading] | None = None
    for counted in count_items(doc, able, known):
        if is_uncounted(counted, known.words):
            continue
        inherited = before[1] if before is not None and _goes_on(doc, before[0], counted, known) else None
        is_part = before is not None and is_said_part(doc, before[0], counted.quantity)
        reading = read(counted, known, before[1] if is_part and before is not None else inherited, is_part=is_part)
        if reading is not None:
            reading = of_whole(counted, reading, before, known)
        if reading is not None:
            before = (counted.quantity, reading)
            yield counted, reading


def _goes_on(doc: Doc, before: Quantity, counted: Counted, known: Lexicon) -> bool:
    """Tell whether a quantity may be read as the one before: it continues it, shares its verb or rivals it."""
    if continues(doc, before, counted.quantity):
        return True
    gap = counted.quantity.sentence_no - before.sentence_no
    if gap == 0 and gap_subject(counted.span):
        return True
    return gap <= NEXT and is_rival_figure(counted, known.words)


def build(doc: Doc, counted: Counted, reading: Reading, known: Lexicon, facts: Sequence[Fact]) -> Fact:
    """Return the fact that a reading makes of a quantity; `facts` are those before it in the article."""
    quantity, frame = counted.quantity, reading.frame
    enter(doc, quantity.start)
    fact_type = known.types[frame.type]
    earlier = account_before(facts, fact_type, counted, known)
    nearest = locate(doc, counted, reading, fact_type, earlier)
    speaker = find_speaker(counted.span)
    deed = counted_deed(reading, facts)
    case = Case(doc, counted, reading, nearest, _acting(doc, speaker), is_inverse=fact_type.is_inverse, deed=deed)
    actor, target = find_roles(case, turned(earlier, fact_type, known))
    modality, modal_cue = modality_of(counted, reading)
    joined = earlier is not None and is_joined(doc, earlier.end, quantity.start)
    total_cue = find_total(counted, reading, before=total_before(counted, earlier, facts), joined=joined)
    total_cue = total_of(total_cue, modality)
    ruled = relocate(case, fact_type, (actor, target), is_total=total_cue is not None)
    candidates = find_candidates(case, ruled, target, earlier)
    place = choose(Choice(case, candidates, (actor, target), is_total=total_cue is not None))
    moment = choose_days(Telling(counted, reading, total_cue, modality), facts, place.name if place else None)
    cues = labelled(reading, modal_cue, total_cue, speaker)
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
        cumulative=total_cue is not None,
        implicit=False,
        part_of=None,
        start=quantity.start,
        end=quantity.end,
        quote=quantity.quote,
        sentence=counted.span.root.sent.text,
        confidence=confidence_of(counted, reading),
        frame=frame.label,
        cues=cues,
        actor_id=actor_id(doc, actor[0] if actor else None),
        target_id=actor_id(doc, target[0] if target else None),
        location_id=place.entity_id if place else None,
        claimant_id=speaker.entity_id if speaker else None,
        flags=_flags(doc, quantity),
    )
    state = doc._.setting.state
    return in_payers_currency(fact, state.name if state is not None else None)


def _acting(doc: Doc, speaker: Speaker | None) -> tuple[str, ...]:
    """Return under whose name a speaker acts."""
    if speaker is None:
        return ()
    entity = doc._.entities.get(speaker.entity_id) if speaker.entity_id is not None else _owner(doc, speaker.name)
    return (entity.actor,) if entity is not None and entity.actor else ()


def _owner(doc: Doc, name: str) -> Entity | None:
    """Return whose body a speaker without an entity is by its name: "South Lebanon Army radio"."""
    owners = (e for e in doc._.entities.values() if e.actor and name.startswith(f"{e.name} "))
    return max(owners, key=lambda entity: len(entity.name), default=None)


def labelled(reading: Reading, modality: str | None, total: str | None, speaker: Speaker | None) -> tuple[str, ...]:
    """Return the words that decided, each with what it decided, for `newsfacts explain`."""
    cues = {"modality": modality, "total": total, "speech": speaker.cue if speaker else None}
    return (reading.trigger.text, *(f"{name}: {' '.join(cue.split())}" for name, cue in cues.items() if cue))


def _flags(doc: Doc, quantity: Quantity) -> tuple[str, ...]:
    if "restatements" not in doc.user_data:
        doc.user_data["restatements"] = {q.restates: q for q in doc._.quantities if q.restates}
    again = doc.user_data["restatements"].get(quantity.quantity_id)
    return ("conversion_disagrees",) if again is not None and again.reason.startswith("disagrees") else ()


def _dispose(quantity: Quantity, used: frozenset[str | None]) -> Quantity:
    if quantity.quantity_id in used:
        return replace(quantity, disposition="fact")
    disposition = "no_frame" if quantity.kind in MEASURED else str(quantity.kind)
    reason = f"{quantity.reason}; no frame fits" if quantity.kind in MEASURED else quantity.reason
    return replace(
        quantity, disposition=disposition if quantity.kind is not Kind.UNRESOLVED else "unresolved", reason=reason
    )
