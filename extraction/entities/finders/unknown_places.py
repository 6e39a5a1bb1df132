"""Places that no list knows, by the words around their names: "near Maungdaw", "the Masnaa crossing".

Of them the text tells no position; the kind of the noun beside the name tells how exact they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.finders.name_words import is_name_word
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.named import Named
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from extraction.entities.setting.article import Setting

MAX_WORDS = 4
MIN_LETTERS = 3
STRICTLY_LOCATING = frozenset({"in", "at", "near", "outside", "around"})
BESIDE_NAMES = frozenset({"near", "outside", "around", "into"})
DIRECTIONS = frozenset({"to", "from", "into", "towards", "toward", "through", "via"})
KINDS = {
    "region": "region",
    "district": "district",
    "settlement": "settlement",
    "site": "point",
    "around": "settlement",
}
AROUND = "around"
"""A noun for the land about a settlement, which is no part of its name: "the **El Carmen** zone"."""
LONG_NOUNS = 3
EXPLAINING = 5
HALVES = frozenset({"old", "new"})


def find_unknown_places(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield names in no list that stand after "in", "at" or "near", or before a noun of places."""
    for token in doc:
        if token.i in taken or not is_name_word(token) or (token.i and _goes_before(token.nbor(-1), taken)):
            continue
        end = _end_of_name(doc, token.i, taken)
        if _is_never(doc[token.i : end]):
            continue
        kind, noun_end = kind_after(doc, end, taken)
        if kind == AROUND:
            yield _named(doc, token.i, end, "settlement", setting)
        elif kind is not None:
            yield _named(doc, token.i, noun_end, kind, setting)
        elif (
            _is_said_where(doc, token, end, taken)
            or _is_explained(doc, end)
            or (token.text in said_places(doc) and _ends(doc, end))
        ):
            yield _named(doc, token.i, end, "settlement", setting)


def _is_said_where(doc: Doc, first: Token, end: int, taken: set[int]) -> bool:
    before = doc[first.i - 1] if first.i else None
    return before is not None and before.i not in taken and _is_before_a_place(before) and _ends(doc, end)


