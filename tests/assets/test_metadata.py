"""What the UI shows: tables as Markdown, cut where they are long, and plots as pictures."""

from __future__ import annotations

import base64
from xml.etree import ElementTree

import polars as pl

from assets.metadata import LONGEST_CELL, markdown, preview
from assets.plots import draw_bars, plot_bars


def test_a_table_without_rows_says_none() -> None:
    assert markdown(["a"], []).value == "none"


def test_cells_are_plain_and_do_not_break_the_table() -> None:
    frame = pl.DataFrame({"a": ["x | y\nz"], "b": [["Norway", "Japan"]], "c": [None]})
    assert (preview(frame).value or "").splitlines()[2] == "| x \\| y z | Norway, Japan |  |"


def test_a_long_cell_says_that_it_was_cut() -> None:
    cell = (markdown(["a"], [("x" * 999,)]).value or "").splitlines()[2].strip("| ")
    assert len(cell) == LONGEST_CELL
    assert cell.endswith("…")


def test_a_preview_has_as_many_rows_as_asked() -> None:
    assert len((preview(pl.DataFrame({"a": range(9)}), rows=3).value or "").splitlines()) == 5


def test_a_plot_is_a_picture_with_a_bar_per_count_largest_first() -> None:
    text = plot_bars({"a<b": 2, "c": 8}, title="rejects").value or ""
    assert text.startswith("![rejects](data:image/svg+xml;base64,")
    picture = ElementTree.fromstring(base64.b64decode(text.rsplit(",", 1)[1].rstrip(")")))  # noqa: S314  (our own)
    labels = [node.text for node in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert labels == ["c", "8", "a<b", "2"]


def test_a_plot_of_nothing_is_still_a_picture() -> None:
    ElementTree.fromstring(draw_bars({}))  # noqa: S314  (our own)
