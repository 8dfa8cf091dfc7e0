"""The reader of this room's tests."""

import pytest
from learner import Learner


@pytest.fixture
def learner(tmp_path, static, open_page):
    return Learner(tmp_path / "book", static, open_page)


@pytest.fixture
def serve():
    """``with serve(folder) as address``: the folder over http."""
    from conftest import serving

    return serving
