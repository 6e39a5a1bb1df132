"""Find first-level regions in a text: beside a noun of regions, or alone in a country of the article.

Which region a name means: regions.py. Towns: settlements.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.finders.places import looks_like_a_place
from extraction.entities.finders.regions import (
    bare_region,
    has_regional_authorities,
    noun_of_regions,
    only_region,
    region_entity,
    rules,
    said_region,
)
from extraction.entities.finders.settlements import opens_a_name
from extraction.entities.known.gazetteer import candidates
from extraction.entities.known.wordlists import words
from extraction.entities.named import Named
from extraction.records import MentionForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Span, Token

    from extraction.entities.setting.article import Setting

    Finder = Callable[[Doc, int, int, Setting], Named | None]

MAX_WORDS = 5
MIN_LETTERS = 3
LISTED = 14
"""So many words away may "provinces" stand in "Kunduz, Takhar, Baghlan and Badakhshan provinces"."""
JOINS = frozenset({",", "and", "or", "-", "'", "’"})


def find_said_regions(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield the regions that the words beside a name tell, whatever the model calls it."""
    return _find(doc, setting, taken, region_at)


def find_regions(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield the regions of the article's countries that stand alone, where places do."""
    return _find(doc, setting, taken, _alone)


def _find(doc: Doc, setting: Setting, taken: set[int], ask: Finder) -> Iterator[Named]:
    """Yield what `ask` makes of the longest name at each word."""
    index = 0
    while index < len(doc):
        named = next((n for end in _ends(doc, index, taken) if (n := ask(doc, index, end, setting))), None)
        if named is not None:
            yield named
        index = named.end if named is not None else index + 1


def _ends(doc: Doc, start: int, taken: set[int]) -> Iterator[int]:
    """Yield where a name that starts at a token may end, the longest first."""
    if start in taken or not opens_a_name(doc[start]):
        return
    for end in range(min(start + MAX_WORDS, len(doc)), start, -1):
        is_free = not taken.intersection(range(start, end)) and doc[end - 1].text[0].isupper()
        if is_free and not any(token.is_sent_start for token in doc[start + 1 : end]):
            yield end


def region_at(doc: Doc, start: int, end: int, setting: Setting) -> Named | None:
    """Return the region that the words of a name and a noun beside them tell, None without such a noun."""
    first, stop, name = start, end, doc[start:end].text
    if kind := noun_of_regions(doc, end):
        stop = end + 1
    elif (head := _head_before(doc, start)) is not None:
        first, kind = head, rules()["nouns"][doc[head].lower_]
    elif has_regional_authorities(doc, end):
        kind = "region"
    else:
        kind = _kind_in_a_list(doc, start, end)
    region = said_region(name, kind, setting) if kind is not None else None
    if kind is None or region is None:
        return None
    return Named(first, stop, region_entity(name, kind, region), MentionForm.NAME, "region, by the noun beside it")


def countries_of_regions(part: Span) -> Iterator[str]:
    """Yield the country of every region whose name and noun leave no doubt: "Antioquia department"."""
    doc = part.doc
    for token in part:
        kind = noun_of_regions(doc, token.i) if token.i and token.nbor(-1).text[0].isupper() else None
        if kind is None:
            continue
        spans = (doc[start : token.i] for start in range(max(token.i - MAX_WORDS, 0), token.i))
        found = (only_region(span.text, kind) for span in spans if opens_a_name(span[0]))
        region = next((region for region in found if region is not None), None)
        if region is not None:
            yield region.country


def _alone(doc: Doc, start: int, end: int, setting: Setting) -> Named | None:
    span = doc[start:end]
    if len(span.text) < MIN_LETTERS or span.text.lower() in words("place_words", "never"):
        return None
    if end < len(doc) and doc[end].lower_ in words("streets") and doc[end].text[0].isupper():
        return None
    if start and doc[start - 1].text[0].isupper() and candidates(doc[start - 1 : end].text):
        return None  # "Tal **Afar**" is a town
    region = bare_region(span.text, setting)
    if region is None or not looks_like_a_place(span, setting):
        return None
    return Named(
        start, end, region_entity(span.text, None, region), MentionForm.NAME, "region of the article's country"
    )


def _head_before(doc: Doc, start: int) -> int | None:
    """Return the noun of "**province** of Idlib", None where no such noun opens the name."""
    if start < 2 or doc[start - 1].lower_ != "of":
        return None
    return start - 2 if doc[start - 2].lower_ in rules()["nouns"] else None


def _kind_in_a_list(doc: Doc, start: int, end: int) -> str | None:
    """Return the kind that a plural gives to each name of a list: "Kunduz and Takhar provinces"."""
    plurals = rules()["plurals"]
    after = next((t for t in doc[end : end + LISTED] if not _is_listed(t)), None)
    if after is not None and after.lower_ in plurals and after.pos_ != "VERB":
        join = end if after.i > end else start - 1
        return plurals[after.lower_] if join >= 0 and doc[join].lower_ in JOINS else None
    before = next((t for t in reversed(doc[max(start - LISTED, 0) : start]) if not _is_listed(t)), None)
    if before is None or before.lower_ != "of" or not before.i:
        return None
    return plurals.get(before.nbor(-1).lower_)


def _is_listed(token: Token) -> bool:
    return token.lower_ in JOINS or token.text[0].isupper()
