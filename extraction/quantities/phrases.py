"""Many phrases as one pattern that is matched in one pass. What the phrases mean is not known here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Node = dict[str, "Node"]
BLANK = r"\s+"
END = ""


def any_of(phrases: Iterable[str]) -> str:
    """Return the source of a pattern that matches the longest of `phrases`.

    A blank in a phrase stands for any white space.

    The pattern is a trie: a text is read once however many phrases there are.
    """
    root: Node = {}
    for phrase in phrases:
        node = root
        for sign in _signs(phrase):
            node = node.setdefault(sign, {})
        node[END] = {}
    return _source(root) or r"(?!)"


def _signs(phrase: str) -> list[str]:
    return [BLANK if sign.isspace() else re.escape(sign) for sign in re.sub(r"\s+", " ", phrase)]


def _source(node: Node) -> str:
    branches = [sign + _source(child) for sign, child in sorted(node.items()) if sign != END]
    if not branches:
        return ""
    optional = "?" if END in node else ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){optional}"
