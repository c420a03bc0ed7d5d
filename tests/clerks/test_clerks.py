"""A short run of the random clerks; `python -m tests.clerks --steps 10000` is the long one."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.clerks.machine import Clerks

TestClerks = Clerks.TestCase
TestClerks.settings = settings(
    max_examples=8, stateful_step_count=15, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)
