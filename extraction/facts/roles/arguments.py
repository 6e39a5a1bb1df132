"""Who acts or suffers in a noun phrase: its own name, the name beside or below it, or the people of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of
from extraction.entities.lookup import actor_names, entity_of, mention_at, people_of
from extraction.facts.syntax import RECKONINGS, preposition_objects
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

Names = tuple[str, ...]
PARTIES = frozenset({"side", "party", "country", "army", "nation", "state", "force"})
BESIDE = ("amod", "compound", "poss", "nmod", "appos")
COUNTED_AGAIN = frozenset({"them", "those", "these", "whom", "which"})
MADE = frozenset(
    {"made", "built", "designed", "supplied", "produced", "manufactured", "donated", "provided", "funded", "born"}
    | {"style", "type", "era", "trained", "speaking", "mediated", "brokered", "bought", "owned", "flagged"}
)
LEADING = frozenset({"led", "backed", "launched", "run", "ordered", "inspired", "sponsored"})
LED = frozenset({"led", "run", "launched"})
NESTED = frozenset({"appos", "compound", "poss"})
OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
NAMING = frozenset({MentionForm.NAME, MentionForm.ADJECTIVE})
BY, MASTERS = frozenset({"by", "of", "from"}), frozenset({"by", "to", "under", "for"})


def own(doc: Doc, token: Token) -> Names:
    """Return under whose name the one that a token mentions acts, nothing when it mentions nobody."""
    mention = mention_at(doc, token)
    return actor_names(doc, mention) if mention is not None and not _is_of_origin(token) else ()


def _is_of_origin(token: Token) -> bool:
    """Tell whether a name only says where a thing was made: "some 40 **Turkish**-made drones"."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].text in {"-", "‑"} and after[1].lower_ in MADE


def is_named(doc: Doc, noun: Token | None) -> bool:
    """Tell whether a noun phrase holds the name of somebody who acts, not only "its" or "the ministry"."""
    if noun is None:
        return False
    near = [noun, *(c for c in noun.subtree if c.dep_ in {*BESIDE, "pobj"})]
    found = (m for token in near if (m := mention_at(doc, token)) is not None and actor_names(doc, m))
    return any(m.form in NAMING for m in found)


def people(doc: Doc, token: Token) -> Names:
    """Return the state whose people a token's place or state holds."""
    mention = mention_at(doc, token)
    found = people_of(doc, mention) if mention is not None else None
    return (found,) if found else ()


def actors_of(doc: Doc, token: Token | None) -> Names:
    """Return who acts in a noun phrase.

    Its own name, else the name beside or below it ("Israeli air strikes", "strikes by Israel"), with those coordinated.
    """
    if token is None:
        return ()
    if token.lemma_.lower() in PARTIES and any(c.lower_ in {"both", "two", "each"} for c in token.children):
        conflict = doc._.setting.conflict
        return tuple(side[0] for side in conflict.order) if conflict else ()
    beside = _bodies_beside(doc, token) if is_one_of(token, "beside_others") else _beside(doc, token)
    names = own(doc, token) or next((found for found in beside if found), ())
    if not names:
        joint = (c for c in token.children if c.dep_ == "conj" and is_one_of(c, "forces") and is_named(doc, c))
        return next(
            (found for c in joint if (found := actors_of(doc, c))), ()
        )  # "the navy and the air **force of Togo**"
    joined = [n for c in token.children if c.dep_ == "conj" and not _has_number_after(c) for n in own(doc, c)]
    return (*names, *joined)


def _bodies_beside(doc: Doc, token: Token) -> Iterator[Names]:
    """Yield who "Syrian allies" or "NATO partners" are: a nation or an alliance; Iran's allies are not Iran."""
    for child in token.children:
        mention = mention_at(doc, child) if child.dep_ in {"amod", "compound", "nmod"} else None
        if mention is None:
            continue
        if mention.form is MentionForm.ADJECTIVE or entity_of(doc, mention).entity_type is EntityType.BODY:
            yield actor_names(doc, mention)


def _has_number_after(name: Token) -> bool:
    """Tell whether a coordinated name begins a clause without a verb: "aid for Mali, and Oslo **$12m**"."""
    following = name.doc[name.i + 1 : name.i + 2]
    return any(token.like_num or token.is_currency for token in following)


def _beside(doc: Doc, token: Token) -> Iterator[Names]:
    for child in sorted(token.children, key=lambda c: abs(c.i - token.i)):
        if child.dep_ in BESIDE:
            yield own(doc, child) or (actors_of(doc, child) if child.dep_ in NESTED else _leader(doc, child, LED))
        elif child.dep_ in {"prep", "agent"} and child.lower_ in BY:
            objects = (c for c in child.children if c.dep_ == "pobj" and c.lower_ not in COUNTED_AGAIN)
            yield from (actors_of(doc, c) for c in objects if c.lemma_.lower() not in RECKONINGS)
    if is_one_of(token, "forces") or is_one_of(token, "nameless") or is_one_of(token, "rebel_nouns"):
        yield from _masters(doc, token)
    if is_one_of(token, "sent_weapons"):
        clauses = (c for c in token.children if c.dep_ == "relcl" and is_one_of(c, "sending"))
        yield from (actors_of(doc, c) for clause in clauses for c in clause.children if c.dep_ == "nsubj")


def _masters(doc: Doc, token: Token) -> Iterator[Names]:
    """Yield for whom fighters fight: "men **loyal to** Haftar", "men **under** Khattab", "men whom he **sent**"."""
    clauses = [c for t in (token, *(c for c in token.children if c.dep_ == "appos")) for c in t.children]
    for child in clauses:
        if child.dep_ == "prep" and child.lower_ == "under":
            yield from (own(doc, c) for c in child.children if c.dep_ == "pobj")
        elif child.dep_ in {"acl", "relcl", "amod", "advcl"} and is_one_of(child, "serving"):
            yield from (own(doc, c) for c in preposition_objects(child, MASTERS))
            yield from (own(doc, c) for c in child.children if child.dep_ == "relcl" and c.dep_ == "nsubj")


def owner_of(doc: Doc, noun: Token) -> Names:
    """Return who stands before a noun as its owner: possessor, adjective, compound."""
    return next((names for c in noun.children if c.dep_ in OWNERS and (names := own(doc, c) or _leader(doc, c))), ())


def _leader(doc: Doc, participle: Token, leading: frozenset[str] = LEADING) -> Names:
    """Return who leads by the name before a participle: "the **Hamas-led** attack"."""
    is_leading = participle.lower_ in leading and participle.i > 1 and participle.nbor(-1).text == "-"
    return own(doc, participle.nbor(-2)) if is_leading else ()


def by_or_owner(doc: Doc, noun: Token, *, is_bought: bool = False) -> Names:
    """Return the one after "by" or "from", else the owner of a noun; who sells what is bought stands after "from"."""
    agents = preposition_objects(noun, frozenset({"by"}) if is_bought else frozenset({"by", "from"}))
    return next((names for agent in agents if (names := actors_of(doc, agent))), ()) or owner_of(doc, noun)


def of_phrase(doc: Doc, noun: Token, prepositions: frozenset[str]) -> Names:
    """Return the actors or people after one of `prepositions` on a noun or verb."""
    found = preposition_objects(noun, prepositions)
    return next((names for c in found if (names := actors_of(doc, c) or people(doc, c))), ())
