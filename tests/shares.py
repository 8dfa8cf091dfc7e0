"""How the tests are shared out among workers: a file stays together, but the long sweep over all pages fills what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from xdist.workermanage import WorkerController

BOOK_FIRST = "tests/site/test_pages.py"
"""It needs the built book and nothing else: one worker builds it while the others do what needs no book."""
SPREAD = "tests/site/test_every_page.py"


def turn(node_id: str) -> int:
    """When a test has its turn."""
    if node_id.startswith(BOOK_FIRST):
        return 0
    if node_id.startswith(SPREAD):
        return 3
    return 2 if node_id.startswith("tests/site/") else 1


class Shared(LoadScopeScheduling):
    """Files in the order of the collection; the tests of the sweep one by one, at the end."""

    def schedule(self) -> None:
        self.config.option.loadscopereorder = False
        late = self.collection is not None
        super().schedule()
        # A worker runs a test when it has the next, or was told that there is none: one that came late has only its first.
        for node in self.nodes if late else ():
            self._reschedule(node)

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(SPREAD) else nodeid.split("::", 1)[0]

    def remove_node(self, node: WorkerController) -> str | None:
        """A worker is gone: whoever is left takes what it had not done, but not what it died of.

        xdist's own hands the deadly test to one new worker after another, and each takes its ten minutes over it.
        """
        had = self.assigned_work.pop(node)
        died_of = next((test for tests in had.values() for test, done in tests.items() if not done), None)
        if died_of:
            had[self._split_scope(died_of)][died_of] = True
        self.workqueue.update({scope: tests for scope, tests in had.items() if not all(tests.values())})
        for other in self.assigned_work:
            self._reschedule(other)
        return died_of

    def mark_test_pending(self, item: str) -> None:
        """What a worker died of gets its second and last try."""
        self.workqueue.setdefault(self._split_scope(item), {})[item] = False
