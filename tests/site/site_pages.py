"""The pages of the book, and the sentence that each opens with."""

# An empty site is worse than a red one: each page, and a sentence that a reader would miss.
PAGES = {
    "index.html": "Some thoughts travel one road so often that it turns into a highway.",
    "book/start/how-to-use.html": "Start anywhere, stop anywhere, and skip what you do not need.",
    "book/start/safety-first.html": "If today is a hard day, start here: there is someone you can talk to now.",
    "book/brain/what-is-ketamine-therapy.html": (
        "A drug first made for surgery turned out to lift some people’s depression within hours."
    ),
    "notebooks/02-roads-become-highways.html": "Walk the same way across a field often enough and you have made a path.",
    "notebooks/03-when-roads-harden.html": "Sometimes you can see the better road and still not take it.",
    "notebooks/04-the-window.html": "In the days after ketamine, some people find that the old road pulls less.",
    "notebooks/05-the-glutamate-story.html": "It may begin with a brake that lets go.",
    "notebooks/06-the-default-mode-network.html": "When you rest, your brain does not.",
    "book/session/preparation.html": (
        "Good preparation fits on one sheet: what to ask, what to hope, who takes you home."
    ),
    "notebooks/07-inside-a-session.html": "For an hour or so the room may feel further away than usual.",
    "book/session/integration.html": ("The next morning the kitchen is the same, and that is where a new road starts."),
    "notebooks/08-a-course-of-treatment.html": (
        "Treatment usually comes as a course, and every course needs a plan for afterwards."
    ),
    "book/session/sheets/questions-to-ask.html": "Tick what matters to you, and take this sheet along.",
    "book/session/sheets/session-at-a-glance.html": "Twelve steps, and who is responsible in each of them.",
    "book/session/sheets/support-plan.html": "Fill it in before the first session, and give a copy to one person.",
    "book/session/sheets/taking-someone-home.html": "Thank you for coming. There is little to do, and it matters.",
    "book/session/sheets/the-week-after.html": "One small plan, seven evenings, and whom to ring.",
    "notebooks/09-what-the-trials-show.html": "The help is real for some people, quick, and often short.",
    "book/evidence/risks.html": (
        "Most unwanted effects come early and leave within hours. A few are dangerous, and for those you ring at once: "
        "here is the list."
    ),
    "book/evidence/how-to-read-a-claim.html": "A sentence can be kind, well meant, and still promise more than anyone knows.",
    "book/evidence/claims-checked.html": (
        "Three articles set out to give hope; here is how far each sentence can carry you."
    ),
    "book/evidence/the-bigger-picture.html": (
        "A town is more than its roads: sleep, work, money, and the people who ring you."
    ),
    "book/workshop/facilitator-guide.html": "You can run this with one room, one helper, a printed pack, and a week to prepare.",
    "book/workshop/half-day.html": (
        "Everything here adds up to 210 minutes: three and a half hours. Write your own clock beside it."
    ),
    "book/workshop/full-day.html": (
        "Everything here adds up to 420 minutes: seven hours, with a lunch. Write your own clock beside it."
    ),
    "book/workshop/teaching-notes.html": "One note for each lesson, for half an hour with a group.",
    "book/workshop/follow-ups.html": "Three short meetings are meant to keep what one day began.",
    "book/workshop/primer.html": "Ten minutes on paper, for anyone who did not get to the pre-work.",
    "book/workshop/sheets/on-the-wall.html": "Two copies: one beside the screen, one beside the door.",
    "book/workshop/sheets/asking-card.html": "One for each person. It stays in a pocket or beside the telephone.",
    "book/workshop/sheets/demonstration.html": "One copy, for the leader. It is read as it stands, seated, with no other words.",
    "book/workshop/sheets/helper.html": "One copy. You watch the people; the leader watches the clock.",
    "book/workshop/sheets/on-call.html": "Two people outside the room: a clinician by telephone, and the aftercare contact.",
    "book/workshop/sheets/plan-and-dates.html": "One for each person, for the last part of the day.",
    "book/workshop/sheets/scope-cards.html": "Thirty-one cards to cut and mix, one set for each pair.",
    "book/workshop/sheets/session-strips.html": "Twelve strips to cut and mix, one set for each group.",
    "book/workshop/read-aloud.html": "The dialogue of the warm no, and two scenes that are read and not played.",
    "book/workshop/keys.html": "What lies in which pile, and which card goes up.",
    "book/workshop/print-pack.html": "Everything here prints on plain paper and adds up to the time it says.",
    "book/workshop/answer-keys.html": "Every check question of the course, with every answer and its reason.",
    "book/learn/review.html": (
        "Three questions from lessons that you have finished, on a day when they are about to fade."
    ),
    "book/learn/reflection.html": "Ten prompts to write to, or to think about on a walk; skip every one you like.",
    "book/learn/what-is-kept.html": "What you do here stays with you, and you can look at it, take it along or delete it.",
    "book/learn/finished.html": (
        "When you have gone through the course, or as much of it as you want, print this page and keep it."
    ),
    "book/coaching/scope-of-practice.html": "A coach walks beside; a clinician decides about the drug.",
    "book/coaching/red-flags.html": "You need not know what is wrong; you need to know whom to ring.",
    "book/coaching/asking-and-handing-over.html": "Asking about suicide does not plant the idea.",
    "book/coaching/scenarios.html": (
        "Twelve short scenes, three choices each, and every scene ends in words you can use."
    ),
    "book/coaching/support-agreement.html": (
        "One page, written before you begin, makes each later conversation easier."
    ),
    "book/workshop/role-play-cards.html": "Three cards for a scene: a coach, a client, an observer.",
    "book/workshop/observer-checklist.html": "Six things to listen for, and room to write.",
    "book/coaching/sheets/red-flag-card.html": "Find the sign, then ring. In doubt, take the more urgent card.",
    "book/coaching/sheets/cards-to-hold-up.html": (
        "Print, cut along the dashed line, and hold one up: whom would you ring?"
    ),
    "book/reference/questions-people-ask.html": "Short answers first, sources after.",
    "book/reference/glossary.html": "Plain words first, then where they come from.",
    "book/reference/references.html": (
        "Here is where the facts of this course come from, and how each record was confirmed."
    ),
    "book/reference/about.html": (
        "Here is how the evidence was graded, what nobody has checked yet, and how to tell us that we are wrong."
    ),
    "book/reference/model-cards.html": "Here is what each picture gets right, and where it is wrong.",
}
MADE_BY_SPHINX = ("genindex.html", "search.html")
DECKS = ("slides/half-day.html", "slides/full-day.html")
DECK_NOTES = ("slides/half-day-notes.html", "slides/full-day-notes.html")
