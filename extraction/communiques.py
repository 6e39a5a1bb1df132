"""Communiques that a report reads out without quotation marks: how far they go and where it says whose they are.

"The communique reads: our units …" up to the paragraph that neither goes on in the first person nor names the document.
"""

from __future__ import annotations

import re

from extraction.broadcasts import FIRST_PERSON, QUOTED, Broadcast
from extraction.rulefiles import read_rules

_RULES = read_rules("speech.toml")["communiques"]
_DOCUMENT = rf"(?:{'|'.join(_RULES['documents'])})s?"
_READS = rf"(?:{'|'.join(_RULES['reads'])})"
_WITHIN = r"[^\n.:?!\"“]"
COLON = re.compile(r":(?=\s)(?!\s*[\"“'‘])")
OPENS = re.compile(
    rf"\b(?:{_DOCUMENT}\b{_WITHIN}{{0,140}}?\b{_READS}|{_READS}\b{_WITHIN}{{0,80}}?\b{_DOCUMENT})\b{_WITHIN}{{0,40}}$",
    re.IGNORECASE,
)
DOCUMENT = re.compile(rf"\b{_DOCUMENT}\b", re.IGNORECASE)
OWNER = re.compile(
    r",? ?(?:(?:issued|signed|released|sent|published|made) )?(?:(?:today|yesterday) )?(?:from|by|of)\s", re.IGNORECASE
)
BARE = re.compile(
    rf"^\W*(?:in conclusion,? |finally,? )?(?:the|this|that|its) (?:[a-z]+ )?{_DOCUMENT}\b", re.IGNORECASE
)
NAMED = re.compile(rf"\b(?!The |This |That |Its )[A-Z][\w’'-]+ (?i:{_DOCUMENT})\b")
GOES_ON = re.compile(
    rf"\b(?:{_DOCUMENT}\b{_WITHIN}{{0,60}}\b{_READS}|{_READS} in (?:the|its|this) {_DOCUMENT})\b", re.IGNORECASE
)
CLOSES = re.compile(
    rf"^\W*(?:{'|'.join(_RULES['closing'])})\b|^\[END|^[A-Z][^\n]{{3,80}}\d[^\n]{{0,60}}--", re.IGNORECASE
)
SENTENCE = re.compile(r"[^.\n]+(?:\.(?!\s)[^.\n]*)*")
PARAGRAPH = re.compile(r"[^\n]+")
STOPS = ("\n", ". ", "? ", "! ", "-- ")
LONGEST, BACK = 240, 900


def find_communiques(text: str) -> list[Broadcast]:
    """Return the communiques in order; `teller` is where their author may be named first, `station` where else."""
    found: list[Broadcast] = []
    for colon in COLON.finditer(text):
        start = max(text.rfind(mark, 0, colon.start()) + len(mark) for mark in STOPS)
        intro = text[start : colon.start()]
        if (found and start < found[-1].end) or len(intro) > LONGEST or OPENS.search(intro) is None:
            continue
        end = _end(text, colon.end())
        if FIRST_PERSON.search(QUOTED.sub("", text[colon.end() : end])):
            own = _issuer(text, start, colon.start())
            before = _told_before(text, start) or own
            is_own = BARE.match(intro) is None or NAMED.search(intro) is not None
            found.append(Broadcast(start, end, *((own, before) if is_own else (before, own))))
    return found


def _end(text: str, start: int) -> int:
    """Return where the document ends: before the first paragraph, one let pass, that does not go on with it."""
    end = skipped = start
    for paragraph in PARAGRAPH.finditer(text, start):
        said = QUOTED.sub("", paragraph.group())
        is_first = end == start
        if not is_first and CLOSES.match(said):
            break
        if is_first or FIRST_PERSON.search(said) or GOES_ON.search(said):
            end = paragraph.end()
        elif skipped > start:
            break
        else:
            skipped = paragraph.end()
            continue
        skipped = start
    return end


def _told_before(text: str, start: int) -> tuple[int, int] | None:
    """Return where the nearest sentence before that tells of the document says whose it is."""
    low = max(0, start - BACK)
    told = [m for m in SENTENCE.finditer(text, low, start) if DOCUMENT.search(m.group())]
    return _issuer(text, *told[-1].span()) if told else None


def _issuer(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a sentence says whose a document is: after "from" or "by" behind it, else before it."""
    dash = text.rfind("-- ", start, end)
    start = dash + 3 if dash >= 0 else start
    noun = DOCUMENT.search(text, start, end)
    if noun is None:
        return start, end
    owner = OWNER.match(text, noun.end(), end)
    return (owner.end(), end) if owner is not None else (start, noun.end())
