"""Old wires come in capitals only. Give such a text its usual case back, character for character, so that offsets stay.

Words of the dictionary become small; what is in no dictionary, known names and acronyms do not. What stands beside a
word decides further: capitals.py, capital_brackets.py, capital_names.py,
capital_towns.py. Which words do what: rules/capitals.toml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.capital_brackets import acronyms_in, settle_brackets
from extraction.capital_names import settle_names
from extraction.capital_towns import settle_towns
from extraction.capitals import Form, Word, listed, settle_acronyms, settle_digits
from extraction.dates.vocabulary import vocabulary
from extraction.entities.known import actors
from extraction.entities.known.gazetteer import candidates
from extraction.entities.known.transliteration import fold
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

MIN_LETTERS = 40
MOSTLY = 0.7
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*")
SENTENCE_END = re.compile(
    r"(?:(?<![ .(\n][A-Z])(?<!^[A-Z])\.|[!?]|:\s*[\"“]|(?:^|\n|-- |[.\]] ?)\[[^\[\]]+\])\s*[\"”“')]*\s*$"
    r"|^\s*$|\n\s*[\"“]?$"
)
DASH = re.compile(r"(?:--|—)\s*[\"“'\[(]*$")
AGENCY = re.compile(r"[A-Z][^\n()]{2,60}\d\d? \(")
DATED = re.compile(r"[^\n]{4,160}?\d[^\n]{0,60}?(?:--|—)\s*[\"“'\[(]*$")
HEAD = re.compile(r"^(?P<town>[A-Z][A-Z.' -]{2,40}?)(?: \(|,)[^\n]{0,60}?\d\d?[^\n]{0,60}?--", re.MULTILINE)
ENDINGS = (
    ("s", ""),
    ("ses", "s"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("oes", "o"),
    ("ies", "y"),
    ("men", "man"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("er", ""),
    ("ers", ""),
    ("'s", ""),
)
ACRONYM = 5
REACH = 60
LARGE_TOWN = 150_000
WORDS_TOO = frozenset({"March", "May", "Mar", "Wed", "Mon"})


def is_shouted(text: str) -> bool:
    """Tell whether nearly all letters of a text are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= MIN_LETTERS and sum(c.isupper() for c in letters) > MOSTLY * len(letters)


def restore_case(text: str, nlp: Language) -> str:
    """Return `text` in usual case, of the same length; unchanged where it is not shouted."""
    if not is_shouted(text):
        return text
    acronyms, places = acronyms_in(text), _places_of_datelines(text)
    words = [
        Word(match.start(), match.end(), match.group(), _form(match.group(), nlp, acronyms))
        for match in WORD.finditer(text)
    ]
    for word in words:
        if word.form is Form.SMALL and word.lowered in places:
            word.form = Form.NAME
    settle_digits(text, words)
    settle_brackets(text, words)
    settle_acronyms(text, words)
    settle_towns(text, words)
    settle_names(text, words)
    pieces: list[str] = []
    position = 0
    for word in words:
        pieces += (text[position : word.start], word.written(starts=_starts(text, word.start)))
        position = word.end
    restored = "".join((*pieces, text[position:]))
    for start, end, name in _known_names(restored):
        first = restored[start] if name[0].islower() else name[0]
        restored = restored[:start] + first + name[1:] + restored[end:]
    return restored


def _starts(text: str, position: int) -> bool:
    """Tell whether a word opens a sentence or is the first of a dateline's agency: "(CANAL DOCE TELEVISION) --"."""
    if SENTENCE_END.search(text, max(0, position - REACH), position) is not None:
        return True
    line = text[text.rfind("\n", 0, position) + 1 : position]
    if text[position - 1] == "(" and AGENCY.fullmatch(line):
        return True
    if DASH.search(text, max(0, position - 6), position) is None:
        return False
    return line.count("--") + line.count("—") == 1 and DATED.fullmatch(line) is not None


def _places_of_datelines(text: str) -> frozenset[str]:
    """Return the words of the towns that open a line before a date: "LUZON CITY, 3 MAY 89 (AFP) -- "."""
    towns = (match["town"] for match in HEAD.finditer(text))
    return frozenset(word for town in towns for word in town.lower().split()) - listed("links") - listed("heads")


def _form(word: str, nlp: Language, acronyms: frozenset[str]) -> Form:
    """Return how a word is written wherever it stands: an acronym, a name, or small."""
    bare = word.removesuffix("'S").removesuffix("’S")
    lowered = bare.lower()
    if len(lowered) != len(bare):
        return Form.KEPT
    if bare in acronyms or lowered in listed("acronyms"):
        return Form.ACRONYM
    is_named = bare.capitalize() in _name_words() and lowered not in listed("words_first")
    if is_named or lowered in listed("proper") or _is_large_town(lowered, nlp):
        return Form.NAME
    if all(_is_word(part, nlp) for part in re.split(r"[-’']", lowered) if part):
        return Form.SMALL
    if bare in actors.load().aliases or (len(bare) <= ACRONYM and not re.search(r"[AEIOUY]", bare)):
        return Form.ACRONYM
    return Form.NAME


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
    counted = {
        word for words in read_rules("items.toml")["classes"].values() for item in words for word in item.split()
    }
    return frozenset(words | nlp.Defaults.stop_words | {word for word in counted if word.islower()} | listed("small"))


@cache
def _only_nouns(nlp: Language) -> frozenset[str]:
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(index["noun"]) - {word for kind in ("verb", "adj", "adv") for word in index[kind]}


@cache
def _is_large_town(lowered: str, nlp: Language) -> bool:
    """Tell whether a noun of the dictionary is a large town's name and hardly anything else: Johannesburg."""
    if lowered not in _only_nouns(nlp) or lowered in listed("words_first"):
        return False
    return any(t.population >= LARGE_TOWN and fold(t.name) == lowered for t in candidates(lowered.capitalize()))


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
        if " " not in name or name.startswith(("the ", "The ")):  # "the Commission"
            continue
        small = name.lower()
        start = lowered.find(small)
        while start >= 0:
            end = start + len(small)
            if not (lowered[start - 1 : start].isalnum() or lowered[end : end + 1].isalnum()):
                yield start, end, name
            start = lowered.find(small, end)
