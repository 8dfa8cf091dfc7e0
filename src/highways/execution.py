"""A notebook is executed once for each state of what its code can see, several notebooks at a time.

MyST-NB's cache (`execute_notebooks: cache`) knows a notebook by its code alone, so after a change in the package it would go
on publishing the old picture. Here the place of the cache is named by everything else that the code can see: the package,
the files beside the notebooks, Python and the installed packages. A change in any of them begins an empty cache.
"""

from __future__ import annotations

import hashlib
import math
import multiprocessing
import os
import shutil
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from importlib.metadata import distributions
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.manager import AsyncKernelManager
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from traitlets import Type


def state_of(notebooks: list[Path], package: str) -> str:
    """A digest of what the code of `notebooks` can see, given that of the package."""
    digest = hashlib.sha256(f"{package} {sys.version}".encode())
    digest.update(repr(sorted({(one.name, one.version) for one in distributions()})).encode())
    for folder in sorted({notebook.parent for notebook in notebooks}):
        for path in sorted(folder.iterdir()):
            # Beside the notebooks stand their questions; a page of words is read by no code.
            if path.is_file() and path.suffix not in (".ipynb", ".md"):
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class Channel(AsyncZMQSocketChannel):
    """A channel of a kernel that looks again by itself. A wakeup can be lost (nbclient 0.11, pyzmq 27.3): while two kernels
    start beside each other, an answer that is there was seen only when the time of its cell was over, in one build of three.
    """

    async def get_msg(self, timeout: float | None = None) -> dict:
        end = math.inf if timeout is None else time.monotonic() + timeout
        while (left := end - time.monotonic()) > 0:
            if await self.socket.poll(1000 * min(left, 0.25)):
                break
        return await super().get_msg(timeout=0)


class Client(AsyncKernelClient):
    shell_channel_class = Type(Channel)
    iopub_channel_class = Type(Channel)


class Manager(AsyncKernelManager):
    client_class = f"{__name__}.Client"
    client_factory = Client


def execute(notebook: nbformat.NotebookNode, folder: str, timeout: float) -> tuple[nbformat.NotebookNode, float] | None:
    """The notebook as it ran, and its seconds; nothing when a cell failed."""
    result = single_nb_execution(notebook, folder, timeout, False, kernel_manager_class=Manager)
    return None if result.err else (result.nb, result.time)


class Execution:
    """What one build executes: begun before the first page is read, done when the first notebook is.

    Args:
        package: gives the digest of the package.
    """

    def __init__(self, package: Callable[[], str]) -> None:
        self.package = package
        self.begun: dict[str, Future[tuple[nbformat.NotebookNode, float] | None]] = {}
        self.cache = None

    def begin(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Execute the notebooks among `docnames` that the cache does not have, beside the reading of the other pages."""
        if env.mystnb_config.execution_mode != "cache":
            return
        every = sorted(path for one in env.found_docs if (path := Path(env.doc2path(one))).suffix == ".ipynb")
        caches = Path(app.doctreedir) / "executed"
        place = caches / state_of(every, self.package())
        for old in caches.glob("*"):
            if old != place:
                shutil.rmtree(old)
        env.mystnb_config.execution_cache_path = str(place)
        self.cache = get_cache(place)
        # Threads would share one processor with the reading of the pages, and forked processes the locks of its threads.
        pool = ProcessPoolExecutor(os.cpu_count() or 1, multiprocessing.get_context("spawn"))
        for name in docnames:
            path = Path(env.doc2path(name))
            if path not in every:
                continue
            notebook = nbformat.read(path, nbformat.NO_CONVERT)
            try:
                self.cache.match_cache_notebook(notebook)
            except KeyError:
                timeout = env.mystnb_config.execution_timeout
                self.begun[name] = pool.submit(execute, notebook, str(path.parent), timeout)
        pool.shutdown(wait=False)

    def end(self, app: Sphinx, docname: str, content: list[str]) -> None:
        """Wait for a notebook that is about to be read. One that failed is left to MyST-NB, which says so."""
        begun = self.begun.pop(docname, None)
        if begun and not begun.exception() and (ran := begun.result()):
            uri = str(app.env.doc2path(docname))
            self.cache.add_nb_to_project(uri)
            bundle = CacheBundleIn(ran[0], uri, data={"execution_seconds": ran[1]})
            self.cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)

    def keep(self, app: Sphinx, doctree: object) -> None:
        """Lay the notebook as it ran where MyST-NB lays it. With its cache it lays there what was not executed (1.4)."""
        path = Path(app.env.doc2path(app.env.docname))
        if self.cache is None or path.suffix != ".ipynb":
            return
        with suppress(KeyError):  # it failed, and MyST-NB has said so
            _, ran = self.cache.merge_match_into_notebook(nbformat.read(path, nbformat.NO_CONVERT))
            nbformat.write(ran, Path(app.env.mystnb_config.output_folder, f"{app.env.docname}.ipynb"))


def setup(app: Sphinx, package: Callable[[], str]) -> None:
    """Called by the book's extension."""
    execution = Execution(package)
    app.connect("env-before-read-docs", execution.begin)
    app.connect("source-read", execution.end)
    app.connect("doctree-read", execution.keep)