def is_said_to_be_a_place(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words beside a name say that it is a place, whoever the model takes it for.

    A noun of places follows it ("the Masnaa crossing"), or "near" comes before it, or "in" and nobody so called acts.
    """
    kind, _ = kind_after(doc, end, set())
    if kind is not None or (end - start > 1 and doc[end - 1].lower_ in words("place_kinds.region", "official")):
        return True
    before = doc[start - 1] if start else None
    if before is not None and before.lower_ == "of" and before.head.i == start - 2 and _is_a_kind(before.head):
        return True  # "the village **of Orsha Kel**"
    if before is None or before.lower_ not in STRICTLY_LOCATING | BESIDE_NAMES or _acts(doc, doc[end - 1].text):
        return False
    if before.lower_ in BESIDE_NAMES:
        return True
    is_of_deed = before.head.pos_ in {"VERB", "AUX"} or is_one_of(before.head, "event_nouns")
    is_of_mind = is_one_of(before.head, "minds") or (start > 1 and is_one_of(doc[start - 2], "minds"))
    return before.dep_ == "prep" and is_of_deed and not is_of_mind


def said_places(doc: Doc) -> frozenset[str]:
    """Return the single names that a noun of places introduces anywhere: "the port **city of Torshava**"."""
    if "said_places" not in doc.user_data:
        names = (token for token in doc[2:] if token.pos_ == "PROPN" and token.nbor(-1).lower_ == "of")
        of_kind = (token for token in names if _is_a_kind(token.nbor(-2)) and token.nbor(-1).head.i == token.i - 2)
        doc.user_data["said_places"] = frozenset(token.text for token in of_kind)
    return doc.user_data["said_places"]


def _is_kind_of(of: Token) -> bool:
    return of.head.i == of.i - 1 and _is_a_kind(of.head)


def _is_a_kind(noun: Token) -> bool:
    return any(is_one_of(noun, f"place_nouns.{kind}") for kind in ("settlement", "district", "region"))


def kind_after(doc: Doc, end: int, taken: set[int]) -> tuple[str | None, int]:
    """Return the kind of place that a lower-case noun right after a name tells, and where that noun ends."""
    for length in range(LONG_NOUNS, 0, -1):
        stop = end + length
        if stop > len(doc) or taken.intersection(range(end, stop)):
            continue
        noun = doc[end:stop].text
        if noun != noun.lower() or (stop < len(doc) and doc[stop].text == "-"):
            continue
        for kind in KINDS:
            if noun in words(f"place_kinds.{kind}"):
                return kind, stop
    return None, end


def _acts(doc: Doc, name: str) -> bool:
    """Tell whether somebody so called does or says something, or is owned by or owns something, in the article."""
    return any(t.text == name and t.dep_ in {"nsubj", "poss"} for t in doc)


def _end_of_name(doc: Doc, start: int, taken: set[int]) -> int:
    end = start
    while end < len(doc) and end - start < MAX_WORDS and end not in taken and is_name_word(doc[end]):
        end += 1
    return end


def _ends(doc: Doc, end: int) -> bool:
    return not doc[end : end + 1].text[:1].isupper()


def _goes_before(before: Token, taken: set[int]) -> bool:
    """Tell whether a capitalised word before belongs to the same name."""
    return before.i not in taken and before.text[0].isupper() and before.pos_ == "PROPN" and not before.is_sent_start


def _is_before_a_place(before: Token) -> bool:
    if before.lower_ in DIRECTIONS and before.i:
        moving = words("motion") | words("ways")
        return any(head.lemma_.lower() in moving for head in (before.nbor(-1), before.head, before.head.head))
    if before.i and is_one_of(before.nbor(-1), "minds"):
        return False
    if before.lower_ == "of" and before.i and (_is_settled(before.nbor(-1)) or _is_kind_of(before)):
        return True  # "the hill village **of** Chupaca"
    is_verb = before.pos_ == "VERB" and before.lemma_ in words("place_verbs") and before.dep_ not in {"amod", "acl"}
    return is_verb or before.lower_ in STRICTLY_LOCATING


def _is_explained(doc: Doc, end: int) -> bool:
    """Tell whether an apposition says that a name is a place: "Nahrawan, **a town** east of", "Lume, in Dira state"."""
    if end + 2 < len(doc) and doc[end].text == "," and doc[end + 1].lower_ == "in":
        kinds = words("place_kinds.region", "official")
        return any(t.lower_ in kinds and t.nbor(-1).pos_ == "PROPN" for t in doc[end + 3 : end + EXPLAINING])
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in {"a", "an", "the"}:
        return False
    for token in doc[end + 2 : end + 2 + EXPLAINING]:
        if _is_settled(token):
            return True
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "PART"} or token.text == ",":
            return False
    return False


def _is_settled(token: Token) -> bool:
    noun = token.lemma_.lower()
    return noun in words("place_kinds.settlement") or noun in words("place_kinds.district")


def _is_never(span: Span) -> bool:
    never = words("place_words", "never") | words("bodies") | words("regular_names")
    if len(span) > 1 and span[0].lower_ in HALVES:
        span = span[1:]  # "**Old** Fangak"
    return any(token.lower_ in never or token.text in words("titles") for token in span) or len(span.text) < MIN_LETTERS


def _named(doc: Doc, start: int, end: int, kind: str, setting: Setting) -> Named:
    is_town = kind == "settlement"
    name = doc[start:end].text
    if is_town and end - start > 1 and doc[end - 1].text.islower():
        name = doc[start : end - 1].text
    entity = Entity(
        make_id("place", name, setting.country),
        name,
        EntityType.PLACE,
        country=setting.country,
        place_kind=kind,
        precision_code=None if is_town else KINDS[kind],
        source="text",
    )
    return Named(start, end, entity, MentionForm.NAME, "in no list, by the words beside it")
