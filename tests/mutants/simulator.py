"""The only module here that knows the simulator: the names of its schedules, and whether one breaks a promise."""

from __future__ import annotations

from typing import Any

PROVIDERS = ("ours", "location")
KNOWN = "known/"


def prepare() -> None:
    """Prepare the process whose forks use the simulator: they need not synthesize the templates."""
    from simulation import templates  # noqa: PLC0415  # importable only when the suite is set up

    templates.preload()


class Simulator:
    """The simulator, with the handlers that this process imports.

    A check is named ``known/<provider>/<name>`` or ``<provider>/<seed>``.
    """

    def __init__(self) -> None:
        # Imported late: a mutant is applied before anything imports the handlers.
        from simulation import campaign, known  # noqa: PLC0415

        self._campaign: Any = campaign
        self._known: Any = known

    def checks(self, schedules: int) -> list[str]:
        """Return the names of the known schedules and of some schedules of each provider."""
        drawn = [f"{provider}/{seed}" for seed in range(1, schedules + 1) for provider in PROVIDERS]
        known = [f"{KNOWN}{provider}/{name}" for provider, names in self._schedules().items() for name in names]
        return [*known, *drawn]

    def _schedules(self) -> dict[str, Any]:
        return {"ours": self._known.KNOWN, "location": self._known.KNOWN_OF_LOCATION}

    def fails(self, check: str) -> bool:
        """Run a schedule, and return whether it breaks a promise."""
        kind, _, name = check.removeprefix(KNOWN).partition("/")
        if check.startswith(KNOWN):
            schedule = self._schedules()[kind][name]
            return bool(self._campaign.find_violations(schedule, self._campaign.PROVIDERS[kind]()))
        return bool(self._campaign.run_campaign([int(name)], kind, kept=0).broken)
