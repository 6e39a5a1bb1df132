"""Where it happened: the place that hangs on the frame's words, else the nearest one in the sentence or the account."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.entities.lookup import entity_of, mention_at, people_of, place_name
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from extraction.facts.frames import Reading
    from extraction.facts.items import Counted
    from extraction.records import Fact, Mention

LOCATING = frozenset(
    [
        "in",
        "at",
        "near",
        "around",
        "outside",
        "inside",
        "across",
        "over",
        "on",
        "along",
        "within",
        "throughout",
        "from",
        "to",
        "into",
        "towards",
        "toward",
        "of",
        "off",
        "above",
        "beside",
        "between",
        "through",
    ]
)
SPECIFIC = {"point": 0, "settlement": 1, "district": 2, "region": 3, "country": 4, None: 4}
ASIDE = {"from": 2, "to": 1, "of": 1, "towards": 1, "toward": 1}
"""Prepositions that name a place beside the event, by how far aside."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place: canonical name, entity, and the state to which people there belong."""

    name: str
    entity_id: str
    people: str | None


def locate(
    doc: Doc, counted: Counted, reading: Reading, before: Fact | None, *, said_only: bool = False
) -> Location | None:
    """Return where the fact happened, the most specific place that the words give; None when they give none.

    `before` is the fact of the same account just before this one: its place holds in its sentence. A sentence without a
    place plays where the article plays, unless `said_only`.
    """
    attached = list(_attached(doc, counted, reading))
    chosen = min(
        attached,
        key=lambda pair: (pair[0], _vagueness(doc, pair[1]), abs(pair[1].start - counted.quantity.start)),
        default=None,
    )
    if chosen is not None:
        return _location(doc, chosen[1])
    sentence = counted.span.root.sent
    if before is not None and before.location_id and before.sentence_no == counted.quantity.sentence_no:
        return _again(doc, before)
    inside = [m for m in _places(doc, sentence.start_char, sentence.end_char) if _is_locating(doc, m)]
    if inside:
        return _location(
            doc,
            min(
                inside, key=lambda m: (_vagueness(doc, m) == SPECIFIC["country"], abs(m.start - counted.quantity.start))
            ),
        )
    if said_only:
        return None
    scene = _scene(doc)
    return _location(doc, scene) if scene is not None else None


def _again(doc: Doc, before: Fact) -> Location | None:
    mention = next((m for m in doc._.mentions if m.entity_id == before.location_id and _is_place(doc, m)), None)
    return (
        Location(before.location, before.location_id, people_of(doc, mention))
        if mention and before.location and before.location_id
        else None
    )


def _attached(doc: Doc, counted: Counted, reading: Reading) -> Iterator[tuple[int, Mention]]:
    """Yield (distance, place) for places that a preposition ties to the trigger, the counted noun or the verbs above."""
    holders: list[Token] = [reading.trigger, counted.node, *([counted.noun] if counted.noun is not None else [])]
    verbs = [a for a in reading.trigger.ancestors if a.pos_ in {"VERB", "AUX", "NOUN"}][:2]
    for distance, holder in enumerate([*holders, *verbs]):
        for token in holder.subtree if distance == 0 else holder.children:
            if (
                token.dep_ != "prep"
                or token.lower_ not in LOCATING
                or (distance == 0 and token.head.i not in {holder.i, *(c.i for c in holder.children)})
            ):
                continue
            for noun in token.subtree:
                mention = mention_at(doc, noun)
                if mention is not None and _is_place(doc, mention) and noun.sent == holder.sent:
                    yield (0 if distance < len(holders) else 1) + ASIDE.get(token.lower_, 0), mention


def _scene(doc: Doc) -> Mention | None:
    """Return the place where the article plays: the one that it names most as a place, the earlier the better."""
    if "scene" not in doc.user_data:
        named = [m for m in doc._.mentions if _is_place(doc, m) and _is_locating(doc, m) and not m.text.isupper()]
        counts = Counter(m.entity_id for m in named)
        doc.user_data["scene"] = max(named, key=lambda m: (counts[m.entity_id], -m.start), default=None)
    return doc.user_data["scene"]


def _places(doc: Doc, start: int, end: int) -> list[Mention]:
    return [m for m in doc._.mentions if start <= m.start < end and _is_place(doc, m)]


def _is_place(doc: Doc, mention: Mention) -> bool:
    entity = entity_of(doc, mention)
    if entity.entity_type is EntityType.PLACE:
        return True
    return (
        entity.entity_type is EntityType.STATE and mention.form is MentionForm.NAME and not mention.text.endswith("s")
    ) or mention.text in {"United States", "Netherlands", "Philippines"}


def _is_locating(doc: Doc, mention: Mention) -> bool:
    """Tell whether the mention says where.

    A place after a preposition, or a named place anywhere but as a sufferer or speaker.
    """
    head = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if head is None:
        return False
    root = head.root
    if root.dep_ == "pobj":
        return (
            root.head.lower_ in LOCATING - {"to", "of", "between"}
            or entity_of(doc, mention).entity_type is EntityType.PLACE
        )
    if root.dep_ in {"conj", "appos"} and root.head.i != root.i:
        return root.head.dep_ == "pobj"
    return entity_of(doc, mention).entity_type is EntityType.PLACE


def _vagueness(doc: Doc, mention: Mention) -> int:
    return SPECIFIC.get(entity_of(doc, mention).precision_code, 4)


def _location(doc: Doc, mention: Mention) -> Location | None:
    name = place_name(doc, mention)
    return Location(name, mention.entity_id, people_of(doc, mention)) if name else None
