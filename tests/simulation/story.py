"""The acts of the user, and the templates that the user deploys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .resources import Target
from .runs import Plan
from .template import as_sent
from .variants import Variant

if TYPE_CHECKING:
    from .schedule import Act
    from .template import Part
    from .world import World


class Story:
    """Performs a schedule's acts: each after the operation of the previous one, or during it."""

    def __init__(self, world: World, acts: tuple[Act, ...]) -> None:
        self._world = world
        self._acts = acts
        self._next = 0
        self._scheduled = False
        self._deployments = 0

    def proceed(self) -> None:
        """Schedule the next act if it can be performed."""
        if self._scheduled or self._next >= len(self._acts):
            return
        act = self._acts[self._next]
        if act.while_busy or self._world.stack.is_idle:
            self._scheduled = True
            self._world.clock.after(act.after, self._perform, act)

    def _perform(self, act: Act) -> None:
        self._scheduled = False
        self._next += 1
        self._world.note("the user: %s", act)
        getattr(self, f"_{act.kind}")(**act.details)
        self.proceed()

    def _deploy(self, *, work: int = 0, without: tuple[str, ...] = (), changes: Any = None, **how: Any) -> None:
        self._deployments += 1
        world, fixed = self._world, self._world.fixed
        settings = {**world.settings, **dict(changes or {}), **fixed}
        variant = self._variant(settings, without)
        for job in world.glue.jobs.values():
            if job.deleted_by_user:  # the user repairs this before he deploys
                world.glue.create_job(job.name)
        if not variant.in_stack:
            world.glue.create_job(variant.job)
        template = world.provider.template(variant, world.environment(world.stack.next_stack()))
        own = (*variant.runs, "OrdersReset")
        properties = {
            part.name: self._properties(part, settings, work) if part.name.startswith(own) else as_sent(part.properties)
            for part in template.customs
        }
        world.stack.deploy(Target(template, properties), **how)

    def _variant(self, settings: dict[str, Any], without: tuple[str, ...]) -> Variant:
        names = ("OrdersNow", "RefundsNow") if settings["twin"] else ("OrdersNow",)
        return Variant(
            kind=self._world.provider.kind,
            runs=tuple(name for name in names if name not in without),
            job=settings["job"],
            in_stack=settings["in_stack"],
            reset_bookmark=settings["reset_bookmark"],
            neighbour=settings["neighbour"],
            reset=settings["reset"] and "OrdersReset" not in without,
        )

    def _properties(self, part: Part, settings: dict[str, Any], work: int) -> dict[str, Any]:
        """Return the properties of a custom resource as CloudFormation sends them, with those of the schedule."""
        written = part.properties
        changed: dict[str, Any] = {"RunOn": settings["run_on"]}
        if settings["run_on"] == "DEPLOY":
            changed["Deployment"] = self._deployments
        if "Wait" in written:
            reserved = int(written["ServiceTimeout"]) - int(written["WaitSeconds"])
            changed["Wait"], changed["StopOnDelete"] = settings["wait"], settings["stop"]
            changed["WaitSeconds"] = settings["wait_seconds"]
            changed["ServiceTimeout"] = settings["wait_seconds"] + reserved
            if settings["on_failure"] != "fail":
                changed["OnFailure"] = settings["on_failure"]
        if "Run" in written:
            changed.update(self._run_properties(written, settings, work))
        elif "Reset" in written:
            changed["Trigger"] = work
        else:
            changed["Job"] = {**written["Job"], "Tags": {"work": work}}
        sent: dict[str, Any] = as_sent({**written, **changed})
        return sent

    @staticmethod
    def _run_properties(written: dict[str, Any], settings: dict[str, Any], work: int) -> dict[str, Any]:
        run = {**written["Run"], "Arguments": {**written["Run"]["Arguments"], "--work": work}}
        if settings["empty_parameter"]:
            run[settings["empty_parameter"]] = ""
        job = {"Fingerprint": "other stack"} if settings["known_retries"] else {}
        job = {**job, **written.get("Job", {})}
        return {"Run": run, "Job": {**job, "MaxRetries": settings["max_retries"]}} if job else {"Run": run}

    def _delete(self) -> None:
        self._world.stack.delete()

    def _continue_rollback(self) -> None:
        self._world.stack.continue_rollback()

    def _stop_run(self) -> None:
        """Stop the newest live run."""
        glue, now = self._world.glue, self._world.clock.now
        glue.advance()
        for run in reversed(glue.runs):
            if run.is_live(now):
                self._world.note("a user stops %s", run.id)
                run.stop(now, None)
                return

    def _delete_job(self) -> None:
        for name in self._world.glue.jobs:
            self._world.glue.delete_job(name, by_user=True)

    def _start_run(self, *, running: float = 100) -> None:
        """Start a run of the job manually, without a token."""
        glue = self._world.glue
        for job in glue.jobs.values():
            if job.exists:
                glue.add_by_hand(job, Plan(starting=2, running=running))
                return
