"""Old wires come in capitals only. Give such a text its usual case back, character for character, so that offsets stay.

Words of the dictionary become small; what is in no dictionary, known names, and the word after a title become names.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.dates.vocabulary import vocabulary
from extraction.entities import actors
from extraction.entities.wordlists import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

MIN_LETTERS = 40
MOSTLY = 0.7
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*")
SENTENCE_END = re.compile(r"[.!?:]\s*[\"”')]*\s*$|^\s*$|\n\s*$")
ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("d", ""),
    ("er", ""),
    ("ers", ""),
    ("'s", ""),
)
ACRONYM = 5
WORDS_TOO = frozenset({"March", "May", "Mar", "Wed", "Mon"})


def is_shouted(text: str) -> bool:
    """Tell whether nearly all letters of a text are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= MIN_LETTERS and sum(c.isupper() for c in letters) > MOSTLY * len(letters)


def restore_case(text: str, nlp: Language) -> str:
    """Return `text` in usual case, of the same length; unchanged where it is not shouted."""
    if not is_shouted(text):
        return text
    pieces: list[str] = []
    position = 0
    for match in WORD.finditer(text):
        pieces.append(text[position : match.start()])
        starts = SENTENCE_END.search(text, max(0, match.start() - 6), match.start()) is not None
        pieces.append(_cased(match.group(), nlp, starts=starts))
        position = match.end()
    restored = "".join((*pieces, text[position:]))
    for start, end, name in _known_names(restored):
        restored = restored[:start] + name + restored[end:]
    return restored


def _cased(word: str, nlp: Language, *, starts: bool) -> str:
    lowered = word.lower()
    capital = (
        "".join(part.capitalize() for part in re.split(r"([-’'])", lowered)).replace("'S", "'s").replace("’S", "’s")
    )
    if len(capital) != len(word) or len(lowered) != len(word):
        return word
    if capital.removesuffix("'s") in titles() or capital.removesuffix("'s") in _name_words():
        return capital
    if all(_is_word(part, nlp) for part in re.split(r"[-’']", lowered) if part):
        return lowered.capitalize() if starts else lowered
    if word.removesuffix("'S") in actors.load().aliases or (len(word) <= ACRONYM and not re.search(r"[AEIOUY]", word)):
        return word
    return capital


def _is_word(lowered: str, nlp: Language) -> bool:
    known = _dictionary(nlp)
    return lowered in known or any(
        lowered.endswith(end) and lowered.removesuffix(end) + new in known for end, new in ENDINGS
    )


@cache
def _dictionary(nlp: Language) -> frozenset[str]:
    """Return the words of the model's lemma tables and stop words."""
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    exceptions = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
    words = {word for forms in index.values() for word in forms}
    words |= {word for forms in exceptions.values() for word in forms}
    return frozenset(words | nlp.Defaults.stop_words | {"s", "t", "yesterday", "today"})


@cache
def _name_words() -> frozenset[str]:
    """Return the single words that name a state, a group, a region or a calendar day."""
    single = {name for name in actors.load().aliases if " " not in name and name[1:].islower()}
    dated = {name.capitalize() for name in (*vocabulary().months, *vocabulary().weekdays)}
    return frozenset(single | (dated - WORDS_TOO))


def _known_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield curated names of several words where they stand in any case."""
    lowered = text.lower()
    for name in actors.load().aliases:
        if " " not in name:
            continue
        small = name.lower()
        start = lowered.find(small)
        while start >= 0:
            end = start + len(small)
            if not (lowered[start - 1 : start].isalnum() or lowered[end : end + 1].isalnum()):
                yield start, end, name
            start = lowered.find(small, end)
