"""What a coach is told: all of it comes out of the door, somebody is named to ring, and no scene has two best ways."""

from __future__ import annotations

from collections import Counter

import pytest

from highways import evidence


def test_as_much_comes_out_as_the_evidence_base_holds():
    assert Counter(one.level for one in evidence.activities()) == {"may": 13, "agreed": 7, "licensed": 11}
    assert Counter(one.action for one in evidence.signs()) == {"now": 4, "same-day": 12, "refer": 2, "carry-on": 2}
    assert [one.id for one in evidence.scenarios()] == [f"s{n:02}" for n in range(1, 13)]
    assert len(evidence.terms()) == 55
    assert len(evidence.answers()) == 24


@pytest.mark.parametrize("scene", evidence.scenarios(), ids=lambda one: one.id)
def test_every_way_through_a_scene_ends_in_a_reason(scene: evidence.Scenario):
    assert [one.id for one in scene.options].count(scene.best) == 1
    for one in scene.options:
        assert one.outcome != one.feedback
        assert one.outcome.endswith(".")
        assert one.feedback.endswith(".")


def test_the_best_way_has_no_place_of_its_own():
    """Whoever always picks the second must not be right each time."""
    places = Counter([one.id for one in scene.options].index(scene.best) for scene in evidence.scenarios())
    assert set(places) == {0, 1, 2}


@pytest.mark.parametrize("sign", evidence.signs(action="now"), ids=lambda one: one.id)
def test_an_emergency_goes_to_the_emergency_services_first(sign: evidence.RedFlag):
    assert sign.contact.startswith("Emergency services")


def test_doubt_about_suicide_is_an_emergency():
    by = {one.id: one for one in evidence.signs()}
    assert "not sure" in by["suicide-plan"].sign
    assert "without a plan" not in by["suicide-thoughts"].sign, (
        "the line is whether they would act, and no plan is no comfort"
    )
    assert "cannot tell" in by["suicide-plan"].sign
    assert "not sure, treat it as an emergency" in by["suicide-thoughts"].contact
    assert "crisis line at any hour" in by["suicide-thoughts"].contact


def test_a_mood_that_drops_reaches_the_clinic_today_and_the_question_is_asked():
    by = {one.id: one for one in evidence.signs()}
    assert by["mood"].action == "same-day"
    assert by["mood"].contact.startswith("The clinic today")
    assert "night" in by["mood"].contact
    assert "Are you thinking about suicide?" in by["mood"].says
    assert "no clear drop in mood and no thoughts of suicide" in by["fading"].sign


def test_hard_to_wake_and_slow_breathing_need_an_ambulance():
    sign = next(one for one in evidence.signs() if one.id == "collapse").sign
    assert all(part in sign for part in ("very hard to wake", "very slow breathing", "blue lips"))


def test_hours_after_a_session_nobody_waits_for_the_night_to_pass():
    scene = evidence.scenarios()[0]
    best = next(one for one in scene.options if one.id == scene.best).text
    assert "night number, or the out-of-hours doctor, now" in " ".join(best.split())
    assert "ask plainly about danger" in best


def test_the_verdicts_beside_an_answer_are_those_of_shown_claims():
    assert all(evidence.claim(id).verdict for one in evidence.answers() for id in one.claims)
    assert {one.id for one in evidence.answers() if one.claims} >= {
        "can-ketamine-treat-trauma",
        "how-long-does-it-last",
    }


def test_driving_is_told_with_both_rules():
    answer = next(one for one in evidence.answers() if one.id == "can-i-drive-home").answer
    assert "until the next day, after a good sleep" in answer
    assert "not for 24 hours" in answer
