"""How a place is named beside a figure: its preposition, its clause, its order among the figures and places around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.known import actors
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.lookup import entity_of
from extraction.facts.places.asides import is_bearing, is_dateline, is_destination, is_part_of_a_compound, is_street
from extraction.facts.places.cost import clauses_between, cost_of, encloses, is_beside, is_local, preposition_of
from extraction.facts.places.off_scene import is_distance, is_of_gathering, is_of_speaker
from extraction.facts.places.scene import scenes
from extraction.facts.syntax import VERBAL, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from extraction.facts.roles.case import Case
    from extraction.records import Mention

COSTS = (0.5, 1.0, 1.9, 3.0, 4.5)
CARE = frozenset({"hospital", "clinic", "morgue", "mortuary"})
FEW = 3
OPENING = 4
PARAGRAPH = "\n"


def of_mention(case: Case, mention: Mention, here: list[Mention]) -> Iterator[str]:
    """Tell how a mention stands; `here` are the places that the figure's own sentence names."""
    doc, quantity = case.doc, case.counted.quantity
    root = span_of(doc, mention.start, mention.end).root
    preposition = preposition_of(root)
    step = mention.sentence_no - quantity.sentence_no
    where = "here" if step == 0 else "before" if step < 0 else "after"
    word = preposition.lower_ if preposition is not None else root.dep_
    yield from (f"{where} {word}", f"{where} {mention.form}")
    yield from (f"{where} {aside}" for aside in _asides(doc, mention, root, preposition))
    yield f"{where} with {len(here[:FEW])} places named here"
    if mention.text in actors.seats():
        yield from (f"{where} seat", f"{where} seat {word}")
    if points_back(case):
        yield f"{where} pointed back to"
    if step == 0:
        yield from _beside(case, mention, here, root)
        return
    start, end = sorted((mention.start, quantity.start))
    breaks = text_of(doc)[start:end].count(PARAGRAPH)
    yield f"{where} {'another paragraph' if breaks else 'same paragraph'}"
    opens = root.i - root.sent.start < OPENING and (
        root.sent.start == 0 or PARAGRAPH in root.doc[root.sent.start - 1].text
    )
    if opens:
        yield f"{where} opening the {'other' if breaks else 'same'} paragraph"
    yield from (f"{where} {order}" for order in _in_its_sentence(doc, mention))


def _is_label(doc: Doc, mention: Mention) -> bool:
    """Tell whether a place heads its paragraph: "Nikopol: two men were hurt", "IRAQ"."""
    text = text_of(doc)
    opens = mention.start == 0 or text[: mention.start].rstrip(" -•*#").endswith(PARAGRAPH)
    return opens and text[mention.end : mention.end + 2].rstrip(" ") in {":", PARAGRAPH, PARAGRAPH * 2, ":" + PARAGRAPH}


def points_back(case: Case) -> bool:
    """Tell whether a clause points at a place named before: "59 were hurt **there**", "shells hit **the town**"."""
    clause = case.reading.trigger.subtree
    return any(_is_pointing(token) for token in clause)


def points_at_one(case: Case) -> bool:
    """Tell whether a clause points at one place: "killed **there**", "hit **the town**", not "in **the villages**"."""
    places = (t for t in case.reading.trigger.subtree if t.lower_ == "there" or is_one_of(t, "place_words"))
    return any(_is_pointing(token) and token.tag_ != "NNS" for token in places)


def _is_pointing(token: Token) -> bool:
    if token.lower_ == "there" and token.dep_ == "advmod":
        return True
    nouns = words("place_words") | words("parts_of_land")
    return token.lemma_.lower() in nouns and any(c.lower_ in {"the", "that", "this"} for c in token.children)


def _asides(doc: Doc, mention: Mention, root: Token, preposition: Token | None) -> Iterator[str]:
    """Tell why a place may be none where things happen."""
    entity = entity_of(doc, mention)
    if is_of_speaker(root):
        yield "local speaker" if is_local(root, entity.precision_code) else "speaker"
    told = {
        "gathering": is_of_gathering(root),
        "distance": is_distance(root, preposition),
        "dateline": is_dateline(doc, mention),
        "street": is_street(entity),
        "compound": is_part_of_a_compound(doc, mention),
        "destination": is_destination(root, preposition),
        "bearing": is_bearing(preposition),
        "encloses": encloses(doc, mention),
        "beside": preposition is not None and is_beside(doc, preposition),
        "in care": preposition is not None and preposition.head.lemma_.lower() in CARE,
        "label": _is_label(doc, mention),
        "opening": root.i - root.sent.start < OPENING,
        "capitals": mention.text.isupper(),
        "no scene": all(m.start != mention.start for m in scenes(doc)),
    }
    yield from (name for name, holds in told.items() if holds)


def _beside(case: Case, mention: Mention, here: list[Mention], root: Token) -> Iterator[str]:
    """Tell how far a place of the figure's own sentence stands from it."""
    doc, at = case.doc, case.counted.quantity.start
    kind = case.reading.frame.type
    cost = cost_of(doc, mention, case.counted, case.reading)
    level = "never" if cost is None else str(sum(cost > limit for limit in COSTS))
    yield from (f"cost {level}", f"cost {level} / {kind}")
    preposition = preposition_of(root)
    yield f"here {preposition.lower_ if preposition is not None else root.dep_} / {kind}"
    if _is_in_purpose(root, case.reading.trigger):
        yield from ("in a purpose", f"in a purpose / {kind}")
    others = [c for m in here if (c := cost_of(doc, m, case.counted, case.reading)) is not None]
    if cost is not None:
        rank = sum(other < cost for other in others)
        yield from (f"rank {min(rank, FEW)}", f"rank {min(rank, FEW)} / {kind}")
        if rank == 0 and len(others) > 1:
            yield f"ahead by {round(min(sorted(others)[1] - cost, 2.0) * 2)}"
    side = "before" if mention.start < at else "after"
    start, end = sorted((mention.start, at))
    numbers = sum(start < q.start < end for q in doc._.quantities if q.quantity_id != case.counted.quantity.quantity_id)
    places = sum(start < m.start < end for m in here)
    yield from (f"{side}", f"{side} over {min(numbers, FEW)} numbers", f"{side} over {min(places, FEW)} places")
    yield f"clauses {round(min(clauses_between(root, case.reading.trigger), FEW))}"
    between = text_of(doc)[start:end]
    if ";" in between:
        yield f"{side} over a semicolon"
    if any(word in between for word in (" and ", " while ", " but ")):
        yield f"{side} over a conjunction"
    verbs = sum(t.pos_ in VERBAL for t in span_of(doc, start, max(end, start + 1)))
    yield f"{side} over {min(verbs, FEW)} verbs"


def _is_in_purpose(root: Token, trigger: Token) -> bool:
    """Tell whether a place belongs to what something is done for: "recruits men **to fight in Ukraine**"."""
    for ancestor in root.ancestors:
        if ancestor.i == trigger.i:
            return False
        if ancestor.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in ancestor.children):
            return ancestor.dep_ in {"advcl", "acl", "xcomp", "relcl"}
    return False


def _in_its_sentence(doc: Doc, mention: Mention) -> Iterator[str]:
    """Tell which of the places of its sentence one is."""
    there = [m for m in scenes(doc) if m.sentence_no == mention.sentence_no]
    if there and there[0].start == mention.start:
        yield "first"
    if there and there[-1].start == mention.start:
        yield "last"
    if len(there) == 1:
        yield "only"
