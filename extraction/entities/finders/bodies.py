"""Find what no list knows: bodies and armed groups by the last noun of their names, places that only the model sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.gazetteer import candidates
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.named import Named, belonging
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from extraction.entities.setting.article import Setting

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
MAX_WORDS = 7
CALLING = (["calling"], ["naming"], ["styling"], ["called"], ["calls"], ["call"])
ITSELF = (["itself"], ["themselves"])
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
LINKS = frozenset({"of", "for", "the", "and", "'s", "’s", "-"})


def find_groups(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield armed groups and bodies by the last noun of their name, and then by their acronym.

    "the Tarvish Liberation Front (TLF)" is an armed group, "the Zagros Relief Union" a body.
    """
    known: dict[str, Entity] = {}
    index = 0
    while index < len(doc):
        end = _name_end(doc, index, taken) or _self_given(doc, index, taken)
        if end is None:
            index += 1
            continue
        name = doc[index:end].text
        acronym = _acronym(doc, end)
        entity = known.get(name) or _entity(name, acronym, setting, is_band=_self_given(doc, index, taken) == end)
        known[name] = entity
        yield Named(index, end, entity, MentionForm.NAME, "named by its noun")
        if acronym:
            known[acronym] = entity
        index = end
    for token in doc:
        if token.i not in taken and token.text in known and doc[max(token.i - 1, 0)].pos_ != "PROPN":
            yield Named(token.i, token.i + 1, known[token.text], MentionForm.NAME, "acronym given in the text")


def _name_end(doc: Doc, start: int, taken: set[int]) -> int | None:
    """Return where a capitalised name that ends in a noun of groups or bodies ends, None when there is none."""
    first = doc[start]
    if not first.text[0].isupper() or first.is_digit or (start and _goes_before(doc[start - 1], taken)):
        return None
    if first.lower_ in LINKS or first.text in words("titles") or _is_regular(doc, start):
        return None
    best, end = None, start
    while end < len(doc) and end - start < MAX_WORDS and end not in taken:
        token = doc[end]
        if not (token.text[0].isupper() or (token.lower_ in LINKS and end > start)):
            break
        end += 1
        if end - start > 1 and token.lower_ in words("group_names") | words("body_names") and token.text[0].isupper():
            best = end
    if best is not None and best < len(doc) and doc[best].lower_ in words("no_bodies") and doc[best].text[0].isupper():
        return None  # "People's Military Service **Law**"
    return best


def _self_given(doc: Doc, start: int, taken: set[int]) -> int | None:
    """Return where a name ends that a band gives itself: "a group calling itself **Free Mountain**"."""
    before = [token.lower_ for token in doc[max(start - 3, 0) : start] if token.lower_ not in {"the", '"', "“"}]
    if not doc[start].text[0].isupper() or before[-2:-1] not in CALLING or before[-1:] not in ITSELF:
        return None
    end = start
    while end < len(doc) and end - start < MAX_WORDS and end not in taken and _is_of_name(doc[end]):
        end += 1
    while end > start and doc[end - 1].lower_ in LINKS:
        end -= 1
    return end if end > start else None


def _is_of_name(token: Token) -> bool:
    return token.text[0].isupper() or token.lower_ in LINKS


def _goes_before(before: Token, taken: set[int]) -> bool:
    """Tell whether a capitalised word before belongs to the same name: not an article, not a name of its own."""
    return before.text[0].isupper() and before.i not in taken and before.lower_ not in LINKS


def _is_regular(doc: Doc, start: int) -> bool:
    """Tell whether a name is that of a state's unit: "3rd Assault Brigade", "National Guard"."""
    before = doc[start - 1] if start else None
    numbered = before is not None and (before.like_num or before.text[0].isdigit() or before.lower_ in ORDINALS)
    return numbered or doc[start].lower_ in words("regular_names") | ORDINALS


def _entity(name: str, acronym: str | None, setting: Setting, *, is_band: bool = False) -> Entity:
    last = name.split()[-1].lower()
    if last in words("unit_names") and setting.state is not None and is_against_groups(setting):
        return belonging(setting.state, name, "text")
    is_group = is_band or last in words("group_names")
    return Entity(
        make_id("group" if is_group else "body", name),
        name,
        EntityType.ARMED_GROUP if is_group else EntityType.BODY,
        actor=name,
        country=setting.country if is_group else None,
        source="text",
        aliases=(acronym,) if acronym else (),
    )


def is_against_groups(setting: Setting) -> bool:
    """Tell whether the article's war is one of a state against armed groups, which alone has such units."""
    if setting.conflict is None:
        return False
    states = set(actors.load().state_of.values())
    return sum(members[0] in states for members in setting.conflict.order) == 1


def _acronym(doc: Doc, end: int) -> str | None:
    """Return the acronym in brackets after a name."""
    if end + 2 < len(doc) and doc[end].text + doc[end + 2].text in {"()", "[]"} and doc[end + 1].text[:2].isupper():
        return doc[end + 1].text
    return None


def find_model_names(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield what the model calls an organisation, a place or a facility and nothing else knew."""
    for ent in doc.ents:
        is_tag = ent.start > 0 and doc[ent.start - 1].text == "[" and ent.text.isupper()
        if is_tag or taken.intersection(range(ent.start, ent.end)) or any(c.isdigit() for c in ent.text):
            continue
        start = ent.start + (1 if ent[0].lower_ == "the" else 0)
        end = ent.end - (1 if ent[-1].text in POSSESSIVES else 0)
        if start >= end:
            continue
        name = doc[start:end].text
        if ent.label_ == "ORG" and name[0].isupper() and not _is_regular(doc, start):
            body = Entity(make_id("body", name), name, EntityType.BODY, source="text")
            yield Named(start, end, body, MentionForm.NAME, "model")
        elif (
            ent.label_ in {"GPE", "LOC", "FAC"}
            and doc[start].lower_ != "operation"
            and not candidates(name)
            and not _is_model_of_weapon(ent)
        ):
            yield Named(start, end, _text_place(name, ent.label_, setting), MentionForm.NAME, "model")


def _is_model_of_weapon(ent: Span) -> bool:
    """Tell whether a name only says of what kind: "two Orlan drones", "**Dingo** carriers", "**Tuareg** civilians"."""
    root = ent.root
    if ". " in ent.text:
        return True
    is_kind = root.dep_ in {"compound", "nmod", "amod"} and root.head.i > root.i
    return is_kind and (is_one_of(root.head, "forces") or root.head.tag_ == "NNS")


def _text_place(name: str, label: str, setting: Setting) -> Entity:
    return Entity(
        make_id("place", name, setting.country),
        name,
        EntityType.PLACE,
        country=setting.country,
        place_kind=label.lower(),
        precision_code="point" if label == "FAC" else None,
        source="text",
    )
