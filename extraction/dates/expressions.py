"""Find expressions of time in a text and resolve them. Which number or event they belong to is not known here.

Weekdays follow the news convention: the last such day up to publication, unless "next" or a future verb stands by.
Words and patterns: rules/dates.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extraction.dates.calendar import shift
from extraction.dates.resolved import Resolved, Setting, words_of
from extraction.dates.resolvers import RESOLVERS
from extraction.dates.vocabulary import Pattern, vocabulary
from extraction.spans import Taken

Match = tuple[Pattern, re.Match[str]]
OF_A_YEAR = frozenset({"day_of_month", "span_of_days", "month", "span_of_months"})
LEAD_REACH = 30
CLAUSE_REACH = 90
CLAUSE_START = re.compile(r"[.;:!?\n][\s\"”’)]")
OPENING = re.compile(r"(?:on|by|from|late|early|in|and|but|,|\s)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """`text[start:end]` names the days from `first` to `last` (None = open or unknown).

    `precision` is day, week, month, season, quarter, year, decade or open. `kind` is point (when), since, until or
    window ("in the past 24 hours"). `relative` is true when the anchor was needed.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: str
    kind: str
    relative: bool = False


def find_dates(text: str, anchor: date | None) -> list[DateExpression]:
    """Return the expressions of time in `text`, in order, without overlaps.

    `anchor` is the day of publication; without it only what the text itself fixes is resolved, the rest has no days.
    """
    taken = Taken()
    matches = [
        (pattern, match)
        for pattern in vocabulary().patterns
        for match in pattern.pattern.finditer(text)
        if taken.claim(*match.span())
    ]
    matches.sort(key=lambda pair: pair[1].start())
    found = [_expression(pattern, match, text, anchor) for pattern, match in matches]
    return _relate(found if anchor is not None else _in_the_year_told(found, matches, text))


def _in_the_year_told(found: list[DateExpression], matches: list[Match], text: str) -> list[DateExpression]:
    """Resolve days and months without a year, of a text without an anchor that tells of one year only."""
    years = {expression.first.year for expression in found if expression.first is not None}
    if len(years) != 1:
        return found
    eve = date(years.pop(), 12, 31)
    again: list[DateExpression] = []
    for expression, (pattern, match) in zip(found, matches, strict=True):
        named = expression
        if expression.first is None and expression.last is None and pattern.resolver in OF_A_YEAR:
            named = _expression(pattern, match, text, eve)
            named = replace(named, last=None) if named.kind == "since" else named
        again.append(named)
    return again


def _expression(pattern: Pattern, match: re.Match[str], text: str, anchor: date | None) -> DateExpression:
    ahead = pattern.looks_ahead and _lies_ahead(text, *match.span())
    resolved = RESOLVERS[pattern.resolver](words_of(match), Setting(anchor, ahead))
    kind, start = _kind(resolved, text, match.start())
    first, last = resolved.interval or (None, None)
    if kind == "since":
        last = anchor
    elif kind == "until":
        first = None
    return DateExpression(
        start, match.end(), text[start : match.end()], first, last, resolved.precision, kind, resolved.is_relative
    )


def _kind(resolved: Resolved, text: str, start: int) -> tuple[str, int]:
    """Return whether the expression is a point, since or until, and where it begins with the word that says so."""
    lead = vocabulary().lead.search(text, max(0, start - LEAD_REACH), start)
    if resolved.kind is not None or lead is None:
        return resolved.kind or "point", start
    return vocabulary().leads[" ".join(lead["word"].lower().split())], lead.start("word")


def _lies_ahead(text: str, start: int, end: int) -> bool:
    """Tell whether the verb of the clause sets the time ahead: "will meet on Friday", "On Friday, they will vote"."""
    clause = CLAUSE_START.split(text[max(0, start - CLAUSE_REACH) : start])[-1]
    if clause.endswith("the "):  # "will recall the October 7 attack" names a day that has been
        return False
    verbs = list(vocabulary().future.finditer(clause))
    if verbs:
        return vocabulary().sayings.search(clause, verbs[-1].end()) is None
    if not OPENING.fullmatch(clause):
        return False
    after = vocabulary().future_after.match(text, end, end + CLAUSE_REACH)
    return after is not None and vocabulary().sayings.search(after["subject"]) is None


def _relate(found: list[DateExpression]) -> list[DateExpression]:
    """Resolve "a day earlier", "the following day" against the last day named before."""
    related: list[DateExpression] = []
    before: date | None = None
    for expression in found:
        steps = vocabulary().beside.get(" ".join(expression.text.lower().split()))
        named = expression
        if steps is not None and expression.first is None and before is not None:
            day = shift(before, steps, "day")
            named = replace(expression, first=day, last=day)
        if named.kind == "point" and named.precision == "day" and named.first is not None:
            before = named.first
        related.append(named)
    return related
