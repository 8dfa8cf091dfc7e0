"""A real JupyterLab with a kernel, for the tests and the bench."""

from __future__ import annotations

import json
import secrets
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import nbformat
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tools.process import Failed, everything, started


@contextmanager
def running(folder: Path, cells: list[str]) -> Iterator[str]:
    """JupyterLab on a free port, with settings of its own in `folder`; gives the address of a notebook with `cells`.

    Raises:
        Failed: it did not start.
    """
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in cells], metadata={"kernelspec": kernel}
    )
    nbformat.write(notebook, folder / "page.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(8)
    settings = folder / "settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False}), "utf-8")
    names = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime"}
    names |= {"JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython"}
    command = ["jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    command += [f"--IdentityProvider.token={token}", "--ServerApp.ip=127.0.0.1"]
    with started(command, folder, {name: str(folder / place) for name, place in names.items()}) as (process, said):
        base = f"http://127.0.0.1:{port}"
        for _ in range(300):
            if process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{base}/api?token={token}", timeout=2).close()
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
            else:
                # The notebook has its kernel before anybody opens it, so that JupyterLab need not ask which one is meant.
                session = {"path": "page.ipynb", "name": "", "type": "notebook", "kernel": {"name": kernel["name"]}}
                asked = urllib.request.Request(
                    f"{base}/api/sessions?token={token}",
                    json.dumps(session).encode(),
                    {"Content-Type": "application/json"},
                )
                urllib.request.urlopen(asked, timeout=60).close()
                yield f"{base}/lab/tree/page.ipynb?token={token}"
                return
        raise Failed(f"JupyterLab did not start:\n{everything(said)[-2000:]}")


def run_all(page: Page, shown: Locator) -> None:
    """Run all cells until `shown` is there.

    JupyterLab shows a kernel as idle before it is connected. Asked to run then, it runs nothing, and on a slow machine it
    asks which kernel is meant: so accept the one it offers, and ask again.

    Raises:
        Failed: it never came.
    """
    # Now and then a second question stands behind the first: it is answered as well. Only what is expected or clicked
    # answers it; waiting for a locator leaves the question standing, and the kernel never comes.
    accept = page.locator(".jp-Dialog .jp-mod-accept")
    page.add_locator_handler(accept.first, lambda button: button.click(), no_wait_after=True)
    idle = page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")
    for _ in range(8):
        with suppress(AssertionError):
            expect(idle).to_be_visible(timeout=30_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
        with suppress(TimeoutError):
            return shown.wait_for(timeout=20_000)
    raise Failed("JupyterLab did not run the notebook.")
