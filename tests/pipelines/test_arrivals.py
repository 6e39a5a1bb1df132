"""The sensor's memory: a day is asked for once settled, once per content, and never beside a run that has it."""

from __future__ import annotations

from pipelines.arrivals import Memory, decide

DAY, NEXT = "2023-05-02", "2023-05-03"


def look(due: dict[str, str], memory: Memory, *under_way: tuple[str, str]) -> tuple[list[str], Memory]:
    found = decide(due, under_way, memory)
    return found.days, Memory.from_cursor(found.memory.to_cursor())


def test_a_day_is_asked_for_when_it_stayed_the_same_between_two_looks() -> None:
    days, memory = look({DAY: "a"}, Memory())
    assert days == []
    days, memory = look({DAY: "b"}, memory)
    assert days == []
    days, _ = look({DAY: "b"}, memory)
    assert days == [DAY]


def test_the_same_content_is_asked_for_once() -> None:
    _, memory = look({DAY: "a"}, Memory(seen={DAY: "a"}))
    assert look({DAY: "a"}, memory)[0] == []


def test_new_content_of_the_same_day_is_asked_for() -> None:
    _, memory = look({DAY: "a"}, Memory(seen={DAY: "a"}))
    _, memory = look({DAY: "b"}, memory)
    assert look({DAY: "b"}, memory)[0] == [DAY]


def test_a_day_in_a_run_under_way_is_left_until_it_ends() -> None:
    memory = Memory(seen={DAY: "a", NEXT: "a"})
    days, memory = look({DAY: "a", NEXT: "a"}, memory, ("2023-05-01", DAY))
    assert days == [NEXT]
    assert look({DAY: "a", NEXT: "a"}, memory)[0] == [DAY, NEXT]


def test_a_day_whose_run_failed_waits_for_news_and_is_then_read_along() -> None:
    memory = Memory(seen={DAY: "a"}, asked={DAY: "a"})
    found = decide({DAY: "a"}, [], memory)
    assert found.days == []
    assert found.waiting == [f"{DAY}: asked for before and not read, see failed runs"]
    _, memory = look({DAY: "a", NEXT: "b"}, memory)
    assert look({DAY: "a", NEXT: "b"}, memory)[0] == [DAY, NEXT]


def test_a_day_that_was_read_is_forgotten_so_that_it_can_be_asked_for_again() -> None:
    _, memory = look({}, Memory(seen={DAY: "a"}, asked={DAY: "a"}))
    assert memory == Memory()


def test_waiting_days_say_what_for() -> None:
    found = decide({DAY: "a", NEXT: "a"}, [(NEXT, NEXT)], Memory())
    assert found.waiting == [f"{DAY}: still landing", f"{NEXT}: in a run under way"]
