"""Words of a text in capitals that brackets beside them explain: acronyms, glosses, tags. Who speaks: turns.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.capitals import GAP, Form, Word, listed
from extraction.entities.known.wordlists import titles
from extraction.turns import find_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

BRACKETED = re.compile(r"(?<=[\w\"'’”] )[(\[]([A-Z]{2,9}(?:-[A-Z0-9]{1,4})?)[)\]]|(?<=\w)\(([A-Z]{2,9})\)")
GLOSSED = re.compile(r"\b(?P<short>[A-Z]{3,8}) \[(?P<long>[A-Z][A-Z' -]+ [A-Z' -]+)\]")
"""ARENA [NATIONALIST REPUBLICAN ALLIANCE], CIJIN [EXPANSION UNKNOWN]."""
OPENING = re.compile(r" ?[(\[]")
MAX_RUN = 9
LONG_NAME = 3


def acronyms_in(text: str) -> frozenset[str]:
    """Return the acronyms that stand in brackets or before a gloss, whatever dictionaries make of their letters."""
    given = {first or second for first, second in BRACKETED.findall(text)}
    glossed = (match for match in GLOSSED.finditer(text) if _names_a_body(match["long"]))
    short = {match["short"] for match in glossed if match["short"].lower() not in listed("boundaries")}
    labels = {word for turn in find_turns(text) for word in turn.label.split()}
    return frozenset(name for name in given if name.lower() not in listed("tags")) - labels | short


def settle_brackets(text: str, words: Sequence[Word]) -> None:
    """Give the words in brackets, and those before them that they explain, their form."""
    turns = find_turns(text)
    speakers = {turn.label.split()[-1] for turn in turns if text[turn.opens] == "["}
    for word in words:
        if any(turn.opens <= word.start < turn.start for turn in turns):
            word.form = Form.KEPT
        elif word.form is Form.SMALL and word.text in speakers and word.text.capitalize() not in titles():
            word.form = Form.NAME
    for rule in (_tags, _explained):
        for index in range(len(words)):
            rule(text, words, index)


def _names_a_body(words: str) -> bool:
    """Tell whether a gloss is the long form of an acronym: it holds the noun of a body."""
    kind = re.split(r" (?:of|for) ", words.lower())[0]  # "EDGAR CHACON [IDEOLOGUE OF THE GROUP]" is a man
    return not listed("bodies").isdisjoint(kind.split())


def _tags(text: str, words: Sequence[Word], index: int) -> None:
    """[TEXT], [BEGIN RECORDING]: no names, and untouched."""
    word = words[index]
    if text[word.start - 1 : word.start] == "[" and word.lowered in listed("tags"):
        close = text.find("]", word.start)
        inner = [w for w in words[index : index + MAX_RUN] if w.end <= close]
        if word.lowered != "by" or all(w.form is not Form.NAME for w in inner):
            for each in inner:
                each.form = Form.KEPT


def _explained(text: str, words: Sequence[Word], index: int) -> None:
    """MUTUAL SUPPORT GROUP (GAM): the words before an acronym in brackets are a name; so are those that explain one."""
    word = words[index]
    opening = text[word.start - 1 : word.start]
    if opening not in {"(", "["}:
        return
    if word.form is Form.ACRONYM and text[word.end : word.end + 1] in {")", "]"}:
        if index == 0 or OPENING.fullmatch(text[words[index - 1].end : word.start]) is None:
            return  # "WAS IDENTIFIED. [VARGAS] …"
        _name_all(_run_before(text, words, index, word.text))
    elif opening == "[" and word.form is not Form.KEPT:
        close = text.find("]", word.start)
        inner = [w for w in words[index : index + MAX_RUN] if w.end <= close]
        if len(inner) > 1:
            _name_all(inner)


def _run_before(text: str, words: Sequence[Word], index: int, acronym: str) -> list[Word]:
    """Return the words that an acronym stands for: back to its first letter, else to where a phrase begins."""
    run: list[Word] = []
    for at in range(index - 1, max(index - 1 - MAX_RUN, -1), -1):
        between = text[words[at].end : words[at + 1].start]
        if (at + 1 < index and not GAP.fullmatch(between)) or words[at].lowered in listed("boundaries") - {"the"}:
            break
        if words[at].lowered == "the" and (at == 0 or words[at - 1].lowered not in {"for", "of"}):
            break
        run.insert(0, words[at])
    for start, word in enumerate(run):
        initials = "".join(w.text[0] for w in run[start:] if w.lowered not in listed("links"))
        if initials == acronym and word.lowered not in listed("links"):
            return run[start:]
    return _last_phrase(run)


def _last_phrase(run: list[Word]) -> list[Word]:
    """Return what follows the last article of a run where that is a name of three words and more."""
    for start in range(len(run) - 1, 0, -1):
        named = [word for word in run[start:] if word.lowered not in listed("links")]
        if run[start].lowered == "the" and len(named) >= LONG_NAME:
            run = run[start:]
            break
    while run and run[0].lowered in listed("links"):
        run = run[1:]
    return run


def _name_all(run: Sequence[Word]) -> None:
    for word in run:
        if word.form is Form.SMALL and word.lowered not in listed("links"):
            word.form = Form.NAME
