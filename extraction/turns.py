"""Turns of a transcript: where labels such as "[VARGAS]", "MR. HILL:" stand. Whose: facts/speech/statements.py.

A label is a name or an office, or asks or answers; headings of digests and lists are none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = r"[A-ZÀ-Þ](?:[\w.'’-]*[\w’'])?\.?"
BRACKETED = re.compile(rf"(?:^|(?<=\n)|(?<=-- )|(?<=[.?!\]:] ))\[(?P<label>{_WORD}(?: {_WORD}){{0,4}})\](?= )")
COLON = re.compile(rf"(?:^|(?<=\n))[ \t]*(?P<label>{_WORD}(?: (?:{_WORD}|of|the|for|al|de|la)){{0,5}}):(?=\s)")
INLINE = re.compile(r"(?<=[.?!—–”\"] )(?P<label>(?:[A-Z][A-Z.'’-]+ ){0,4}[A-Z][A-Z'’-]{2,}|Q):(?=\s)")
"""A label in capitals within a line, where a transcript has lost its lines."""
FLOOR = re.compile(r"(?:^|(?<=\n)|(?<=[.?!—–”\"] ))(?P<label>Q)(?=\s+[A-Z(])")
TAG = re.compile(r"\[(?P<tag>[A-Z][A-Z]+)[A-Z ,.'\"-]*\]")
ASKED = re.compile(r"(?:^|(?<=\n))(?P<asked>[^\n:\[]{8,300}\?)[ \t]*(?=\n)")
ENDS_ASKING = re.compile(r"\?[\"”’')]*\s*$")
TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: the label from the character `opens` on, the words from `start` to `end`.

    `label` is empty for a question without one; `asks`: it is the interviewer's.
    """

    opens: int
    start: int
    end: int
    label: str
    asks: bool

    @property
    def answers(self) -> bool:
        """Whether the label says no more than that it answers: "A:"."""
        return self.label.lower() in _words("answering")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_rules("speech.toml")["turns"][key])


def turns_of(doc: Doc, text: str) -> list[Turn]:
    """Return the turns of a Doc's text, found once and kept on the Doc."""
    if "turns" not in doc.user_data:
        doc.user_data["turns"] = find_turns(text)
    return doc.user_data["turns"]


def turn_at(doc: Doc, text: str, position: int) -> Turn | None:
    """Return the turn that a character stands in."""
    return next((turn for turn in turns_of(doc, text) if turn.start <= position < turn.end), None)


def bracketed_tags(text: str) -> list[tuple[int, int]]:
    """Return where labels and remarks of the monitors stand in brackets, which name nobody: "[WORDS INDISTINCT]"."""
    tags = [match.span() for match in TAG.finditer(text) if _is_tag(match["tag"])]
    return tags + [(turn.opens, turn.start) for turn in find_turns(text) if text[turn.opens : turn.opens + 1] == "["]


def find_turns(text: str) -> list[Turn]:
    """Return the turns of a transcript in order; none for any other text."""
    labels = _labels(text)
    if len(labels) < TURNS:
        return []
    starts = [*sorted(labels + _unlabelled(text, labels)), (len(text), len(text), "")]
    said = [(a, b, c, label) for (a, b, label), (c, _, _) in pairwise(starts)]
    asking = _askers(text, said)
    return [Turn(a, b, c, label, asks=not label or _asks(label) or label in asking) for a, b, c, label in said]


def _labels(text: str) -> list[tuple[int, int, str]]:
    """Return the labels by where they open and where the words after them begin."""
    bracketed = [match for match in BRACKETED.finditer(text) if not _is_tag(match["label"])]
    found = {match.start(): match for match in bracketed} if _is_dialogue(text, bracketed) else {}
    named = list(COLON.finditer(text))
    ends = {match.end() for match in named}
    named += [match for match in INLINE.finditer(text) if match.end() not in ends]  # "GEN. **RYDER**:" is one label
    labels = {match["label"] for match in named}
    colons = [match for match in named if _may_speak(text, match["label"]) or _is_paired(match["label"], labels)]
    colons += FLOOR.finditer(text)
    if _is_dialogue(text, colons):
        found |= {match.start(): match for match in colons}
    return [(match.start(), match.end(), match["label"]) for match in found.values()]


def _is_dialogue(text: str, matches: list[re.Match[str]]) -> bool:
    """Tell whether labels make a dialogue: one comes again or asks, and something is asked."""
    counts = Counter(match["label"] for match in matches)
    again = any(count > 1 for count in counts.values())
    is_known = any(match[0][0] == "[" and full_name(text, match["label"]) for match in matches)
    return len(matches) >= TURNS and "?" in text and (again or is_known or any(_asks(label) for label in counts))


def _is_tag(label: str) -> bool:
    return label.split()[0].lower() in frozenset(read_rules("capitals.toml")["tags"]["words"])


def _may_speak(text: str, label: str) -> bool:
    """Tell whether a label names somebody: who asks or answers, an office, a surname that the text tells in full."""
    words = label.lower().replace(".", "").split()
    if _asks(label) or label.lower() in _words("answering") or words[0] in _titles() or words[-1] in _titles():
        return True
    return full_name(text, label) is not None


def _is_paired(label: str, labels: set[str]) -> bool:
    """Tell whether a label is a full name whose surname stands as a label too, or that surname."""
    surname = label.split()[-1]
    return any(other != label and other.split()[-1] == surname for other in labels)


def full_name(text: str, label: str) -> re.Match[str] | None:
    """Return where a text gives the surname of a label with a given name or a title before it."""
    surname = re.escape(label.split()[-1])
    after = rf"(?: {_WORD})?" if label.isupper() else ""
    return re.search(rf"(?<![\w\[])(?:{_WORD} ){{1,3}}(?i:{surname}){after}(?![\w\]])", text)


@cache
def _titles() -> frozenset[str]:
    return frozenset(read_rules("speech.toml")["statement"]["titles"]) - {"the", "of", "white", "house", "state"}


def _asks(label: str) -> bool:
    words = label.lower().split()
    return label.lower() in _words("asking") or words[0] in _words("asking") or words[-1] in _words("asking")


def _unlabelled(text: str, labels: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the lines that ask something between labelled ones, without a label."""
    first = min(opens for opens, _, _ in labels)
    return [(m.start(), m.start(), "") for m in ASKED.finditer(text) if m.start() > first or _precedes(text, m, first)]


def _precedes(text: str, asked: re.Match[str], first: int) -> bool:
    return not text[asked.end() : first].strip()


def _askers(text: str, said: list[tuple[int, int, int, str]]) -> frozenset[str]:
    """Return the labels of which more than half of the turns end with a question, one answerer at least apart."""
    turns: dict[str, list[bool]] = {}
    for _, start, end, label in said:
        turns.setdefault(label, []).append(ENDS_ASKING.search(text[start:end]) is not None)
    asking = {label for label, asks in turns.items() if sum(asks) * 2 > len(asks)}
    return frozenset(asking) if len(asking) < len(turns) else frozenset()


__all__ = ["Turn", "bracketed_tags", "find_turns", "full_name", "turn_at", "turns_of"]
