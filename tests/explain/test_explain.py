"""What `newsfacts explain` tells of an article, as text and as a page."""

from __future__ import annotations

from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

from click.testing import CliRunner

from cli.explain import explain
from extraction.explain import describe_interval, explain_as_html, explain_as_text, marks_of
from extraction.extractor import Extractor
from extraction.records import Article

if TYPE_CHECKING:
    from pathlib import Path

    from extraction.records import Extraction

TEXT = (
    "On Monday a mine killed three soldiers near Gao, the Malian army said. Berlin pledged 14 lorries on 3 May 2024.\n"
    "The rebels <denied> that 90 of their men had died since January. The 4th brigade lost nobody."
)


@cache
def pair() -> tuple[Article, Extraction]:
    article = Article("mali-1", TEXT, date(2024, 6, 14), title="Mine & loss")
    (extraction,) = Extractor().extract([article])
    return article, extraction


class Page(HTMLParser):
    """The text of a page, and of every mark: its class, its words and its note."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[tuple[str, str, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "mark":
            self.marks.append((values["class"] or "", "", ""))
        if tag in {"mark", "span"}:
            self.open.append("note" if values.get("class") == "note" else tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"mark", "span"}:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "mark" in self.open:
            css, words, note = self.marks[-1]
            in_note = "note" in self.open
            self.marks[-1] = (css, words if in_note else words + data, note + data if in_note else note)


def test_every_number_of_the_text_is_explained() -> None:
    article, extraction = pair()
    text = explain_as_text([(article, extraction)])
    assert "== Mine & loss" in text
    for quantity in extraction.quantities:
        assert f": {quantity.quote}]" in text


def test_a_fact_tells_its_roles_frame_and_cues() -> None:
    text = explain_as_text([pair()])
    line = next(line for line in text.splitlines() if "type killed; value 3" in line)
    for words in (
        "at Gao",
        "says Malian army",
        "frame kill by “killed”",
        "speech by “said”",
        "when 2024-06-10",
        "confidence",
    ):
        assert words in line
    denied = next(line for line in text.splitlines() if "value 90" in line)
    assert "denying it" in denied
    assert "total by “since”" in denied


def test_a_number_set_aside_says_why() -> None:
    lines = explain_as_text([pair()]).splitlines()
    assert any("set aside date" in line for line in lines)
    assert any("set aside ordinal; because" in line for line in lines)


def test_sentences_without_a_number_are_left_out() -> None:
    article = Article("calm", "Talks went on. Two men died in Gao.", date(2024, 6, 14))
    (extraction,) = Extractor().extract([article])
    assert "Talks went on" not in explain_as_text([(article, extraction)])


def test_marks_do_not_overlap_and_cover_the_quotes() -> None:
    _, extraction = pair()
    marks = marks_of(extraction)
    assert all(left.end <= right.start for left, right in pairwise(marks))
    assert {TEXT[mark.start : mark.end] for mark in marks} >= {"three", "14", "90"}


def test_the_page_shows_the_text_unchanged_with_a_note_on_every_mark() -> None:
    page = Page()
    page.feed(explain_as_html([pair()]))
    legend = [mark for mark in page.marks if not mark[2]]
    noted = [mark for mark in page.marks if mark[2]]
    assert [css for css, _, _ in legend] == ["fact", "implicit", "figure", "aside"]
    three = next(mark for mark in noted if mark[1] == "three")
    assert three[0] == "fact"
    assert "Malian army" in three[2]
    assert ("aside", "3 May 2024") in {(css, words) for css, words, _ in noted}


def test_the_page_escapes_what_the_article_holds() -> None:
    page = explain_as_html([pair()])
    assert "<denied>" not in page
    assert "&lt;denied&gt;" in page
    assert "Mine &amp; loss" in page


def test_the_command_writes_text_or_a_page(tmp_path: Path) -> None:
    path = tmp_path / "gao.txt"
    path.write_text(TEXT, encoding="utf-8")
    text = CliRunner().invoke(explain, [str(path)])
    page = CliRunner().invoke(explain, [str(path), "--html"])
    assert text.exit_code == page.exit_code == 0
    assert "[1: " in text.output
    assert page.output.startswith("<!doctype html>")
    assert 'class="note"' in page.output


def test_a_file_without_an_article_is_a_usage_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    assert CliRunner().invoke(explain, [str(path)]).exit_code == 2


def test_intervals_are_written_as_people_write_them() -> None:
    assert [describe_interval(*ends) for ends in ((3, 3), (3, 9), (70, None), (None, 20), (None, None))] == [
        "3",
        "3–9",
        "≥ 70",
        "≤ 20",
        "?",
    ]
