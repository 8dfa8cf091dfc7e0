"""A broken file says in one sentence where, what and how to mend it; a good one shows everything on paper."""

import copy
import html
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from highways.learning import load, prediction
from highways.learning.questions import check_questions
from highways.learning.still import sheet, shuffled

LESSON = Path(__file__).with_name("lesson.questions.yml")
GOOD = yaml.safe_load(LESSON.read_text(encoding="utf-8"))
CHOOSE, ORDER, SORT, ESTIMATE = range(4)


def broken(tmp_path, change=None, text=None):
    """The sentence for the good lesson with one change, or for a file with this text."""
    data = copy.deepcopy(GOOD)
    if change:
        change(data)
    path = tmp_path / "x.questions.yml"
    path.write_text(yaml.safe_dump(data) if text is None else text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^x\.questions\.yml") as caught:
        load(path)
    return str(caught.value)


def test_a_good_file_is_plain_data():
    lesson = load(LESSON)
    assert lesson.check == GOOD["check"]
    assert lesson.predict == GOOD["predict"]
    assert prediction(LESSON)["options"][1]["value"] == "step"


def test_a_lesson_may_ask_for_no_prediction(tmp_path):
    path = tmp_path / "x.questions.yml"
    path.write_text(yaml.safe_dump({"check": GOOD["check"]}), encoding="utf-8")
    assert load(path).predict is None
    with pytest.raises(ValueError, match=r"x\.questions\.yml: it has no 'predict'; add one"):
        prediction(path)


def test_a_missing_file(tmp_path):
    with pytest.raises(ValueError, match=r"^none\.yml: there is no such file in .*; check the name and the folder\.$"):
        load(tmp_path / "none.yml")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("check:\n  - ask: Why: this?\n", "x.questions.yml, line 2: this is not YAML (mapping values are not allowed"),
        ("check: [\n", "x.questions.yml, line 2: this is not YAML"),
        ("check: []\ncheck: []\n", "x.questions.yml, line 2: this is not YAML ('check' stands here a second time)"),
        ("check: \x07\n", "x.questions.yml: this is not YAML (a character that YAML does not allow)"),
        ("", "x.questions.yml: the content of the file is not a set of named fields; write each field as"),
        ("check: 3\n", "x.questions.yml: 'check' of the file is not a list; start each entry on a line of its own"),
        ("{}\n", "x.questions.yml: it asks nothing; add a 'predict', a 'check', or both."),
        ("predict: {}\n", "x.questions.yml, predict: the prediction has no 'ask'; write the question in a sentence."),
        ("chek: []\n", "x.questions.yml: the file has a field 'chek' that is not known; use 'predict' or 'check'."),
    ],
)
def test_a_file_that_is_not_a_lesson(tmp_path, text, sentence):
    assert broken(tmp_path, text=text).startswith(sentence)


def test_a_file_in_another_encoding(tmp_path):
    path = tmp_path / "x.questions.yml"
    path.write_bytes("check: é".encode("latin-1"))
    with pytest.raises(ValueError, match=r"x\.questions\.yml: it is not text in UTF-8; save it as UTF-8\."):
        load(path)


def put(place, value):
    """A change: follow `place` into the lesson and put `value` there."""

    def change(data):
        *way, last = place
        for step in way:
            data = data[step]
        data[last] = value

    return change


def drop(place):
    def change(data):
        *way, last = place
        for step in way:
            data = data[step]
        del data[last]

    return change


def q(n, *place):
    return ("check", n, *place)


