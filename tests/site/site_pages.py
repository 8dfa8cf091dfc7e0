"""The pages of the book, and the sentence that each opens with."""

# An empty site is worse than a red one: each page, and a sentence that a reader would miss.
PAGES = {
    "index.html": "Some thoughts travel one road so often that it turns into a highway.",
    "book/start/how-to-use.html": "Start anywhere, stop anywhere, and skip what you do not need.",
    "book/start/safety-first.html": "If today is a hard day, start here: there is someone you can talk to now.",
    "notebooks/02-roads-become-highways.html": "Walk the same way across a field often enough and you have made a path.",
    "notebooks/03-when-roads-harden.html": "Sometimes you can see the better road and still not take it.",
    "book/reference/model-cards.html": "Here is what each picture gets right, and where it is wrong.",
}
MADE_BY_SPHINX = {"genindex.html", "search.html"}
