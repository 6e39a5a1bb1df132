"""`make bench-quantities`: newsfacts and its peers on the same sentences, quality and speed side by side."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.quantities.peers import BARE, OURS, PEERS, ROOT, Peer, PeerError, run_peer

EVALUATION = ROOT.parent / "shared" / "eval" / "quantities"
SCORER = EVALUATION / "score.py"
GOLD = EVALUATION / "newsquant-dev.jsonl"
COLUMNS = ("value", "value+unit", "value+unit~", "value+qualifier", "bounds")
FLOORS = {"value": 93.0, "value+unit": 88.0, "value+qualifier": 91.0}

Scores = dict[str, float]


def measure(peer: Peer, gold: Path, folder: Path) -> tuple[Scores, float]:
    """Return F1 by column and words per CPU second of one system; predictions stay in `folder`. Raises PeerError."""
    result, predicted = folder / f"{peer.driver}.json", folder / f"{peer.driver}.jsonl"
    run_peer(peer, gold, result)
    found = json.loads(result.read_text(encoding="utf-8"))
    predicted.write_text("".join(json.dumps(row) + "\n" for row in found["rows"]), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(gold), f"it={predicted}", "--json", "--bootstrap", "0"]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["it"]
    words = sum(len(row["text"].split()) for row in found["rows"])
    return {name: entry["F1"] for name, entry in scored.items()}, words / found["cpu_seconds"]


def show(name: str, scores: Scores, speed: float) -> None:
    """Print one line of the table."""
    cells = [f"{scores[column]:>17.1f}" if column in scores else f"{'–':>17}" for column in COLUMNS]
    click.echo(f"{name:17}{''.join(cells)}{speed:17,.0f}")


@click.command()
@click.option("--gold", type=click.Path(path_type=Path), default=GOLD, help="File of sentences and their quantities.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to write newsfacts' predictions.")
@click.option("--peers/--no-peers", default=True, help="Measure the peers too.")
def main(gold: Path, out: Path | None, peers: bool) -> None:
    """Score newsfacts and its peers on a file of the form that score.py reads."""
    missing = [str(path) for path in (gold, SCORER) if not path.exists()]
    if missing:
        raise click.UsageError(f"{', '.join(missing)}: not there; the evaluation data lies beside the project")
    click.echo(f"{'F1':17}{''.join(f'{column:>17}' for column in COLUMNS)}{'words/CPU s':>17}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        ours, speed = measure(OURS, gold, folder)
        show(OURS.name, ours, speed)
        if out is not None:
            shutil.copyfile(folder / f"{OURS.driver}.jsonl", out)
        beaten = [compare(peer, gold, folder, ours | {"speed": speed}) for peer in (PEERS if peers else ())]
        click.echo(f"{BARE.name:17}{'':85}{measure(BARE, gold, folder)[1]:17,.0f}")
    low = [f"{column} {ours[column]:.1f} < {floor}" for column, floor in FLOORS.items() if ours[column] < floor]
    click.echo(f"floors {', '.join(f'{column} {floor:.0f}' for column, floor in FLOORS.items())}: {low or 'reached'}")
    if peers:
        click.echo(f"newsfacts leads every peer that ran in every column: {'yes' if all(beaten) else 'no'}")


def compare(peer: Peer, gold: Path, folder: Path, ours: Scores) -> bool:
    """Print a peer's line, or why there is none; tell whether newsfacts leads it in every column."""
    try:
        scores, speed = measure(peer, gold, folder)
    except PeerError as reason:
        click.echo(f"{peer.name:17} {reason}")
        return True
    show(peer.name, scores, speed)
    return all(ours[column] > value for column, value in (scores | {"speed": speed}).items())


if __name__ == "__main__":
    main()
