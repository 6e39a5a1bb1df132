"""Texts that are somebody's own: statements and letters, transcripts with speaker labels, posts with a signature.

Accounts and quotations within reports: quotations.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.broadcasts import FIRST_PERSON, broadcast_at
from extraction.document import article_of, text_of
from extraction.facts.authors import holder_of, personal_name, titles
from extraction.facts.speech import Speaker, last_person
from extraction.records import EntityType
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LABEL = re.compile(
    r"(?:(?<=\n)|^|(?<=[.?!—–”\"] ))"
    r"(?:(?P<label>(?:[A-Z][A-Z.'’-]+ ){0,4}[A-Z][A-Z'’-]{2,}):|(?P<question>Q\b:?))(?=\s)"
)
SIGNED = re.compile(r"^\s*[—–-]{1,2}\s*(?P<name>[A-Z][\w.'’-]+(?: [\w.'’-]+){0,5}?)\s*\(@\w+\)", re.MULTILINE)
SIGNATURE = re.compile(r"\n\s*(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){1,4})\s*(?:\n[^\n]{0,60})?\s*$")
RECORDING = re.compile(
    r"\[BEGIN (?:(?P<who>[A-Z][A-Z.'’ -]*?) )?(?:VIDEO |AUDIO )?RECORDING\]"
    r"(?: ?\[(?P<named>[A-Z][A-Z.'’ -]{3,80})\])?(?P<said>.*?)(?:\[END\b|\Z)",
    re.DOTALL | re.IGNORECASE,
)
POST_LINES = 5
TURNS = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """A text, or a turn of a transcript, that is somebody's own; `speaker` None = nobody's that is named."""

    speaker: Speaker | None


@dataclass(frozen=True, slots=True)
class StatementRules:
    """Patterns made of the words in rules/speech.toml, [statement]."""

    author: re.Pattern[str]
    title: re.Pattern[str]


@cache
def rules() -> StatementRules:
    """Return the patterns that find an author in a title, and titles before a name."""
    raw = read_rules("speech.toml")["statement"]
    kinds, befores, afters, titles = (
        "|".join(map(re.escape, raw[key])) for key in ("kinds", "before", "after", "titles")
    )
    return StatementRules(
        re.compile(
            rf"^(?:(?:{befores})\s+)*(?:{kinds})s?\s+(?:as (?:prepared|delivered)(?: for delivery)?\s+)?"
            rf"(?:by|from|of|with)\s+(?:the\s+)?(?P<name>[A-Z][^,:]*?)(?=\s+(?:{afters})\b|[,:]|$)",
            re.IGNORECASE,
        ),
        re.compile(rf"^(?:(?:{titles})\.?\s+)+", re.IGNORECASE),
    )


def statement_of(figure: Span) -> Statement | None:
    """Return whose statement or turn a figure stands in, None in a report."""
    doc = figure.doc
    if "statements" not in doc.user_data:
        doc.user_data["statements"] = (_turns(doc), _author(doc))
    played = _recorded(doc, figure.start_char) or _broadcast(doc, figure.start_char)
    if played is not None:
        return played
    turns, author = doc.user_data["statements"]
    turn = next((turn for at, turn in reversed(turns) if at <= figure.start_char), None)
    return turn or author


def _recorded(doc: Doc, position: int) -> Statement | None:
    """Return whose recording a monitored broadcast plays at a character: "[BEGIN PATINO RECORDING] …"."""
    for match in _matches(doc, "recordings", RECORDING):
        if match.start("said") <= position < match.end("said"):
            label = match["who"] or match["named"]
            name = _labelled(doc, label) if label else None
            index = next(t.i for t in doc if t.idx >= match.start("said"))
            before = last_person(doc, index, len(doc))
            return Statement(_person(name, "recording") if name is not None else before)
    return None


def _broadcast(doc: Doc, position: int) -> Statement | None:
    """Return whose communique a monitored station reads out: who signs it, else the station itself."""
    found = broadcast_at(doc, position)
    if found is None:
        return None
    name = text_of(doc)[slice(*found.teller)].strip()
    spoken = _entity_near(doc, found.teller) or _entity_near(doc, found.station)
    return Statement(Speaker(name, spoken, "communique", vouches=True))


def _matches(doc: Doc, key: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Return the matches of a pattern in an article, found once and kept on the Doc."""
    if key not in doc.user_data:
        doc.user_data[key] = list(pattern.finditer(text_of(doc)))
    return doc.user_data[key]


def _entity_near(doc: Doc, span: tuple[int, int]) -> str | None:
    """Return the first body or group that a stretch of text names."""
    inside = (m for m in doc._.mentions if span[0] <= m.start < span[1])
    return next((m.entity_id for m in inside if doc._.entities[m.entity_id].actor), None)


def posted(doc: Doc, position: int) -> Speaker | None:
    """Return who wrote a post that is signed below: "— Amina Mohammed (@AminaJMohammed) …"."""
    match = SIGNED.search(text_of(doc), position)
    if match is None:
        return None
    between = text_of(doc)[position : match.start()]
    if between.strip().count("\n") > POST_LINES or "said" in between:
        return None
    return _person(match["name"], "post")


def _turns(doc: Doc) -> list[tuple[int, Statement]]:
    """Return where each turn of a transcript begins: labels in capitals, "Q" for a question from the floor."""
    found: list[tuple[int, Statement]] = []
    for match in LABEL.finditer(text_of(doc)):
        if match["question"]:
            found.append((match.end(), Statement(None)))
            continue
        name = _labelled(doc, match["label"])
        if name is not None:
            found.append((match.end(), Statement(_person(name, match["label"]))))
    speakers = [turn for _, turn in found if turn.speaker is not None]
    return found if len(speakers) >= TURNS or (len(speakers) < len(found) and speakers) else []


def _labelled(doc: Doc, label: str) -> str | None:
    """Return whom a label names: a person of the article or its title, or somebody by office; None for a heading."""
    words = label.title()
    surname = rules().title.sub("", words)
    people = [e.name for e in doc._.entities.values() if e.entity_type is EntityType.PERSON]
    known = [name for name in people if name.split()[-1:] == [surname]]
    told = re.search(rf"[A-Z][\w.'’-]+ {re.escape(surname)}\b", article_of(doc).title or "")
    if told is not None and rules().title.match(told.group()) is None:
        known.append(told.group())
    if known:
        return max(known, key=len)
    held = holder_of(doc, words.removeprefix("The ")) if titles().issuperset(words.lower().split()) else None
    if held is not None:
        return held
    if titles().issuperset(words.lower().split()):
        return words.removeprefix("The ")  # "DEPUTY PRESS SECRETARY"
    return surname if surname != words or words.split()[-1] in {"Official", "Moderator"} else None


def _author(doc: Doc) -> Statement | None:
    """Return whose statement an article in the first person is: its title says so, or it is signed as a letter."""
    article = article_of(doc)
    if not FIRST_PERSON.search(article.text):
        return None
    title = article.title or article.text.lstrip().split("\n", 1)[0]
    match = rules().author.match(title)
    if match is not None:
        return Statement(_person(personal_name(doc, match["name"].strip()), "statement"))
    signed = SIGNATURE.search(article.text)
    return Statement(_person(personal_name(doc, signed["name"].title()), "signature")) if signed is not None else None


def _person(name: str, cue: str) -> Speaker:
    return Speaker(name, None, cue, vouches=True, is_person=True)