BREAKS = {
    "too few questions": (
        lambda data: data.update(check=data["check"][:1]),
        "x.questions.yml: there is 1 question; ask 3 to 5 in a lesson.",
    ),
    "too many questions": (
        lambda data: data.update(check=data["check"] * 2),
        "x.questions.yml: there are 8 questions; ask 3 to 5 in a lesson.",
    ),
    "no kind": (
        drop(q(1, "kind")),
        "x.questions.yml, question 2: it has no 'kind'; use one of 'choose', 'order', 'sort' or 'estimate'.",
    ),
    "unknown kind": (
        put(q(1, "kind"), "guess"),
        "x.questions.yml, question 2: the kind 'guess' is not known; "
        "use one of 'choose', 'order', 'sort' or 'estimate'.",
    ),
    "a kind that is a list": (
        put(q(1, "kind"), ["order"]),
        "x.questions.yml, question 2: the kind ['order'] is not known; "
        "use one of 'choose', 'order', 'sort' or 'estimate'.",
    ),
    "not a question": (
        put(q(2), "Why?"),
        "x.questions.yml, question 3: it has no 'kind'; use one of 'choose', 'order', 'sort' or 'estimate'.",
    ),
    "unknown field": (
        put(q(ORDER, "hint"), "Look."),
        "x.questions.yml, question 2: the question has a field 'hint' that is not known; use 'kind', 'ask' or 'items'.",
    ),
    "missing ask": (
        drop(q(SORT, "ask")),
        "x.questions.yml, question 3: the question has no 'ask'; write the question in a sentence.",
    ),
    "missing why": (
        drop(q(CHOOSE, "options", 2, "why")),
        "x.questions.yml, question 1: option 3 has no 'why'; "
        "give each option a sentence that says why it is right or not.",
    ),
    "missing why of an item": (
        drop(q(ORDER, "items", 0, "why")),
        "x.questions.yml, question 2: item 1 has no 'why'; give a sentence that says why.",
    ),
    "missing unit": (
        drop(q(ESTIMATE, "unit")),
        "x.questions.yml, question 4: the question has no 'unit'; add a line 'unit: ...'.",
    ),
    "text that YAML read as no": (
        put(q(CHOOSE, "options", 0, "text"), False),
        "x.questions.yml, question 1: 'text' of option 1 is not text; "
        "write some, in quotes if it is a number or a word such as yes or no.",
    ),
    "empty text": (
        put(q(CHOOSE, "ask"), "  "),
        "x.questions.yml, question 1: 'ask' of the question is not text; "
        "write some, in quotes if it is a number or a word such as yes or no.",
    ),
    "right in quotes": (
        put(q(CHOOSE, "options", 1, "right"), "true"),
        "x.questions.yml, question 1: 'right' of option 2 is not true or false; write 'right: true', or leave it out.",
    ),
    "none right": (
        drop(q(CHOOSE, "options", 1, "right")),
        "x.questions.yml, question 1: no option is right; add 'right: true' to one of them.",
    ),
    "two right": (
        put(q(CHOOSE, "options", 0, "right"), True),
        "x.questions.yml, question 1: 2 options are right; keep 'right: true' on one of them.",
    ),
    "a right option that is told by its length": (
        put(q(CHOOSE, "options", 1, "text"), "Traffic keeps strictly to the widest road, day after day"),
        "x.questions.yml, question 1: option 2 is the right one, and it has 56 characters and the next longest 38, so its "
        "length gives it away; shorten it, or let the others say as much.",
    ),
    "a guess that is told by its length": (
        put(("predict", "options", 1, "text"), "All at once, after a while"),
        "x.questions.yml, predict: option 2 is the right one, and it has 26 characters and the next longest 10, so its "
        "length gives it away; shorten it, or let the others say as much.",
    ),
    "one option": (
        lambda data: data["check"][CHOOSE].update(options=data["check"][CHOOSE]["options"][1:2]),
        "x.questions.yml, question 1: it has fewer than two options; add more, so that there is something to decide.",
    ),
    "one item": (
        lambda data: data["check"][ORDER].update(items=data["check"][ORDER]["items"][:1]),
        "x.questions.yml, question 2: it has fewer than two items; add more, so that there is something to decide.",
    ),
    "one bin": (
        put(q(SORT, "bins"), ["Coach"]),
        "x.questions.yml, question 3: it has fewer than two bins; add more, so that there is something to decide.",
    ),
    "a bin that is a number": (
        put(q(SORT, "bins", 1), 2),
        "x.questions.yml, question 3: the name of bin 2 is not text; "
        "write some, in quotes if it is a number or a word such as yes or no.",
    ),
    "two bins alike": (
        put(q(SORT, "bins"), ["Coach", "Clinic", "coach"]),
        "x.questions.yml, question 3: bin 3 says the same as bin 1; make their texts differ.",
    ),
    "a bin that is not listed": (
        put(q(SORT, "items", 1, "bin"), "Doctor"),
        "x.questions.yml, question 3: item 2 goes into 'Doctor', which is not among the bins; "
        "use one of 'Coach' or 'Clinic', or add it to 'bins'.",
    ),
    "two options alike": (
        put(q(CHOOSE, "options", 2, "text"), "the people  in it are weak"),
        "x.questions.yml, question 1: option 3 says the same as option 1; make their texts differ.",
    ),
    "an option that is text": (
        put(q(CHOOSE, "options", 0), "The people"),
        "x.questions.yml, question 1: the content of option 1 is not a set of named fields; "
        "write each field as 'name: value'.",
    ),
    "answer off the scale": (
        put(q(ESTIMATE, "answer"), 101),
        "x.questions.yml, question 4: the answer 101 is not between 0 and 100; change the answer or widen the scale.",
    ),
    "answer with a unit": (
        put(q(ESTIMATE, "answer"), "75 %"),
        "x.questions.yml, question 4: 'answer' of the question is not a number; write it in digits, without a unit.",
    ),
    "answer without end": (
        put(q(ESTIMATE, "answer"), float("inf")),
        "x.questions.yml, question 4: 'answer' of the question is not a number; write it in digits, without a unit.",
    ),
    "nothing near enough": (
        put(q(ESTIMATE, "within"), 0),
        "x.questions.yml, question 4: 'within' is 0; make it larger than 0: how far off is still near enough.",
    ),
    "scale upside down": (
        put(q(ESTIMATE, "from"), 100),
        "x.questions.yml, question 4: 'from' (100) is not below 'to' (100); make the scale run from small to large.",
    ),
    "no step": (
        put(q(ESTIMATE, "step"), 0),
        "x.questions.yml, question 4: 'step' is 0; make it larger than 0.",
    ),
    "a step too coarse": (
        put(q(ESTIMATE, "step"), 60),
        "x.questions.yml, question 4: no step of the scale comes within 10 of the answer; make 'step' smaller.",
    ),
    "prediction without a value": (
        drop(("predict", "options", 0, "value")),
        "x.questions.yml, predict: option 1 has no 'value'; say what the widget draws for it.",
    ),
    "prediction with a value twice": (
        put(("predict", "options", 1, "value"), "ramp"),
        "x.questions.yml, predict: option 2 has the same value as option 1; make them differ.",
    ),
    "prediction with two right": (
        put(("predict", "options", 0, "right"), True),
        "x.questions.yml, predict: more than one option is right; keep 'right: true' on one of them or on none.",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), BREAKS.values(), ids=BREAKS.keys())
