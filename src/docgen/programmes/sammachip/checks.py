"""All rules of the programme (handbook part 3): those that are declared in rules.toml, and those that need code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from docgen.findings import Finding
from docgen.model import rules as model
from docgen.model.place import Place
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules import amendments, groups, plausible
from docgen.programmes.sammachip.rules.assessments import (
    level_settings,
)
from docgen.programmes.sammachip.rules.calendar import (
    no_holiday,
    officer_in_two_villages,
    weekends,
)
from docgen.programmes.sammachip.rules.day_and_place import tambon_in_district
from docgen.programmes.sammachip.rules.estimates import rates_within_ceilings
from docgen.programmes.sammachip.rules.incomes import incomes_agree
from docgen.programmes.sammachip.rules.letters import (
    letter_number_form,
    letters_before_the_day,
    meeting_adds_up,
    recipients_have_a_name,
)
from docgen.programmes.sammachip.rules.materials import (
    materials_are_recorded,
    materials_within_plan,
    no_durable_articles,
    nothing_is_given_away,
)
from docgen.programmes.sammachip.rules.money import within_budget
from docgen.programmes.sammachip.rules.offices import acting_line_is_whole, one_in_office, post_is_named
from docgen.programmes.sammachip.rules.orders import (
    number_used,
    numbers_in_order,
    order_year,
    support_team,
)
from docgen.programmes.sammachip.rules.payments import (
    absent_speaker_is_not_paid,
    evidence_adds_up,
    paid_after_the_day,
    speaker_fees_add_up,
    speaker_rates,
)
from docgen.programmes.sammachip.rules.people import (
    completed_from_neighbours,
    one_representative,
    sage_is_not_household,
    totals,
    village_count,
)
from docgen.programmes.sammachip.rules.receipts import receipts_have_one_day
from docgen.programmes.sammachip.rules.results import (
    applied_enough,
    attendance_complete,
    keyed_in_for_somebody,
    promoted_enough,
)
from docgen.programmes.sammachip.rules.same_person import (
    one_household_each,
    sage_in_two_villages,
    sage_of_two_villages,
    voucher_has_the_right_number,
)
from docgen.programmes.sammachip.rules.schedules import hours_make_sense, planned_after_founding, village_topics
from docgen.programmes.sammachip.rules.selection import (
    funded_before,
    funded_lately,
    meeting_was_held,
    ready,
)
from docgen.programmes.sammachip.rules.sequence import (
    approved_after_order,
    invited_after_order,
    order_after_meeting,
    order_before_the_day,
    reported_after_the_day,
)
from docgen.programmes.sammachip.rules.survey import occupation_was_wanted
from docgen.programmes.sammachip.rules.taught import paid_for_hours_taught, paid_together_for_hours_taught
from docgen.programmes.sammachip.wider import DistrictDossier, ProvinceDossier

Rule = Callable[[Project], Iterator[Finding]]

PLACES: tuple[type[Place], ...] = (Dossier, GroupDossier, DistrictDossier, ProvinceDossier)

RULES: tuple[Rule, ...] = (
    village_count,
    one_representative,
    sage_is_not_household,
    totals,
    completed_from_neighbours,
    tambon_in_district,
    within_budget,
    materials_within_plan,
    materials_are_recorded,
    nothing_is_given_away,
    no_durable_articles,
    rates_within_ceilings,
    paid_for_hours_taught,
    paid_together_for_hours_taught,
    keyed_in_for_somebody,
    attendance_complete,
    incomes_agree,
    order_year,
    number_used,
    numbers_in_order,
    support_team,
    occupation_was_wanted,
    groups.group_count,
    groups.members_are_trained_households,
    groups.attendee_count,
    groups.five_principles,
    groups.meeting_topics,
    groups.group_within_budget,
    groups.recorded_within_a_week,
    level_settings,
    promoted_enough,
    applied_enough,
    meeting_adds_up,
    recipients_have_a_name,
    letters_before_the_day,
    letter_number_form,
    hours_make_sense,
    village_topics,
    planned_after_founding,
    speaker_fees_add_up,
    speaker_rates,
    absent_speaker_is_not_paid,
    paid_after_the_day,
    evidence_adds_up,
    receipts_have_one_day,
    amendments.amended_team_exists,
    amendments.rounds_follow_each_other,
    amendments.change_is_complete,
    amendments.change_says_one_thing,
    amendments.replaced_is_in_the_team,
    amendments.nobody_joins_twice,
    amendments.role_changes,
    amendments.amended_team_has_its_roles,
    amendments.amended_after_what_it_amends,
    amendments.amended_order_stands,
    amendments.every_round_has_its_number,
    funded_before,
    funded_lately,
    ready,
    meeting_was_held,
    order_after_meeting,
    order_before_the_day,
    approved_after_order,
    invited_after_order,
    reported_after_the_day,
    no_holiday,
    weekends,
    officer_in_two_villages,
    sage_in_two_villages,
    sage_of_two_villages,
    one_household_each,
    voucher_has_the_right_number,
    post_is_named,
    acting_line_is_whole,
    one_in_office,
    *plausible.RULES,
)


@cache
def declared() -> tuple[model.Rule, ...]:
    """The rules of rules.toml."""
    roots = {place.level: place.roots for place in PLACES}
    return model.load_rules(Path(__file__).with_name("rules.toml"), roots)


def check(project: Project) -> list[Finding]:
    """All findings of all rules."""
    by_code = (finding for rule in RULES for finding in rule(project))
    return [*by_code, *(finding for rule in declared() for finding in rule.check(project))]
