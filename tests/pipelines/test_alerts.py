"""Messages to a webhook: a real receiver on loopback gets what failed, why, and where to look."""

from __future__ import annotations

import urllib.error
from typing import TYPE_CHECKING

import pytest

from pipelines import alerts
from tests.receiver import Receiver, receiving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


def test_a_message_is_json_as_slack_takes_it(receiver: Receiver) -> None:
    alerts.post(receiver.url, "failed: a – b")
    assert receiver.got == [{"text": "failed: a – b"}]


def test_a_receiver_that_stumbles_is_asked_again(receiver: Receiver) -> None:
    receiver.fail_next(2)
    alerts.post(receiver.url, "later")
    assert receiver.got == [{"text": "later"}]


def test_a_receiver_that_stays_away_fails_the_tick(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerts, "FIRST_WAIT_SECONDS", 0)
    receiver.fail_next(alerts.TRIES)
    with pytest.raises(urllib.error.HTTPError):
        alerts.post(receiver.url, "never")
    assert receiver.got == []
