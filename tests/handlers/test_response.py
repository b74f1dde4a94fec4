"""The response to CloudFormation: its body, and its PUT, which is repeated."""

from __future__ import annotations

import json
import urllib.error
from contextlib import nullcontext
from datetime import datetime, timezone
from email.message import Message
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from handlers import events

from glue_constructs.handlers import response

if TYPE_CHECKING:
    from collections.abc import Callable

CREATE = events.event("Create")


class TestABody:
    def test_has_the_members_that_cloudformation_requires(self):
        update = events.event("Update")
        assert json.loads(response.body(update, status="SUCCESS")) == {
            "Status": "SUCCESS",
            "PhysicalResourceId": "OrdersNow-1234",
            "StackId": events.STACK,
            "RequestId": "r-1",
            "LogicalResourceId": "OrdersNow",
        }

    def test_has_a_reason_and_data_if_they_are_given(self):
        made = json.loads(response.body(CREATE, status="FAILED", reason="no", data={"RunId": "jr_1"}))
        assert (made["Reason"], made["Data"]) == ("no", {"RunId": "jr_1"})

    @pytest.mark.parametrize(("size", "is_truncated"), [(4096, False), (4097, True)])
    def test_is_truncated_if_cloudformation_would_not_accept_it(self, size, is_truncated):
        reason = "x" * (size - len(response.body(CREATE, status="FAILED", reason="x")) + 1)
        made = response.body(CREATE, status="FAILED", reason=reason)
        assert (len(made) < size) == is_truncated
        assert (json.loads(made)["Reason"] != reason) == is_truncated

    @pytest.mark.parametrize(
        ("attributes", "kept"), [(0, 512), (6, 512), (7, 256), (13, 256), (24, 128), (44, 64), (70, 32)]
    )
    def test_that_is_too_long_has_its_texts_truncated_to_what_fits(self, attributes, kept):
        data = {f"Attribute{number}": "ä" * 1000 for number in range(attributes)}
        made = response.body(CREATE, status="FAILED", reason="y" * 4096, data=data)
        assert len(made) <= 4096
        assert json.loads(made) == {
            **json.loads(response.body(CREATE, status="FAILED")),
            "Reason": "y" * (kept - 3) + "...",
            **({"Data": dict.fromkeys(data, "ä" * ((kept - 3) // 2) + "...")} if data else {}),
        }

    def test_with_long_data_and_no_reason_has_its_data_truncated(self):
        made = json.loads(response.body(CREATE, status="SUCCESS", data={"Arguments": "x" * 5000}))
        assert made["Data"] == {"Arguments": "x" * 509 + "..."}
        assert not made["Reason"]

    def test_is_not_escaped_so_that_more_of_it_fits(self):
        assert "Ü€".encode() in response.body(CREATE, status="FAILED", reason="Ü€")

    def test_replaces_what_utf_8_cannot_encode(self):
        assert json.loads(response.body(CREATE, status="FAILED", reason="a\ud800b"))["Reason"] == "a?b"


class TestAText:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("0123456789", "0123456789"),
            ("0123456789a", "0123456..."),
            ("ÄÖÜÄÖ", "ÄÖÜÄÖ"),
            ("ÄÖÜÄÖÜ", "ÄÖÜ..."),
            ("a\tb\x00c\nd", "a b c\nd"),
            ("\x00" * 10, " " * 10),
            ("\x00" * 11, " " * 7 + "..."),
            ("\ud800" * 12, " " * 7 + "..."),
        ],
        ids=ascii,
    )
    def test_is_truncated_in_bytes_and_has_no_control_characters(self, text, expected):
        assert response.truncate(text, 10) == expected

    def test_of_an_attribute_is_a_string_whatever_the_member_is(self):
        run = {"Id": "jr_1", "Attempt": 0, "StartedOn": datetime(2026, 11, 20, tzinfo=timezone.utc)}
        members = {"RunId": "Id", "AttemptNumber": "Attempt", "Started": "StartedOn", "Ended": "CompletedOn"}
        assert response.stringify_members(run, members, max_bytes=100) == {
            "RunId": "jr_1",
            "AttemptNumber": "0",
            "Started": "2026-11-20T00:00:00+00:00",
            "Ended": "",
        }


class Puts:
    """Replaces urlopen: it has a list of results, the last of which is repeated; it records the requests."""

    def __init__(self, *results: Exception | None) -> None:
        self.results = list(results)
        self.requests: list[Any] = []
        self.timeouts: list[float] = []
        self.were_read: list[bool] = []

    def __call__(self, request: Any, timeout: float) -> nullcontext[SimpleNamespace]:
        self.requests.append(request)
        assert len(self.requests) < 100, "the PUT is repeated without end"
        self.timeouts.append(timeout)
        result = self.results.pop(0) if len(self.results) > 1 else self.results[0]
        if result:
            raise result
        return nullcontext(SimpleNamespace(read=lambda: self.were_read.append(True)))


def http_error(status: int) -> urllib.error.HTTPError:
    return urllib.error.HTTPError("https://response", status, f"status {status}", Message(), None)


@pytest.fixture
def puts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Puts]:
    def replace(*results: Exception | None) -> Puts:
        made = Puts(*results)
        monkeypatch.setattr("urllib.request.urlopen", made)
        return made

    return replace


class TestAResponse:
    def test_is_put_to_the_url_of_the_request(self, puts):
        sent = puts(None)
        response.send(events.event("Create", url="https://response"), b"{}")
        [request] = sent.requests
        assert (request.full_url, request.get_method(), request.data) == ("https://response", "PUT", b"{}")
        assert request.get_header("Content-type") == ""  # the URL is signed for it
        assert sent.were_read == [True]

    @pytest.mark.parametrize(
        "error", [OSError("reset"), TimeoutError(), *map(http_error, (408, 429, 500, 503))], ids=str
    )
    def test_is_repeated_while_its_url_is_not_available(self, puts, clock_of_responses, error):
        sent = puts(error, error, None)
        response.send(CREATE, b"{}")
        assert (len(sent.requests), clock_of_responses.now) == (3, 4)

    @pytest.mark.parametrize("error", [OSError("reset"), http_error(503)], ids=str)
    def test_that_is_not_accepted_raises_before_the_workers_timeout(self, puts, clock_of_responses, error):
        """The last PUT may begin after 26 seconds; a PUT has 10 seconds to connect and 10 to respond."""
        sent = puts(error)
        with pytest.raises(type(error)):
            response.send(CREATE, b"{}")
        assert clock_of_responses.now == 26
        assert set(sent.timeouts) == {10}

    @pytest.mark.parametrize("last", [OSError("reset"), http_error(503)], ids=str)
    def test_has_a_last_try_when_the_time_is_up(self, puts, clock_of_responses, last):
        clock = clock_of_responses
        clock.sleep = lambda seconds: setattr(clock, "now", max(25.0, clock.now + seconds))
        sent = puts(last)
        with pytest.raises(type(last)):
            response.send(CREATE, b"{}")
        assert len(sent.requests) == 2

    @pytest.mark.parametrize("status", [400, 403, 404, 409, 499])
    def test_that_is_refused_is_not_repeated(self, puts, clock_of_responses, status):
        puts(http_error(status))
        expected = f"the response was refused: HTTP Error {status}: status {status}"
        with pytest.raises(response.ResponseRefused, match=f"^{expected}$"):
            response.send(CREATE, b"{}")
        assert clock_of_responses.now == 0
