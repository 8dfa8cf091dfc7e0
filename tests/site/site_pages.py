"""The pages of the book, and the sentence that each opens with."""

# An empty site is worse than a red one: each page, and a sentence that a reader would miss.
PAGES = {
    "index.html": "Some thoughts travel one road so often that it turns into a highway.",
    "book/start/how-to-use.html": "Start anywhere, stop anywhere, and skip what you do not need.",
    "book/start/safety-first.html": "If today is a hard day, start here: there is someone you can talk to now.",
    "notebooks/02-roads-become-highways.html": "Walk the same way across a field often enough and you have made a path.",
    "notebooks/03-when-roads-harden.html": "Sometimes you can see the better road and still not take it.",
    "notebooks/05-the-glutamate-story.html": "It may begin with a brake that lets go.",
    "notebooks/06-the-default-mode-network.html": "When you rest, your brain does not.",
    "notebooks/09-what-the-trials-show.html": "The help is real for some people, quick, and often short.",
    "book/evidence/risks.html": (
        "Most unwanted effects come early and leave within hours; a few need a phone call, and here they are."
    ),
    "book/evidence/how-to-read-a-claim.html": "A sentence can be kind, well meant, and still promise more than anyone knows.",
    "book/evidence/claims-checked.html": (
        "Three articles set out to give hope; here is how far each sentence can carry you."
    ),
    "book/evidence/the-bigger-picture.html": (
        "A town is more than its roads: sleep, work, money, and the people who ring you."
    ),
    "book/reference/references.html": (
        "Here is where the facts of this course come from, and how each record was confirmed."
    ),
    "book/reference/about.html": (
        "Here is how the evidence was graded, what nobody has checked yet, and how to tell us that we are wrong."
    ),
    "book/reference/model-cards.html": "Here is what each picture gets right, and where it is wrong.",
}
MADE_BY_SPHINX = {"genindex.html", "search.html"}
