"""Datelines: what opens an agency's report ends as a sentence of its own, and nothing else does."""

from __future__ import annotations

import pytest

from extraction.datelines import dateline_ends


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("DRUZHKIVKA – Ukrainian forces advanced.", "Ukrainian forces advanced."),
        ("KHARTOUM, Sudan (Harbour Wire) — Shells fell.", "Shells fell."),
        ("Port Sudan, May 3 (Wire) - The army said so.", "The army said so."),
        ("EL FASHER, 3 May -- “We held,” he said.", "“We held,” he said."),
        ("Tall town\n\nADDIS ABABA: Three people died.", "Three people died."),
        ("SANA’A/ADEN – 12 boats sank.", "12 boats sank."),
    ],
)
def test_a_dateline_ends_where_the_report_begins(text: str, rest: str) -> None:
    (end,) = dateline_ends(text)
    assert text[end:] == rest


@pytest.mark.parametrize(
    "text",
    [
        "The army – which holds the town – withdrew.",
        "Zelenskyy said – and Biden agreed – that it was late.",
        "Losses: Ten tanks burned.",
        "He came from KYIV – Russia knew it.",
        "NATO – the alliance – agreed.",
    ],
)
def test_other_dashes_and_colons_are_left_alone(text: str) -> None:
    assert list(dateline_ends(text)) == []
