"""The only module here that knows the simulator: the names of its schedules, and whether one breaks a promise."""

from __future__ import annotations

from typing import Any

PROVIDERS = ("ours", "location")
KNOWN = "known/"


class Simulator:
    """The simulator, with the handlers that this process imports.

    A check is named ``known/<name>`` or ``<provider>/<seed>``.
    """

    def __init__(self) -> None:
        # Imported late: a mutant is applied before anything imports the handlers.
        from simulation import campaign, known  # noqa: PLC0415

        self._campaign: Any = campaign
        self._known: Any = known

    def checks(self, schedules: int) -> list[str]:
        """Return the names of the known schedules and of some schedules of each provider."""
        drawn = [f"{provider}/{seed}" for seed in range(1, schedules + 1) for provider in PROVIDERS]
        return [*(f"{KNOWN}{name}" for name in self._known.KNOWN), *drawn]

    def fails(self, check: str) -> bool:
        """Run a schedule, and return whether it breaks a promise."""
        kind, _, name = check.partition("/")
        if check.startswith(KNOWN):
            provider = self._campaign.PROVIDERS[PROVIDERS[0]]()
            return bool(self._campaign.find_violations(self._known.KNOWN[name], provider))
        return bool(self._campaign.run_campaign([int(name)], kind, kept=0).broken)
