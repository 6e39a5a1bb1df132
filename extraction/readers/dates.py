"""Days of publication as metadata writes them. Dates in an article's text are not read here: see extraction/dates."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

WORDED = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y", "%b %d %Y", "%Y/%m/%d")
IN_URL = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2}|[a-z]{3})[/-](?P<day>\d{1,2})(?=[/_.-]|$)", re.IGNORECASE
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)
ALLOWED = "YYYY-MM-DD, an ISO 8601 time, an RFC 2822 time, or a date with the month in words"


class BadDateError(ValueError):
    """A value that is no date which can be read one way only."""


def parse_date(value: object) -> date | None:
    """Return the day that `value` names, in the time zone that it states; None for an empty value.

    "03/04/2023" is a day of March or of April: it raises BadDateError, as all that cannot be read does.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is None or (isinstance(value, float) and value != value):
        return None
    if not isinstance(value, str):
        raise BadDateError(f"published_at is {value!r}; allowed: {ALLOWED}")
    text = value.strip()
    day = _parse(text) if text else None
    if text and (day is None or not EARLIEST <= day <= LATEST):
        raise BadDateError(f"published_at is {value[:60]!r}; allowed: {ALLOWED}")
    return day


def date_in_url(url: str | None) -> date | None:
    """Return the day in the path of an address (/2023/05/17/… or /2023-may-17/…), None when it has none."""
    found = IN_URL.search(url or "")
    if not found:
        return None
    month = found["month"].lower()
    try:
        number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None


def _parse(text: str) -> date | None:
    for read in (_read_iso, _read_worded, _read_mail):
        try:
            return read(text)
        except (ValueError, TypeError):
            continue
    return None


def _read_iso(text: str) -> date:
    return datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT)$", "Z", text)).date()


def _read_worded(text: str) -> date:
    for pattern in WORDED:
        try:
            return datetime.strptime(text, pattern).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise BadDateError(text)


def _read_mail(text: str) -> date:
    return parsedate_to_datetime(text).date()
