"""House rules across content files. Each rule yields problems with an address; RULES names them all."""

import datetime
from collections.abc import Callable, Iterator

from ..errors import ContentInvalid, Problem
from ..library import Library
from ..shapes import check_shapes
from .assurance import checks_show_where, hazards_are_controlled
from .commands import commands_work, mentions_work
from .comparisons import (
    always_exists,
    chances_are_whole,
    decisions_have_outcomes,
    grids_are_full,
    groups_exist,
    missing_studies_are_told,
    option_names_are_unique,
    options_are_balanced,
    questions_end_as_questions,
    stated_cells_say_something,
)
from .content import Content, read_content
from .dates import dates_are_ordered, files_are_dated, governance_is_said, nothing_is_overdue
from .evidence import (
    assertions_have_sources,
    myths_are_judged,
    notices_speak_of_the_guide,
    opinions_name_their_seller,
    opinions_say_whose,
    sellers_stand_not_alone,
    verdicts_judge_claims,
)
from .figures import captions_tell_all, figures_fit
from .grades import causes_have_one_grade
from .handouts import handout_parts_take_one_thing, handouts_hear_every_answer, handouts_take_what_is_there
from .ipdas import grades_are_counted, ipdas_items_are_backed, scored_tables_exist, scores_are_counted
from .labels import (
    label_groups_exist,
    label_texts_are_short,
    label_words_leave_room,
    prints_name_one_ingredient,
)
from .language import (
    chances_are_counted,
    chunks_are_small,
    purpose_is_kept,
    sentences_are_short,
    text_is_ascii,
)
from .medical_words import medical_words_are_explained
from .names import file_name_is_id, ids_are_kebab_case, ids_are_unique
from .outcomes import (
    emergencies_have_no_findings,
    findings_add_up,
    findings_match_questions,
    outcomes_are_told_apart,
    outcomes_can_be_compared,
)
from .quiz import (
    age_is_asked_first,
    doubt_is_heard,
    features_have_one_answer,
    first_steps_can_be_given,
    flags_have_sources,
    flags_read_answers,
    levels_are_all_there,
    questions_look_back,
    screens_end_with_none,
    warnings_are_read,
    warnings_come_first,
)
from .reading import pages_are_plain
from .references import (
    cards_name_flags,
    figures_exist,
    sections_say_something,
    sources_are_used,
    sources_exist,
    sources_stand_once,
    taken_claims_exist,
    terms_have_names,
)
from .verbs import sure_cells_are_sure, verbs_match_certainty
from .words import words_are_complete

Rule = Callable[[Content], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    file_name_is_id,
    ids_are_kebab_case,
    ids_are_unique,
    sources_exist,
    sources_are_used,
    sources_stand_once,
    cards_name_flags,
    figures_exist,
    taken_claims_exist,
    sections_say_something,
    terms_have_names,
    commands_work,
    mentions_work,
    grids_are_full,
    groups_exist,
    always_exists,
    option_names_are_unique,
    questions_end_as_questions,
    decisions_have_outcomes,
    stated_cells_say_something,
    missing_studies_are_told,
    chances_are_whole,
    options_are_balanced,
    age_is_asked_first,
    warnings_come_first,
    questions_look_back,
    flags_read_answers,
    warnings_are_read,
    screens_end_with_none,
    features_have_one_answer,
    doubt_is_heard,
    flags_have_sources,
    first_steps_can_be_given,
    levels_are_all_there,
    findings_match_questions,
    findings_add_up,
    outcomes_are_told_apart,
    emergencies_have_no_findings,
    outcomes_can_be_compared,
    dates_are_ordered,
    nothing_is_overdue,
    files_are_dated,
    governance_is_said,
    assertions_have_sources,
    sellers_stand_not_alone,
    opinions_name_their_seller,
    opinions_say_whose,
    notices_speak_of_the_guide,
    myths_are_judged,
    verdicts_judge_claims,
    sentences_are_short,
    chances_are_counted,
    purpose_is_kept,
    verbs_match_certainty,
    sure_cells_are_sure,
    causes_have_one_grade,
    chunks_are_small,
    text_is_ascii,
    handout_parts_take_one_thing,
    handouts_take_what_is_there,
    handouts_hear_every_answer,
    figures_fit,
    captions_tell_all,
    pages_are_plain,
    medical_words_are_explained,
    hazards_are_controlled,
    checks_show_where,
    prints_name_one_ingredient,
    label_groups_exist,
    label_texts_are_short,
    label_words_leave_room,
    ipdas_items_are_backed,
    scored_tables_exist,
    scores_are_counted,
    grades_are_counted,
    words_are_complete,
)
"""Every house rule; its docstring is its documentation."""


REFERENCES: tuple[Rule, ...] = (
    sources_exist,
    cards_name_flags,
    figures_exist,
    taken_claims_exist,
    grids_are_full,
    groups_exist,
    always_exists,
    stated_cells_say_something,
    age_is_asked_first,
    questions_look_back,
    flags_read_answers,
    warnings_are_read,
    features_have_one_answer,
    doubt_is_heard,
    levels_are_all_there,
    findings_match_questions,
    label_groups_exist,
    words_are_complete,
)
"""Rules without which a command could not show a folder, or could not be trusted to: a pack must keep them."""


def check_references(library: Library) -> list[Problem]:
    """What would make a command fail or mislead on this folder, sorted; its shapes must be right."""
    content = read_content(library, datetime.date.min)
    return sorted(problem for rule in REFERENCES for problem in rule(content))


def check(library: Library, today: datetime.date) -> list[Problem]:
    """All problems of a content folder, sorted. While a shape is wrong, only the shapes' mistakes are told."""
    try:
        problems = check_shapes(library)
    except ContentInvalid as error:
        return list(error.problems)
    if problems:
        return problems
    content = read_content(library, today)
    return sorted(problem for rule in RULES for problem in rule(content))
