"""Readers: what each format gives, and that a bad record never costs the others."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from extraction.readers import FORMATS, Parsed, Reason, Reject, read_articles
from extraction.readers.dates import BadDateError, date_in_url, parse_date
from extraction.readers.plain_text import find_title
from extraction.readers.records import DateSource

PAGE = """<html><head><meta charset="{charset}"><title>Bridge falls</title>{head}</head><body><nav>Home | Weather</nav>
<article><h1>Bridge falls</h1><p>The garrison said that it had lost ten tanks near the river – “a hard day”, said its
commander in a long statement that was read out to reporters.</p><p>A second paragraph tells of the fight for the bridge
and of the men who held it for three days before they were relieved.</p></article></body></html>"""


def as_parquet(**columns: list[object]) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def read_one(name: str, content: bytes) -> Parsed:
    (parsed,) = read_articles(name, content)
    assert isinstance(parsed, Parsed), parsed
    return parsed


def read_reasons(name: str, content: bytes) -> list[str]:
    return [str(read.reason) if isinstance(read, Reject) else "read" for read in read_articles(name, content)]


def test_a_text_file_is_one_article_named_by_its_stem() -> None:
    parsed = read_one("day/report.v2.txt", b"\xef\xbb\xbfTwo tanks burned.\r\nThe rest fled.\r\n")
    assert (parsed.article_id, parsed.text, parsed.encoding) == (
        "report.v2",
        "Two tanks burned.\nThe rest fled.\n",
        "utf-8",
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Town falls after siege\n\nThe town fell.", "Town falls after siege"),
        ("\nTown falls after siege\n\nThe town fell.", "Town falls after siege"),
        ("The town fell.\n\nThen the next one.", None),
        ("Town falls\nafter siege\n\nThe town fell.", None),
        ("Town falls after siege\n", None),
        ("T" * 201 + "\n\nThe town fell.", None),
    ],
)
def test_a_short_first_line_before_an_empty_one_is_the_title(text: str, title: str | None) -> None:
    assert find_title(text) == title


def test_the_text_of_json_lines_is_kept_as_it_is() -> None:
    text = "  Two tanks\r\n burned.\u2028 "
    parsed = read_one("a.jsonl", json.dumps({"id": 7, "text": text, "desk": ["war"]}).encode() + b"\r\n")
    assert (parsed.article_id, parsed.text, dict(parsed.metadata)) == ("7", text, {"desk": ["war"]})


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_text_comes_through_json_lines_and_parquet_unchanged(text: str) -> None:
    assert read_one("a.jsonl", json.dumps({"text": text}).encode()).text == text
    assert read_one("a.parquet", as_parquet(text=[text])).text == text


def test_a_bad_line_does_not_lose_the_others() -> None:
    lines = [
        b'{"id": "a", "text": "One shell fell."}',
        b"{broken",
        b'["no", "object"]',
        b'{"id": "b"}',
        b'{"id": "c", "text": "  "}',
        b'{"id": "d", "text": 5}',
        b'{"id": "e", "text": "Fine.", "published_at": "03/04/2023"}',
        b'{"id": "f", "text": "half \\ud800"}',
        b"",
        b'{"id": "g", "text": "Two shells fell."}',
    ]
    assert read_reasons("a.jsonl", b"\n".join(lines)) == [
        "read",
        "bad_record",
        "bad_record",
        "no_text",
        "no_text",
        "bad_record",
        "bad_date",
        "bad_record",
        "read",
    ]


def test_a_record_without_id_gets_the_same_one_everywhere() -> None:
    first = read_one("a.jsonl", b'{"text": "One shell fell.", "url": "https://harbour.example/1"}')
    second = read_one("b.csv", b"url,text\nhttps://harbour.example/1,One shell fell.\n")
    assert first.article_id == second.article_id


def test_csv_finds_its_delimiter_and_encoding() -> None:
    content = 'ID;Text;desk\r\n1;"Said – “we held\r\nthe bridge”; then left";war\r\n2;too short\r\n\r\n3;Fine;\r\n'
    first, second, third = read_articles("a.csv", content.encode("cp1252"))
    assert isinstance(first, Parsed)
    assert (first.text, first.encoding) == ("Said – “we held\r\nthe bridge”; then left", "cp1252")
    assert (isinstance(second, Reject), second.record_no) == (True, 2)
    assert (isinstance(third, Parsed), third.record_no) == (True, 3)


def test_parquet_rows_keep_their_types() -> None:
    content = as_parquet(
        text=["One.", None], published_at=[datetime(2024, 4, 24, 0, 45, tzinfo=UTC), None], rank=[1.5, 2.0]
    )
    first, second = read_articles("a.parquet", content)
    assert isinstance(first, Parsed)
    assert (first.published_at, dict(first.metadata)) == (date(2024, 4, 24), {"rank": 1.5})
    assert isinstance(second, Reject)


@pytest.mark.parametrize(
    ("head", "day", "known"),
    [
        (
            '<meta property="article:published_time" content="2024-03-02T10:00:00Z">',
            date(2024, 3, 2),
            DateSource.METADATA,
        ),
        ('<link rel="canonical" href="https://harbour.example/2024/03/05/bridge">', date(2024, 3, 5), DateSource.URL),
        ("", None, None),
    ],
)
def test_a_page_gives_its_article_and_date(head: str, day: date | None, known: DateSource | None) -> None:
    parsed = read_one("bridge.html", PAGE.format(charset="iso-8859-1", head=head).encode("cp1252"))
    assert (parsed.title, parsed.published_at, parsed.published_from) == ("Bridge falls", day, known)
    assert "“a hard day”" in parsed.text
    assert "Weather" not in parsed.text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b" \n", Reason.EMPTY),
        ("a.jsonl", b"", Reason.EMPTY),
        ("a.docx", b"PK", Reason.UNSUPPORTED),
        ("a.txt", bytes(range(256)) * 20, Reason.UNREADABLE),
        ("a.csv", bytes(range(256)) * 20, Reason.UNREADABLE),
        ("a.csv", b"headline,body\nx,y\n", Reason.NO_TEXT),
        ("a.parquet", as_parquet(text=["One."] * 50)[:-60], Reason.UNREADABLE),
        ("a.parquet", as_parquet(body=["One."]), Reason.NO_TEXT),
        ("a.html", b"<html><body></body></html>", Reason.NO_TEXT),
        ("a.txt", b"x" * 20_000_001, Reason.TOO_LONG),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, reason: Reason) -> None:
    (reject,) = read_articles(name, content)
    assert isinstance(reject, Reject)
    assert reject.reason is reason
    assert reject.detail


@pytest.mark.parametrize("suffix", FORMATS)
@given(content=st.binary(max_size=200))
def test_no_bytes_make_a_reader_raise(suffix: str, content: bytes) -> None:
    for read in read_articles(f"a{suffix}", content):
        assert isinstance(read, Parsed | Reject)


def test_standard_input_shows_its_format() -> None:
    assert read_one("-", b'{"id": "z", "text": "One."}').article_id == "z"
    assert read_one("-", b"One shell fell.").text == "One shell fell."


@pytest.mark.parametrize(
    "written",
    [
        "2024-04-24T00:45:00Z",
        "2024-04-24",
        "20240424T004500Z",
        "2024-04-24 00:45:00 UTC",
        "2024-04-24T23:45:00.5+02:00",
        "Wed, 24 Apr 2024 00:45:00 GMT",
        "24 April 2024",
        "Apr 24, 2024",
    ],
)
def test_days_of_publication_are_read_in_the_zone_they_state(written: str) -> None:
    assert parse_date(written) == date(2024, 4, 24)


@pytest.mark.parametrize("written", ["03/04/2023", "yesterday", "0001-01-01", 1712, "2024-02-30"])
def test_a_day_that_cannot_be_read_one_way_is_refused(written: object) -> None:
    with pytest.raises(BadDateError):
        parse_date(written)


def test_an_address_gives_its_day() -> None:
    assert date_in_url("https://harbour.example/news/2023/may/17/bridge") == date(2023, 5, 17)
    assert date_in_url("https://harbour.example/2023/13/17/bridge") is None
