"""Which words belong to a name by their neighbours: SAN LUCAS, COLONEL BANKS, the LOMBA RIVER.

Brackets and digits: capitals.py.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.capitals import GAP, Form, Word, last_word, listed, next_word
from extraction.entities.known.states import load_states
from extraction.entities.known.wordlists import titles

if TYPE_CHECKING:
    from collections.abc import Sequence

ENDED = frozenset(".,;:!?")
NUMBERED = re.compile(r"\d(?:ST|ND|RD|TH) $")


def settle_names(text: str, words: Sequence[Word]) -> None:
    """Give the words of `text` that belong to a name their capital; acronyms and tags must be settled before."""
    for rule in (_opened, _ranked, _surnames, _headed):
        for index in range(len(words)):
            rule(text, words, index)
    _spread(text, words)
    for index in reversed(range(len(words))):
        _titles(text, words, index)


def _opened(text: str, words: Sequence[Word], index: int) -> None:
    """SAN LUCAS, LA UNION: what follows such a word belongs to the name."""
    following = next_word(text, words, index)
    word = words[index]
    if following is None or word.lowered not in listed("openers") or following.lowered in listed("links"):
        return
    if word.lowered in {"radio", "camp", "fort", "mount", "cape", "lake", "villa"} and following.form is not Form.NAME:
        return
    if following.form is Form.SMALL and word.lowered in {"al", "st", "tell"}:
        return
    word.form = Form.NAME if word.form is Form.SMALL else word.form
    following.form = Form.NAME if following.form is Form.SMALL else following.form


def _ranked(text: str, words: Sequence[Word], index: int) -> None:
    """CAPT YON RIVERA: after a short rank the next word is always a name."""
    before = words[index - 1] if index else None
    word = words[index]
    if before is None or word.form is not Form.SMALL or before.lowered not in listed("ranks"):
        return
    gap = text[before.end : word.start]
    if gap in {" ", ". "} and word.text.capitalize() not in titles() and word.lowered not in listed("links"):
        word.form = Form.NAME


def _spread(text: str, words: Sequence[Word]) -> None:
    """Write a surname that a title told of with a capital wherever it stands without an article: "RIVERA SAID"."""
    told = {
        words[index].lowered
        for index in range(1, len(words))
        if words[index].form is Form.NAME and _is_titled(text, words, index)
    }
    for index, word in enumerate(words):
        before = last_word(text, words, index)
        is_free = before is None or before.lowered not in listed("determiners")
        if word.form is Form.SMALL and is_free and word.lowered in told - listed("links"):
            word.form = Form.NAME


def _surnames(text: str, words: Sequence[Word], index: int) -> None:
    """COLONEL ANSELMO BANKS SAID: after a title and a given name a word before a comma or a verb is a surname."""
    word = words[index]
    given = last_word(text, words, index)
    if word.form is not Form.SMALL or given is None or given.form is not Form.NAME:
        return
    if word.lowered in listed("heads") | listed("links") or given.text.endswith(("'S", "’S")) or _is_verb(word):
        return
    following = next_word(text, words, index)
    if _is_titled(text, words, index - 1) and (
        text[word.end : word.end + 1] in ENDED or (following is not None and _is_verb(following))
    ):
        word.form = Form.NAME


def _is_verb(word: Word) -> bool:
    return word.lowered.endswith(("ed", "ly", "ing")) or word.lowered in {"said", "told", "says", "today", "has", "was"}


def _is_titled(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether names up to a word follow a title: COLONEL LUIS ARTURO."""
    while index > 0 and words[index].form is Form.NAME:
        if not GAP.fullmatch(text[words[index - 1].end : words[index].start].replace(".", "")):
            return False
        index -= 1
        if words[index].text.capitalize() in titles():
            return True
    return False


def _headed(text: str, words: Sequence[Word], index: int) -> None:
    """The LOMBA RIVER, the FIFTH BRIGADE, in BOLIVAR DEPARTMENT."""
    word = words[index]
    before = last_word(text, words, index)
    if word.form is not Form.SMALL or before is None or word.lowered not in listed("heads"):
        return
    if NUMBERED.search(text[: word.start]) or (before.form is Form.NAME and not _is_adjective(before)):
        word.form = Form.NAME
    elif (
        before.lowered in listed("heads", "ordinals")
        or _is_bare(text, words, index - 1)
        or _is_unit(text, words, index)
    ):
        before.form = word.form = Form.NAME


def _is_unit(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether a unit is named or numbered: "the LEMPIRA BATTALION", "FIFTH BRIGADE"."""
    article = last_word(text, words, index - 1)
    if words[index - 1].lowered in listed("heads", "ordinals"):
        return True
    is_named = words[index - 1].lowered not in listed("heads", "kinds")
    return words[index].lowered in listed("heads", "units") and is_named and bool(article and article.lowered == "the")


def _is_adjective(word: Word) -> bool:
    """Tell whether a name is a people's adjective: "the Peruvian department"."""
    return word.lowered.endswith(("an", "ian", "ese", "ish", "ic", "i")) and word.lowered in _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(adjective.lower() for state in load_states().values() for adjective in state.adjectives)


def _is_bare(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether a word stands right after a preposition and describes nothing."""
    before = last_word(text, words, index)
    word = words[index]
    return (
        before is not None
        and before.lowered in listed("heads", "prepositions")
        and word.form is Form.SMALL
        and word.lowered not in listed("heads", "describing") | listed("boundaries") | listed("links")
        and not word.text.endswith("S")
    )


def _titles(text: str, words: Sequence[Word], index: int) -> None:
    """FOREIGN MINISTER ABEL GARCIA: a title before a name is written with a capital, elsewhere small."""
    word = words[index]
    if word.form is not Form.SMALL or word.text.capitalize() not in titles():
        return
    gap = text[word.end : words[index + 1].start] if index + 1 < len(words) else ""
    if gap in {" ", ". "} and words[index + 1].form is Form.NAME and not _is_adjective(words[index + 1]):
        word.form = Form.NAME
