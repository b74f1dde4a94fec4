"""All sections, in the order of the page."""

from __future__ import annotations

from . import app, calls, check, first, growth, imports, jobs, provider, python, snapshots

SECTIONS = {
    "jobs": jobs.SECTION,
    "first": first.SECTION,
    "python": python.SECTION,
    "calls": calls.SECTION,
    "provider": provider.SECTION,
    "imports": imports.SECTION,
    "app": app.SECTION,
    "growth": growth.SECTION,
    "check": check.SECTION,
    "snapshots": snapshots.SECTION,
}
