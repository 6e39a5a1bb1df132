"""The articles that took longest are named, each with its own time."""

from __future__ import annotations

from assets.resources import Reader
from assets.slowest import SHOWN, Slowest, Text

LINE = "The army of Norland said that it had lost {} tanks and {} drones near the river Ost. "


def text(name: str, sentences: int) -> Text:
    words = "".join(LINE.format(number, number + 3) for number in range(20, 20 + sentences))
    return {"read_as": name, "text": words, "published_at": None, "title": name}


def test_a_long_article_among_short_ones_is_the_slowest() -> None:
    slowest, extractor = Slowest(), Reader().load()
    chunks = [[text(f"{chunk}-{number}", 1) for number in range(3)] for chunk in range(4)]
    chunks[2].append(text("long", 40))
    found = [one.article_id for chunk in chunks for one in slowest.read(extractor, chunk)]
    assert found == [one["read_as"] for chunk in chunks for one in chunk]
    named = slowest.articles(extractor)
    assert named[0][1:] == (len(chunks[2][3]["text"]), "long")
    assert [seconds for seconds, _, _ in named] == sorted((seconds for seconds, _, _ in named), reverse=True)
    assert len(named) == SHOWN
