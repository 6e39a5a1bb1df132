"""What a number counts: the noun phrase after it as a lemma, head and modifiers apart.

Kinds and units are not known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.quantities.item_words import is_calendar, is_owner, phrase_of, tied

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

UP = frozenset({"nummod", "quantmod", "compound", "amod", "npadvmod", "det", "nmod", "predet", "poss", "advmod"})
NOT_TIED = frozenset({"one", "no"})  # "a one-way drone", "a no-fly zone"
NOMINAL = frozenset({"NOUN", "PROPN"})
LONGEST_LIST = 12
PARTITIVES = frozenset(
    [
        "number",
        "total",
        "group",
        "column",
        "convoy",
        "batch",
        "series",
        "lot",
        "set",
        "class",
        "type",
        "kind",
        "sort",
        "piece",
        "set",
        "item",
        "member",
        "pair",
    ]
)


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """The counted noun: `head` is its token, `item` the lemma with the modifiers that make it a kind of its own."""

    head: Token
    item: str


def counted_noun(number: Span) -> CountedNoun | None:
    """Return what `number` counts, None when it stands alone ("killed 3 and wounded 12")."""
    head = _hyphened(number) or _head(number)
    if head is None:
        return None
    return CountedNoun(head, _item(head, number))


def _hyphened(number: Span) -> Token | None:
    """Return the noun that a hyphen ties to the number: the vehicle of "a 40-vehicle column"."""
    doc, end = number.doc, number.end
    if end + 1 >= len(doc) or doc[end].text not in {"-", "‑"} or doc[end - 1].whitespace_ or doc[end].whitespace_:
        return None
    return doc[end + 1] if doc[end + 1].pos_ == "NOUN" and number.text.lower() not in NOT_TIED else None


def _head(number: Span) -> Token | None:
    root = number.root
    token = root
    while (
        token.dep_ in UP and token.head.i != token.i and token.head.pos_ in {"NOUN", "PROPN", "NUM", "ADJ", "SYM", "X"}
    ):
        if token.head.i < number.start - 1 or (token.head.i < number.start and is_calendar(token.head)):
            break
        token = token.head
    inside = number.start <= token.i < number.end
    if inside:
        inner = _whole(token)
        if inner is not None:
            return inner if inner.pos_ in NOMINAL | {"PRON"} else None
        return _listed(number) or _right_neighbour(number)
    if token.pos_ not in NOMINAL:
        return _right_neighbour(number)
    if token.lemma_.lower() in PARTITIVES:
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = (
            next((c for c in of.children if c.dep_ == "pobj" and c.pos_ in NOMINAL), None) if of is not None else None
        )
        is_joined = inner is not None and inner.pos_ == "PROPN" and token.lemma_.lower() == "member"
        return token if is_joined else inner or token  # "members of the Polisario Front" are no fronts
    return token


def _whole(number: Token) -> Token | None:
    """Return what a number is out of: the drones of "24 of 30 drones" and of "52 out of 54 drones"."""
    preps = [c for c in number.children if c.dep_ == "prep"]
    preps += [inner for c in preps if c.lower_ == "out" for inner in c.children if inner.dep_ == "prep"]
    of = next((c for c in preps if c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def _listed(number: Span) -> Token | None:
    """Return the noun behind a list of three numbers or more: "3, **4** and 5 prisoners"."""
    words = [token.lower_ for token in number.doc[number.end : min(number.end + LONGEST_LIST, len(number.doc))]]
    commas = 0
    at = 0
    while at + 1 < len(words) and words[at] in {",", "and", "or"} and number.doc[number.end + at + 1].pos_ == "NUM":
        commas += words[at] == ","
        at += 2
    before = number.doc[number.start - 1].text if number.start else ""
    if not at or not (commas or before == ","):
        return None
    last = number.doc[number.end + at - 1 : number.end + at]
    return _right_neighbour(last)


def _right_neighbour(number: Span) -> Token | None:
    """Return the noun that follows at once, modifiers passed over, where the parser tied the number elsewhere."""
    last = None
    for token in number.doc[number.end : min(number.end + 5, number.root.sent.end)]:
        if token.pos_ in NOMINAL or (last is None and _is_designation(token)):
            last = token
        elif (
            token.pos_ not in {"ADJ", "ADV", "PUNCT"} or (token.text != "-" and token.is_punct) or last is not None
        ) or (token.pos_ == "ADJ" and token.lower_ in {"other", "more", "others", "dead"}):
            break
    return last


def _is_designation(token: Token) -> bool:
    """Tell whether a word that the tagger took for a number names a weapon: the "F-16" of "one F-16 crashed"."""
    text = token.text
    return text[0].isupper() and any(sign.isdigit() for sign in text)


def _item(head: Token, number: Span) -> str:
    words = [phrase_of(head, number.end)]
    first, _ = tied(head, number.end)
    for token in reversed(_modifiers(head)):
        if token.i < number.end:
            break
        if token.i >= first:
            continue
        if not any(sign.isalpha() for sign in token.text):
            continue
        if token.dep_ in {"compound", "nmod"} and token.pos_ in NOMINAL and not is_owner(token):
            words.insert(0, phrase_of(token, number.end))
        elif token.dep_ == "amod" and "-" in token.text:
            words.insert(0, token.lower_)
    return " ".join(words)


def _modifiers(head: Token) -> list[Token]:
    """Return what stands left of a noun in its phrase, a compound's own compounds among them: "air defence system"."""
    modifiers: list[Token] = []
    for token in head.lefts:
        if token.dep_ == "compound" and token.pos_ == "NOUN" and "-" not in _phrase(token):
            modifiers.extend(inner for inner in token.lefts if inner.dep_ == "compound" and inner.pos_ == "NOUN")
        modifiers.append(token)
    return modifiers


def _phrase(token: Token) -> str:
    return token.doc[token.left_edge.i : token.i + 1].text
