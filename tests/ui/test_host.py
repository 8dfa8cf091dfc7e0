"""The static host: mounts late, keeps the still when it must, and follows the contract."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

WORKS = "window.__hw_t_W = { default: { render({ model, el }) { el.textContent = 'live ' + model.get('n'); } } };"
STATE = {"n": 3}


@pytest.fixture
def shown(page_with: Callable, open_page: Callable) -> Callable[..., Page]:
    return lambda script, **options: open_page(page_with("t.W", STATE, script, options.pop("before", "")), **options)


def test_the_live_widget_takes_the_place_of_the_still(shown):
    page = shown(WORKS)
    expect(page.get_by_text("live 3")).to_be_visible()
    expect(page.get_by_text("the still picture")).to_be_hidden()


def test_tab_does_not_walk_past_a_widget_that_is_far_below(shown):
    far = '<a href="#before">before</a><div style="height: 5000px"></div>'
    button = WORKS.replace("el.textContent = 'live ' + model.get('n')", "el.innerHTML = '<button>live</button>'")
    page = shown(button, before=far)
    assert page.get_by_role("button", name="live").count() == 0
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="live")).to_be_attached()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="live")).to_be_focused()


def test_without_javascript_the_still_stays(shown):
    page = shown(WORKS, java_script_enabled=False)
    expect(page.get_by_text("the still picture")).to_be_visible()


def test_paper_gets_the_still(shown):
    page = shown(WORKS)
    expect(page.get_by_text("live 3")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("the still picture")).to_be_visible()
    expect(page.get_by_text("live 3")).to_be_hidden()


@pytest.mark.parametrize(
    "script",
    [
        "window.__hw_t_W = { default: { render() { throw new Error('no'); } } };",
        "window.__hw_t_W = { default: { async initialize() { throw new Error('no'); }, render() {} } };",
        "window.__hw_t_W = { default: () => Promise.reject(new Error('no')) };",
        "window.__hw_t_W = {};",
        "this is no script",
        None,  # and no bundle at all
    ],
)
def test_when_anything_throws_the_still_stays_and_one_line_says_so(shown, open_page, script):
    page = shown(script)
    expect(page.get_by_role("status")).to_have_text(
        "The live version could not start here, so this is its still picture."
    )
    expect(page.get_by_text("the still picture")).to_be_visible()
    assert page.locator(".hw-live").count() == 0
    open_page.complaints.clear()  # the console holds what threw, for whoever mends it


def test_it_mounts_when_it_comes_near(shown):
    page = shown(WORKS, before="<div style='height: 4000px'>far above</div>")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.__hw_t_W === undefined"), "the bundle was loaded long before it was needed"
    page.get_by_text("the still picture").scroll_into_view_if_needed()
    expect(page.get_by_text("live 3")).to_be_visible()


def test_one_model_serves_a_widget_that_asks_for_another(page_with, open_page):
    """`host` reaches the other widgets of the page by id, and initialises each model once."""
    script = """window.__hw_t_W = { default: {
      initialize({ model }) { model.set('n', model.get('n') + 1); return { twice: () => 2 * model.get('n') }; },
      async render({ model, el, host }) {
        if (el.dataset.inner) { el.textContent = 'inner'; return; }
        const inner = document.createElement('div'); inner.dataset.inner = 'yes'; el.append(inner);
        const other = await host.getWidget('IPY_MODEL_it');
        await other.render({ el: inner });
        el.append(` sees ${other.exports.twice()} ${(await host.getModel('it')) === model}`);
      } } };"""
    page = open_page(page_with("t.W", STATE, script))
    expect(page.locator(".hw-live")).to_have_text("inner sees 8 true")


def test_a_trait_cannot_end_the_script_that_carries_it(open_page, tmp_path):
    from highways.learning.widget import Check

    option = {"text": "</script><b>out</b>", "why": "w"}
    question = {"kind": "choose", "ask": "a?", "options": [option, {"text": "t", "why": "w", "right": True}]}
    page = tmp_path / "page.html"
    page.write_text(f'<link rel="icon" href="data:,">{Check(questions=[question] * 3).figure()}', "utf-8")
    assert open_page(page.as_uri()).locator("b").count() == 0