def test_a_broken_lesson_says_what_to_mend(tmp_path, change, sentence):
    assert broken(tmp_path, change) == sentence


def test_a_number_or_a_word_may_be_long_beside_the_others(tmp_path):
    """'100' beside '10', 'Yes' beside 'No': nobody finds the right one by that."""
    data = copy.deepcopy(GOOD)
    for option, text in zip(data["predict"]["options"], ("10", "100"), strict=True):
        option["text"] = text
    path = tmp_path / "x.questions.yml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    assert load(path).predict["options"][1]["text"] == "100"


def visible(page):
    """The text of HTML as a reader sees it."""
    return html.unescape(re.sub(r"<[^>]*>", " ", page))


def texts(value):
    """Every text in plain data that is written for readers."""
    if isinstance(value, dict):
        return [text for key, part in value.items() if key != "kind" for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def test_paper_has_every_question_answer_and_reason():
    page = sheet(GOOD["check"])
    for text in texts(GOOD["check"]):
        assert text in visible(page)
    asked, answers = page.split("<p><strong>Answers</strong></p>")
    assert "✓" not in asked
    assert "<p>✓ <strong>Traffic keeps strictly to the widest road.</strong>" in answers
    assert "○ Not ‘The people in it are weak’: Nobody in the town is weak." in answers
    assert "A change of dose: Clinic." in answers
    assert "75 of 100 trips" in answers
    in_order = [answers.index(item["text"]) for item in GOOD["check"][ORDER]["items"]]
    assert in_order == sorted(in_order)
    # The question must not give the order away.
    assert [asked.index(item["text"]) for item in GOOD["check"][ORDER]["items"]] != sorted(
        asked.index(item["text"]) for item in GOOD["check"][ORDER]["items"]
    )


def hostile(value):
    """The same data, with a script element in every text for readers."""
    if isinstance(value, dict):
        return {key: part if key == "kind" else hostile(part) for key, part in value.items()}
    if isinstance(value, list):
        return [hostile(part) for part in value]
    return f'{value}<script>alert("x")</script>' if isinstance(value, str) else value


def test_no_text_becomes_markup():
    questions = hostile(GOOD["check"])
    check_questions(questions)
    page = sheet(questions)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= len(texts(questions)) - len(GOOD["check"][SORT]["bins"])


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=20).filter(str.strip)


