"""A line of the log holds what was chosen, and nothing that anybody wrote."""

import json
import logging

from bot.logs import ChosenWords

NAME = "Grace Holloway"


def logged(logger: str, message: str, *args: object, error: BaseException | None = None) -> str:
    trace = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(logger, logging.ERROR, __file__, 1, message, args, trace)
    record.ref, record.address = "7KQ2", "g.holloway@health.example"
    return ChosenWords().format(record)


def failing() -> BaseException:
    try:
        int(NAME)
    except ValueError as error:
        return error
    raise RuntimeError("a name is no number")


def test_an_event_of_ours_stands_with_what_was_chosen() -> None:
    line = json.loads(logged("scheduler.courier", "taken_over"))
    assert (line["event"], line["ref"], line["level"]) == ("taken_over", "7KQ2", "error")


def test_no_argument_and_no_other_field_gets_in() -> None:
    line = logged("scheduler.courier", "sent to %s", NAME)
    assert "Grace" not in line
    assert "health.example" not in line


def test_another_librarys_words_stay_out() -> None:
    line = logged("uvicorn.error", f"request for {NAME}")
    assert "Grace" not in line
    assert "uvicorn.error" in line


def test_an_error_is_told_by_its_kind_and_the_way_to_it() -> None:
    line = logged("scheduler.courier", "job_failed", error=failing())
    assert "Grace" not in line
    assert json.loads(line)["error"] == "ValueError"
    assert "test_logs.py" in json.loads(line)["where"][0]
