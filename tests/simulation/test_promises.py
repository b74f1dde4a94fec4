"""Each new check of a promise finds a provider that breaks it: the real one with a planted defect."""

from __future__ import annotations

from typing import Any

import pytest
from simulation.campaign import find_violations
from simulation.known import KNOWN
from simulation.ours import Ours
from simulation.schedule import Act, Schedule, Setting
from simulation.template import Template
from simulation.templates import template_of

from glue_constructs.handlers import steps, worker
from glue_constructs.handlers.glue import bookmark, runs

# The templates of the simulated stacks are synthesized.
pytestmark = pytest.mark.process

UPDATED = Schedule(1, (Act("deploy"), Act("deploy", 40, details={"work": 1})))


def broken(schedule: Schedule, provider: Ours | None = None) -> set[str]:
    return {violation.promise for violation in find_violations(schedule, provider or Ours())}


def with_reset(*acts: Act) -> Schedule:
    return Schedule(1, acts, (Setting("reset", value=True),))


class WithoutPolicies(Ours):
    """The provider without the policies of the worker."""

    def template(self, variant: Any, environment: Any) -> Template:
        template = template_of(variant, environment)
        kept = {name: part for name, part in template.parts.items() if part.type != "AWS::IAM::ManagedPolicy"}
        changed = Template({}, environment)
        changed.parts, changed.customs = kept, template.customs
        return changed


def test_p13_finds_a_missing_policy():
    assert "P13" in broken(UPDATED, WithoutPolicies())
    assert broken(UPDATED) == set()


def test_p14_finds_attributes_of_no_run(monkeypatch):
    monkeypatch.setattr(runs.GlueRuns, "find_run", lambda *_args, **_kwargs: None)
    assert broken(KNOWN["6: an update that runs nothing, after 10 days"]) == {"P14"}


def test_p1_finds_a_repeated_reset(monkeypatch):
    reset = runs.GlueRuns.prepare_start
    monkeypatch.setattr(runs.GlueRuns, "prepare_start", lambda *args: bool(reset(*args)) and False)
    assert "P1" in broken(KNOWN["10: the bookmark is reset at each retry"])


def test_p2_finds_a_lost_event_without_a_response(monkeypatch):
    monkeypatch.setattr(worker, "answer_lost_event", lambda _record: None)
    assert {"P2", "P7"} <= broken(KNOWN["10: all deliveries of an event are lost"])


def test_p11_finds_a_role_that_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(runs, "cannot_assume_role", lambda _message: False)
    assert "P11" in broken(KNOWN["3: Glue cannot assume the role of the job yet"])


def test_p11_finds_an_input_error_that_is_repeated(monkeypatch):
    monkeypatch.setattr(steps, "delay_before_retry", lambda *_args, left, **_more: 20 if left > 0 else None)
    assert "P11" in broken(KNOWN["8: an empty JobRunId"])


class TestBookmarkReset:
    """Defects of the steps of a BookmarkReset, each with a call before or instead of the real step."""

    @pytest.fixture
    def change_begin(self, monkeypatch):
        begin = bookmark.BookmarkSteps.begin

        def change(changed):
            monkeypatch.setattr(bookmark.BookmarkSteps, "begin", lambda self, state: changed(self, state, begin))

        return change

    def test_p4_finds_a_reset_by_a_rollback(self, change_begin):
        change_begin(lambda self, state, begin: begin(self, {**state, "rollback": False}))
        failing = Act("deploy", 40, details={"work": 1, "fails_after": 60})
        assert "P4" in broken(with_reset(Act("deploy"), failing))

    def test_p5_finds_a_delete_that_calls_glue(self, change_begin):
        def changed(self, state, begin):
            self._glue.get_job_bookmark(JobName="orders")
            return begin(self, state)

        change_begin(changed)
        assert "P5" in broken(with_reset(Act("deploy"), Act("delete")))

    def test_p9_finds_a_reset_that_is_not_made(self, change_begin):
        change_begin(lambda self, state, begin: begin(self, {**state, "rollback": True}))
        assert "P9" in broken(with_reset(Act("deploy")))

    def test_nothing_is_found_without_a_defect(self):
        failing = Act("deploy", 40, details={"work": 1, "fails_after": 60})
        assert (
            broken(with_reset(Act("deploy"), failing, Act("deploy", 40, details={"work": 2}), Act("delete"))) == set()
        )
