"""A landing day becomes tables: whole or not at all, the same bytes again, nothing read twice, nothing dropped."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from assets import articles, extraction, ledger
from assets.extraction import Done
from assets.faults import HalfWrittenError, UnsettledFileError
from assets.landed_files import fingerprint, list_files, read_file
from assets.resources import Reader
from tests.installation import CASTLE, PLEDGE, RIVER
from warehouse import lake

if TYPE_CHECKING:
    from tests.installation import Installation

DAY, NEXT = "2023-05-02", "2023-05-03"


def read(made: Installation, day: str) -> Done:
    """Read a day into the lake as the assets do, without Dagster around them."""
    done = Done()
    articles.write_day(made.home, day)
    extraction.write_day(made.home, Reader(), day, done)
    return done


def lake_bytes(made: Installation, day: str) -> dict[str, bytes]:
    return {table: made.home.lake_part(table, day).read_bytes() for table in lake.TABLES}


def test_every_table_of_a_day_has_a_file_even_without_rows(fresh: Installation) -> None:
    read(fresh, DAY)
    assert {table: lake.read(fresh.home, table, DAY).height for table in lake.TABLES} == dict.fromkeys(lake.TABLES, 0)


def test_a_day_read_again_gives_the_same_bytes(fresh: Installation) -> None:
    fresh.land(DAY, "b.txt", RIVER)
    fresh.land(DAY, "a.txt", CASTLE)
    read(fresh, DAY)
    before = lake_bytes(fresh, DAY)
    ledger.drop_entry(fresh.home, ledger.ARTICLES, DAY)
    ledger.drop_entry(fresh.home, ledger.EXTRACTION, DAY)
    read(fresh, DAY)
    assert lake_bytes(fresh, DAY) == before


def test_an_unchanged_day_is_left_alone(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    read(fresh, DAY)
    assert not articles.write_day(fresh.home, DAY)
    assert read(fresh, DAY) == Done(unchanged_days=1)


def test_a_known_text_is_not_parsed_again_on_another_day(fresh: Installation) -> None:
    fresh.land(DAY, "wire/a.txt", CASTLE, published_at="2023-05-01")
    assert read(fresh, DAY).parsed == 1
    fresh.land(NEXT, "other/copy.txt", CASTLE, published_at="2023-05-01")
    fresh.land(NEXT, "other/new.txt", PLEDGE, published_at="2023-05-01")
    done = read(fresh, NEXT)
    assert (done.parsed, done.taken_over) == (1, 1)


def test_a_text_taken_over_has_rows_and_ids_of_its_own(fresh: Installation) -> None:
    fresh.land(DAY, "wire/a.txt", CASTLE)
    fresh.land(NEXT, "other/copy.txt", CASTLE)
    read(fresh, DAY)
    read(fresh, NEXT)
    first, second = (lake.read(fresh.home, "facts", day) for day in (DAY, NEXT))
    assert first.height == second.height > 0
    assert not set(first["fact_id"]) & set(second["fact_id"])
    assert first["quote"].to_list() == second["quote"].to_list()


def test_the_same_text_of_another_day_of_publication_is_parsed(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE, published_at="2023-05-01")
    fresh.land(NEXT, "a.txt", CASTLE, published_at="2023-05-03")
    read(fresh, DAY)
    assert read(fresh, NEXT).parsed == 1


def test_a_text_that_stands_twice_in_a_day_is_parsed_once(fresh: Installation) -> None:
    fresh.land(DAY, "wire/a.txt", CASTLE)
    fresh.land(DAY, "other/b.txt", CASTLE)
    done = read(fresh, DAY)
    assert done.parsed == 1
    assert lake.read(fresh.home, "articles", DAY).height == 2
    assert lake.read(fresh.home, "facts", DAY)["article_id"].n_unique() == 2


def test_one_more_file_costs_one_more_parse(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    read(fresh, DAY)
    fresh.land(DAY, "b.txt", RIVER)
    done = read(fresh, DAY)
    assert (done.parsed, done.taken_over) == (1, 1)


def test_a_file_taken_away_takes_its_rows_along(fresh: Installation) -> None:
    gone = fresh.land(DAY, "a.txt", CASTLE)
    fresh.land(DAY, "b.txt", RIVER)
    read(fresh, DAY)
    gone.unlink()
    read(fresh, DAY)
    assert lake.read(fresh.home, "articles", DAY)["landing_path"].to_list() == [f"{DAY}/b.txt"]
    assert lake.read(fresh.home, "facts", DAY)["quote"].str.contains("14").sum() == 0


def test_what_cannot_be_read_is_a_reject_and_costs_the_others_nothing(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    fresh.land(DAY, "scan.pdf", "%PDF-1.4")
    fresh.land(DAY, "feed.jsonl", '{"text": "Two tanks burned near the mill."}\n{"text": \n')
    read(fresh, DAY)
    rejects = lake.read(fresh.home, "rejects", DAY).select("path", "record_no", "reason").rows()
    assert {path for path, _, _ in rejects} == {f"{DAY}/scan.pdf", f"{DAY}/feed.jsonl"}
    assert all(reason for _, _, reason in rejects)
    assert lake.read(fresh.home, "articles", DAY).height == 2


def test_hidden_files_are_left_until_they_get_their_name(fresh: Installation) -> None:
    draft = fresh.land(DAY, ".a.txt.part", CASTLE)
    assert list_files(fresh.home, DAY) == []
    draft.rename(draft.with_name("a.txt"))
    assert [file.path for file in list_files(fresh.home, DAY)] == [f"{DAY}/a.txt"]


def test_a_file_that_grows_while_it_is_read_is_not_taken(fresh: Installation) -> None:
    path = fresh.land(DAY, "a.txt", CASTLE)
    (file,) = list_files(fresh.home, DAY)
    path.write_text(CASTLE + " More came in.")
    with pytest.raises(UnsettledFileError, match="hidden name"):
        read_file(file)


def test_a_file_written_to_changes_the_day_even_at_the_same_length(fresh: Installation) -> None:
    path = fresh.land(DAY, "a.txt", "9 drones fell.")
    before = fingerprint(list_files(fresh.home, DAY))
    path.write_text("7 drones fell.")
    os.utime(path, (1, 1))
    assert fingerprint(list_files(fresh.home, DAY)) != before


def test_facts_are_not_read_from_articles_that_are_not_whole(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    articles.write_day(fresh.home, DAY)
    ledger.drop_entry(fresh.home, ledger.ARTICLES, DAY)
    with pytest.raises(HalfWrittenError, match=r"materialise lake/articles"):
        extraction.write_day(fresh.home, Reader(), DAY, Done())


def test_a_day_whose_articles_were_not_read_tears_the_lake(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    articles.write_day(fresh.home, DAY)
    with pytest.raises(HalfWrittenError, match=DAY):
        ledger.lake_version(fresh.home)


def test_a_day_that_lost_its_entry_tears_the_lake(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    read(fresh, DAY)
    ledger.drop_entry(fresh.home, ledger.ARTICLES, DAY)
    ledger.drop_entry(fresh.home, ledger.EXTRACTION, DAY)
    assert ledger.torn_days(fresh.home) == [DAY]


def test_a_day_that_an_older_version_wrote_is_read_again(fresh: Installation) -> None:
    fresh.land(DAY, "wire/pledge.txt", PLEDGE)
    read(fresh, DAY)
    for stage in (ledger.ARTICLES, ledger.EXTRACTION):
        path = fresh.home.lake / "ledger" / stage / f"{DAY}.json"
        path.write_text(path.read_text().replace(f'"format": "{ledger.FORMAT}"', '"format": "0"'))
    assert ledger.torn_days(fresh.home) == [DAY]
    read(fresh, DAY)
    assert ledger.torn_days(fresh.home) == []


def test_a_day_without_news_does_not_change_the_lake(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    read(fresh, DAY)
    before = ledger.lake_version(fresh.home)
    read(fresh, NEXT)
    assert ledger.lake_version(fresh.home) == before


def test_a_touched_file_with_the_same_content_does_not_change_the_lake(fresh: Installation) -> None:
    path = fresh.land(DAY, "a.txt", CASTLE)
    read(fresh, DAY)
    before = ledger.lake_version(fresh.home)
    os.utime(path, (1, 1))
    assert articles.write_day(fresh.home, DAY)
    assert ledger.lake_version(fresh.home) == before
