"""How the tests are shared out among workers: a file stays together, but the long sweep over all pages fills what is left."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

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
        super().schedule()

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(SPREAD) else nodeid.split("::", 1)[0]
