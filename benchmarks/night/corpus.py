"""Made-up wire reports, as many as wanted, no two alike, the same for the same seed. Landing them: measure.py."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

TOWNS = ("Kharkiv", "Kherson", "Sumy", "Khartoum", "El Fasher", "Gaza City", "Aleppo", "Taiz", "Goma", "Myitkyina")
FORCES = ("Ukraine", "Russia", "the Sudanese army", "the Rapid Support Forces", "Israel", "Hamas", "the M23 rebels")
SPEAKERS = ("a regional governor", "the defence ministry", "a hospital director", "the United Nations", "a spokesman")
DONORS = ("Norway", "Canada", "Japan", "the European Union", "Germany", "Qatar")
SENTENCES = (
    "{speaker} said that {n} people were killed and {m} wounded when shells hit the market of {town} on {weekday}.",
    "{force} shot down {n} drones and {m} missiles overnight, according to {speaker}.",
    "About {k} residents have fled {town} since the fighting began, {speaker} said.",
    "{donor} pledged ${m} million in aid and promised to send {n} armoured vehicles before the month is out.",
    "{force} said that its troops had retaken {n} sq km of land near {town}.",
    "The power station, which was built in 1974, was hit {n} times and {k} homes were left without electricity.",
    "More than {m} soldiers of {force} have surrendered in the past {n} days, {speaker} said.",
    "{speaker} put the damage to the port of {town} at {m} million euros.",
    "The road to {town} stayed closed and nobody was let through.",
    "Negotiators met for the third time, but neither side would say what had been agreed.",
    "Two columns with {n} tanks were seen on the road that leads from {town} to the border.",
    "A convoy of {n} lorries brought {m} tonnes of flour to {town}, the first in three weeks.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write_articles(day: date, numbers: range, seed: int) -> Iterator[str]:
    """Yield articles as JSON Lines: eight to fourteen sentences under a headline of their own."""
    for number in numbers:
        draw = random.Random(f"{seed}-{number}")  # noqa: S311  (no secret)
        body = " ".join(_fill(draw, draw.choice(SENTENCES)) for _ in range(draw.randint(8, 14)))
        yield json.dumps(
            {
                "id": f"made-{seed}-{number}",
                "title": f"Report {number}: {draw.choice(TOWNS)} under fire",
                "source": f"Wire {number % 5}",
                "published_at": day.isoformat(),
                "text": f"{body} This is report {number}.",
            }
        )


def _fill(draw: random.Random, sentence: str) -> str:
    text = sentence.format(
        speaker=draw.choice(SPEAKERS), force=draw.choice(FORCES), donor=draw.choice(DONORS), town=draw.choice(TOWNS),
        weekday=draw.choice(WEEKDAYS), n=draw.randint(2, 99), m=draw.randint(3, 900), k=f"{draw.randint(1, 99)},000",
    )  # fmt: skip
    return text[0].upper() + text[1:]
