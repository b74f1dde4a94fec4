from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_events, aws_scheduler

from glue_constructs import InvalidInput
from glue_constructs.operations.job_schedule import JobSchedule


@pytest.mark.parametrize(
    ("fields", "expression"),
    [
        pytest.param({}, "cron(0 * * * ? *)", id="hourly, because every minute is too fast"),
        pytest.param({"hour": 2}, "cron(0 2 * * ? *)", id="nightly"),
        pytest.param({"hour": 2, "minute": 30, "week_day": "MON-FRI"}, "cron(30 2 ? * MON-FRI *)", id="weekdays"),
        pytest.param({"hour": 2, "day": "L", "month": "3,6", "year": 2027}, "cron(0 2 L 3,6 ? 2027)", id="month-end"),
        pytest.param({"hour": 2, "time_zone": "UTC"}, "cron(0 2 * * ? *)", id="utc"),
        pytest.param({"hour": 2, "time_zone": cdk.TimeZone.ETC_UTC}, "cron(0 2 * * ? *)", id="cdk-utc"),
    ],
)
def test_fields_make_an_expression(fields, expression):
    assert JobSchedule.cron(**fields).expression == expression


@pytest.mark.parametrize(
    ("every", "expression"),
    [
        (cdk.Duration.minutes(5), "cron(0/5 * * * ? *)"),
        (cdk.Duration.minutes(30), "cron(0/30 * * * ? *)"),
        (cdk.Duration.minutes(60), "cron(0 * * * ? *)"),
        (cdk.Duration.hours(6), "cron(0 0/6 * * ? *)"),
        (cdk.Duration.days(1), "cron(0 0 * * ? *)"),
    ],
)
def test_a_rate_becomes_the_equivalent_cron_expression(every, expression):
    assert JobSchedule.rate(every).expression == expression


@pytest.mark.parametrize(
    "every",
    [
        cdk.Duration.minutes(1),
        cdk.Duration.minutes(7),
        cdk.Duration.seconds(450),
        cdk.Duration.minutes(90),
        cdk.Duration.hours(5),
        cdk.Duration.days(2),
        cdk.Duration.minutes(0),
    ],
    ids=lambda every: str(every.to_minutes(integral=False)),
)
def test_a_rate_without_a_cron_expression_is_refused(every):
    with pytest.raises(
        InvalidInput, match=r"rate must be minutes that divide an hour .* got .* minutes; Glue has cron"
    ):
        JobSchedule.rate(every)


def test_a_rate_with_a_token_is_refused(stack):
    parameter = cdk.CfnParameter(stack, "Minutes", type="Number")
    with pytest.raises(InvalidInput, match="got a token"):
        JobSchedule.rate(cdk.Duration.minutes(parameter.value_as_number))


def test_a_token_as_expression_is_accepted(stack):
    parameter = cdk.CfnParameter(stack, "Schedule")
    assert JobSchedule.of(parameter.value_as_string).expression == parameter.value_as_string


def test_tokens_as_fields_are_accepted(stack):
    hour, day = cdk.CfnParameter(stack, "Hour", type="Number"), cdk.CfnParameter(stack, "Day")
    schedule = JobSchedule.cron(hour=hour.value_as_number, week_day=day.value_as_string)
    parts = stack.resolve(schedule.expression)["Fn::Join"][1]
    assert parts == ["cron(0 ", {"Ref": "Hour"}, " ? * ", {"Ref": "Day"}, " *)"]


@pytest.mark.parametrize(
    "given",
    [
        JobSchedule("cron(0 2 * * ? *)"),
        "cron(0 2 * * ? *)",
        aws_events.Schedule.cron(hour="2", minute="0"),
        aws_scheduler.ScheduleExpression.cron(hour="2", minute="0"),
    ],
    ids=["ours", "text", "events", "scheduler"],
)
def test_a_schedule_is_a_job_schedule_a_string_or_a_schedule_of_the_cdk(given):
    assert JobSchedule.of(given).expression == "cron(0 2 * * ? *)"


class TestBadInput:
    def test_the_message_lists_every_fault(self):
        with pytest.raises(InvalidInput) as caught:
            JobSchedule("cron(61 2 * 13 ? *)")
        assert str(caught.value) == (
            "schedule must be a cron expression that Glue accepts, got 'cron(61 2 * 13 ? *)' (2 faults)\n"
            "  Minutes must be 0 to 59, optionally with , - * /, got '61'\n"
            "  Month must be 1 to 12 or JAN-DEC, optionally with , - * /, got '13'"
        )

    @pytest.mark.parametrize("given", [aws_events.Schedule.rate(cdk.Duration.hours(1)), "rate(1 hour)"], ids=type)
    def test_a_rate_expression_is_refused_with_the_alternative(self, given):
        with pytest.raises(InvalidInput, match=r"cron expressions only; .* JobSchedule\.rate\(Duration\.hours\(1\)\)"):
            JobSchedule.of(given)

    @pytest.mark.parametrize(
        "make",
        [
            lambda zone: JobSchedule.cron(hour=2, time_zone=zone.timezone_name),
            lambda zone: JobSchedule.cron(hour=2, time_zone=zone),
            lambda zone: JobSchedule.of(aws_scheduler.ScheduleExpression.cron(hour="2", time_zone=zone)),
        ],
        ids=["name", "cdk", "scheduler"],
    )
    def test_a_time_zone_is_refused_with_the_alternative(self, make):
        with pytest.raises(InvalidInput, match=r"UTC or not set, got 'Europe/Berlin': .* EventBridge Scheduler"):
            make(cdk.TimeZone.EUROPE_BERLIN)

    @pytest.mark.parametrize(("name", "field"), [("hours", "hour"), ("weekday", "week_day")])
    def test_a_field_of_another_name(self, name, field):
        with pytest.raises(TypeError, match=rf"^cron\(\) got .* '{name}'; did you mean '{field}'\?$"):
            JobSchedule.cron(**{name: 2})

    def test_both_days(self):
        with pytest.raises(InvalidInput, match="day or week_day, not both, got day=1 and week_day='MON'"):
            JobSchedule.cron(day=1, week_day="MON")

    @pytest.mark.parametrize("given", [None, 5, cdk.Duration.hours(1)], ids=type)
    def test_a_value_that_is_not_a_schedule(self, given):
        with pytest.raises(InvalidInput, match="schedule must be a JobSchedule or a string such as"):
            JobSchedule.of(given)

    def test_a_number_instead_of_a_duration(self):
        with pytest.raises(InvalidInput, match=r"rate must be an aws_cdk\.Duration .* got 15"):
            JobSchedule.rate(15)
