"""What extraction returns: frozen records, one class per lake table. How they are found is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Qualifier(StrEnum):
    """How the words bound a value (fact contract, "Values")."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Kind(StrEnum):
    """What a number in the text is, before anyone asks whether it is a fact."""

    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    CLOCK_TIME = "clock_time"
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    NAME = "name"
    ADDRESS = "address"
    SCORE = "score"
    LIST_NUMBER = "list_number"
    RESTATEMENT = "restatement"
    MULTIPLIER = "multiplier"
    PRONOUN = "pronoun"
    UNRESOLVED = "unresolved"


MEASURED = frozenset({Kind.COUNT, Kind.MEASURE, Kind.MONEY, Kind.PERCENT})
"""The kinds that can become a fact."""


class Modality(StrEnum):
    """Whether the words tell of something done, promised, feared or asked for."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    POSSIBLE = "possible"
    REQUESTED = "requested"


class Stance(StrEnum):
    """Whether the speaker stands by the figure or denies it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    STATE = "state"
    ARMED_GROUP = "armed_group"
    BODY = "body"
    PLACE = "place"


class MentionForm(StrEnum):
    """How a stretch of text names its entity."""

    NAME = "name"
    ADJECTIVE = "adjective"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Article:
    """One article to read. `text` is canonical: every offset in every record counts its code points.

    `published_at` anchors relative dates; None = not known. `source` is the outlet, `title` may be empty.
    """

    article_id: str
    text: str
    published_at: date | None = None
    source: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `text[start:end]` of the article is `text` here."""

    article_id: str
    sentence_no: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One canonical person, state, armed group, body or place, as far as one article and our rules tell.

    `actor` is the canonical name under which its deeds count (fact contract, "Roles"): a state for its government,
    capital, leaders and forces; its own name for an armed group; None for what does not act (a village).
    `lat`/`lon` are WGS 84 degrees; `precision_code` is point, settlement, district, region or country; None = no place.
    """

    entity_id: str
    name: str
    entity_type: EntityType
    actor: str | None = None
    country: str | None = None
    role: str | None = None
    affiliation: str | None = None
    place_kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision_code: str | None = None
    source: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch of text that names an entity; `evidence` says how it was resolved (gazetteer, apposition, …)."""

    article_id: str
    start: int
    end: int
    text: str
    entity_id: str
    form: MentionForm
    evidence: str
    sentence_no: int = 0


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number in the text, whatever it is.

    `value_low`/`value_high` bound it in `unit` (canonical: count, km, km2, percent, tonne, MW, MWh, litre, day …, or an
    ISO 4217 code); None = open end, or (for dates, names, ordinals) no value. `written_low`/`written_high`/
    `written_unit` are the words' own figures. `item` is what is counted: lemma of the head noun with the modifiers
    that make it a kind of its own; `item_head` the head alone. `date_start`/`date_end`/`date_precision` are set for
    dates only. `restates` is the id of the quantity that this one says again in another unit. `reason` says in a few
    words why `kind` was chosen. `disposition` is what became of it: "fact", or the kind, or "other".
    """

    quantity_id: str
    article_id: str
    sentence_no: int
    start: int
    end: int
    quote: str
    kind: Kind
    reason: str
    value_low: float | None = None
    value_high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None
    written_low: float | None = None
    written_high: float | None = None
    written_unit: str | None = None
    item: str | None = None
    item_head: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str | None = None
    restates: str | None = None
    disposition: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One numeric claim: the fact contract, field by field (docs/fact-contract.md).

    `frame` names the rule that typed it, `cues` the cues that fired, for `newsfacts explain`.
    """

    fact_id: str
    article_id: str
    quantity_id: str | None
    sentence_no: int
    fact_type: str
    value_low: float | None
    value_high: float | None
    qualifier: Qualifier
    unit: str
    item: str | None
    actor: tuple[str, ...]
    target: tuple[str, ...]
    location: str | None
    event_start: date | None
    event_end: date | None
    date_precision: str | None
    claimed_by: str | None
    stance: Stance
    modality: Modality
    cumulative: bool
    implicit: bool
    part_of: str | None
    start: int
    end: int
    quote: str
    sentence: str
    confidence: float
    frame: str
    cues: tuple[str, ...] = ()
    actor_id: str | None = None
    target_id: str | None = None
    location_id: str | None = None
    claimant_id: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one article, in text order."""

    article_id: str
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    facts: tuple[Fact, ...]


def make_id(*parts: object) -> str:
    """Return 16 hex digits that are the same for the same parts, on every machine and run."""
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).hexdigest()
