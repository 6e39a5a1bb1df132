"""Who takes the turns of a transcript: persons whom its labels name, offices, the one who is interviewed.

Where the labels stand: extraction/turns.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.broadcasts import FIRST_PERSON
from extraction.document import article_of, text_of
from extraction.facts.speech.authors import holder_of, personal_name, titles
from extraction.facts.speech.words import Speaker
from extraction.records import EntityType, MentionForm
from extraction.rulefiles import read_rules
from extraction.turns import turns_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.turns import Turn

SIGNATURE = re.compile(r"\n\s*(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){1,4})\s*(?:\n[^\n]{0,60})?\s*$")


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


def turn_speakers(doc: Doc) -> list[tuple[int, Statement]]:
    """Return where each turn of a transcript begins, in order: after a label; who asks speaks for nobody named."""
    turns = turns_of(doc, text_of(doc))
    interviewed = _interviewed(doc, turns[0].opens) if turns else None
    found = [(turn.start, _statement(doc, turn, interviewed)) for turn in turns]
    return found if any(statement.speaker is not None for _, statement in found) else []


def _statement(doc: Doc, turn: Turn, interviewed: Speaker | None) -> Statement:
    if turn.asks:
        return Statement(None)
    if turn.answers:
        return Statement(interviewed)
    name = labelled(doc, turn.label)
    return Statement(person(name, turn.label) if name is not None else None)


def _interviewed(doc: Doc, before: int) -> Speaker | None:
    """Return whom an interview is with: by its title, else the person named last before it begins."""
    author = author_of(doc)
    if author is not None:
        return author.speaker
    people = [m.entity_id for m in doc._.mentions if m.start < before and m.form is MentionForm.NAME]
    named = [e for e in people if doc._.entities[e].entity_type is EntityType.PERSON]
    return person(doc._.entities[named[-1]].name, "answer") if named else None


def labelled(doc: Doc, label: str) -> str | None:
    """Return whom a label names: a person of the article or its title, or somebody by office; None for a heading."""
    words = label.title()
    surname = rules().title.sub("", words)
    people = [e.name for e in doc._.entities.values() if e.entity_type is EntityType.PERSON]
    known = [name for name in people if surname.split()[-1] in (name.split()[1:] or [name])]
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


def author_of(doc: Doc) -> Statement | None:
    """Return whose statement an article in the first person is: its title says so, or it is signed as a letter."""
    article = article_of(doc)
    if not FIRST_PERSON.search(article.text):
        return None
    title = article.title or article.text.lstrip().split("\n", 1)[0]
    match = rules().author.match(title)
    if match is not None:
        return Statement(person(personal_name(doc, match["name"].strip()), "statement"))
    signed = SIGNATURE.search(article.text)
    return Statement(person(personal_name(doc, signed["name"].title()), "signature")) if signed is not None else None


def person(name: str, cue: str) -> Speaker:
    """Return a person as speaker."""
    return Speaker(name, None, cue, vouches=True, is_person=True)