@settings(deadline=None)
@given(st.lists(TEXT, min_size=2, max_size=6, unique=True))
def test_shuffled_is_the_same_items_and_never_in_order(texts):
    items = [{"text": text, "why": "w"} for text in texts]
    mixed = shuffled(items)
    assert mixed != items
    assert sorted(item["text"] for item in mixed) == sorted(texts)
    assert shuffled(items) == mixed


@settings(deadline=None)
@given(TEXT, st.integers(-50, 50), st.integers(1, 100), st.integers(0, 100))
def test_what_can_be_asked_survives_yaml_and_paper(text, low, width, share):
    estimate = GOOD["check"][ESTIMATE] | {"ask": text, "from": low, "to": low + width, "within": 1}
    estimate["answer"] = low + width * share / 100
    lesson = yaml.safe_load(yaml.safe_dump([*GOOD["check"][:3], estimate], allow_unicode=True))
    check_questions(lesson)
    assert lesson[ESTIMATE] == estimate
    assert html.escape(text) in sheet(lesson)


@pytest.fixture(scope="module")
def check_class(static):
    # The class looks for its bundle when it is made, so it is imported after the build.
    from highways.learning.widget import Check

    return Check


def test_the_widget_takes_a_path_or_questions(check_class, monkeypatch):
    monkeypatch.chdir(LESSON.parent)
    by_path = check_class(LESSON.name)
    by_data = check_class(questions=GOOD["check"])
    assert by_path.state() == {"questions": GOOD["check"], "lesson": "lesson"}
    assert by_data.state() == {"questions": GOOD["check"], "lesson": ""}
    assert repr(by_path) == "Check: 4 questions"
    assert "Nobody in the town is weak." in by_path.figure()


def test_the_widget_wants_one_source(check_class):
    with pytest.raises(TypeError, match="either the path of a lesson's questions or `questions`"):
        check_class()
    with pytest.raises(TypeError, match="either the path of a lesson's questions or `questions`"):
        check_class(LESSON, questions=GOOD["check"])


def test_the_widget_refuses_what_cannot_be_asked(check_class):
    questions = copy.deepcopy(GOOD["check"])
    del questions[1]["items"][2]["why"]
    with pytest.raises(ValueError, match=r"^Check: question 2: item 3 has no 'why'; give a sentence that says why\.$"):
        check_class(questions=questions)


def test_the_data_needs_no_jupyter():
    import subprocess
    import sys

    program = "import sys, highways.learning; sys.exit('ipywidgets' in sys.modules or 'anywidget' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
