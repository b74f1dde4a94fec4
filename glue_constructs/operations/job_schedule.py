"""The schedule of a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs._cdk.keywords import explain_keywords
from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput
from glue_constructs.model.cron import Cron, InvalidCron

if TYPE_CHECKING:
    from typing import Protocol

    from aws_cdk import Duration, TimeZone

    class HasExpression(Protocol):
        """The CDK's schedules: those of aws_events and aws_scheduler, and the `TriggerSchedule` of aws_glue."""

        @property
        def expression_string(self) -> str:
            """The schedule expression."""


_SHORTEST_MINUTES, _HOUR_MINUTES, _DAY_HOURS = 5, 60, 24
_UTC = ("UTC", "Etc/UTC", "Etc/GMT", "GMT")


@dataclass(frozen=True)
class JobSchedule:
    """A schedule of jobs, in UTC: a Glue trigger has no time zone.

    Attributes:
        expression: The cron expression, ``cron(0 2 * * ? *)``, or a token.

    Raises:
        InvalidInput: Glue would refuse the expression; the message lists every fault.
    """

    expression: str

    def __post_init__(self) -> None:
        if not is_token(self.expression):
            _require_cron(self.expression)

    @classmethod
    @explain_keywords()
    def cron(
        cls,
        *,
        minute: str | int = 0,
        hour: str | int = "*",
        day: str | int | None = None,
        month: str | int = "*",
        week_day: str | int | None = None,
        year: str | int = "*",
        time_zone: str | TimeZone | None = None,
    ) -> JobSchedule:
        """Create a schedule from the fields of a Glue cron expression.

        Args:
            minute: 0-59. Default: 0, because Glue does not allow a run every minute.
            hour: 0-23. Default: every hour.
            day: Day of the month, 1-31, L, W; cannot be combined with week_day. Default: every day.
            month: 1-12 or JAN-DEC. Default: every month.
            week_day: 1-7 or SUN-SAT (1 is Sunday), L. Default: every day.
            year: 1970-2199. Default: every year.
            time_zone: UTC, the only supported value. Default: UTC.

        Raises:
            InvalidInput: Glue would refuse the expression, both `day` and `week_day` are set, or the time zone is not
                UTC.
        """
        require_utc(time_zone)
        if day is not None and week_day is not None:
            raise InvalidInput(
                f"schedule must have day or week_day, not both, got day={day!r} and week_day={week_day!r};"
                " create two schedules"
            )
        days = ("?", week_day) if week_day is not None else ("*" if day is None else day, "?")
        return cls(f"cron({' '.join(map(_field_text, (minute, hour, days[0], month, days[1], year)))})")

    @classmethod
    def rate(cls, every: Duration) -> JobSchedule:
        """Create a schedule at a fixed rate from midnight UTC: ``Duration.minutes(15)`` is at :00, :15, :30 and :45.

        Args:
            every: Minutes that divide an hour (5 at least), hours that divide a day, or one day.

        Raises:
            InvalidInput: No cron expression has this rate; Glue has only cron expressions.
        """
        if not hasattr(every, "to_minutes"):
            raise InvalidInput(f"rate must be an aws_cdk.Duration such as Duration.minutes(15), got {every!r}")
        minutes = every.to_minutes(integral=False)
        expression = None if is_token(minutes) else _cron_of(minutes)
        if expression is None:
            got = "a token" if is_token(minutes) else f"{minutes:g} minutes"
            raise InvalidInput(
                f"rate must be minutes that divide an hour (5 at least), hours that divide a day, or a day, got {got};"
                " Glue has cron expressions only, which restart every hour and every day"
            )
        return cls(expression)

    @classmethod
    def of(cls, value: JobSchedule | HasExpression | str) -> JobSchedule:
        """Convert a `JobSchedule`, a cron expression or a schedule of the CDK to a `JobSchedule`.

        Raises:
            InvalidInput: It is none of these, Glue would refuse it, or its time zone is not UTC.
        """
        if isinstance(value, cls):
            return value
        require_utc(getattr(value, "time_zone", None))
        expression = getattr(value, "expression_string", value)
        if not isinstance(expression, str):
            rate = "; use JobSchedule.rate(...)" if hasattr(value, "to_minutes") else ""
            raise InvalidInput(
                f"schedule must be a JobSchedule or a string such as 'cron(0 2 * * ? *)', got {value!r}{rate}"
            )
        return cls(expression)


def require_utc(time_zone: object) -> None:
    """Check that a time zone is UTC: CreateTrigger has no parameter for a time zone.

    Raises:
        InvalidInput: It is not UTC.
    """
    name = getattr(time_zone, "timezone_name", time_zone)
    if name is not None and name not in _UTC:
        raise InvalidInput(
            f"time_zone must be UTC or not set, got {name!r}: Glue triggers run in UTC only;"
            " for another time zone, let an EventBridge Scheduler schedule start the job or an on-demand trigger"
        )


def _field_text(field: str | int) -> str:
    if not isinstance(field, str) and is_token(field):
        from aws_cdk import Tokenization  # noqa: PLC0415  # only for tokens: without them the module does not need the CDK

        return Tokenization.stringify_number(field)
    return str(field)


def _cron_of(minutes: float) -> str | None:
    """Return the cron expression of a rate; None when there is none."""
    if not float(minutes).is_integer() or minutes < _SHORTEST_MINUTES:
        return None
    hours, rest = divmod(int(minutes), _HOUR_MINUTES)
    if hours == 0 and _HOUR_MINUTES % rest == 0:
        return f"cron(0/{rest} * * * ? *)"
    if rest == 0 and _DAY_HOURS % hours == 0:
        at = {1: "*", _DAY_HOURS: "0"}.get(hours, f"0/{hours}")
        return f"cron(0 {at} * * ? *)"
    return None


def _require_cron(expression: str) -> None:
    try:
        Cron.read(expression)
    except InvalidCron as error:
        faults = error.faults
        if expression.strip().startswith(("rate(", "at(")):
            faults = ["Glue supports cron expressions only; for a rate use JobSchedule.rate(Duration.hours(1))"]
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        message = [f"schedule must be a cron expression that Glue accepts, got {expression!r} ({count})"]
        raise InvalidInput("\n  ".join([*message, *faults])) from error
