"""The peer of a lesson: a stock Jupyter Book page that holds the same widget as an ordinary notebook output.

Stock means `jupyter-book build` of a folder with one notebook and a table of contents, no configuration, and the theme
that is installed here. The page holds the widget and nothing else, so it is lighter than a lesson would be.

The page takes its widget machinery from other hosts. Those are played by a server on this machine that holds the same
npm packages. It answers with gzip over HTTP/1.1, as the server of our page does; a real CDN has HTTP/2 and brotli,
and also a look-up, a handshake and a distance that this one does not have.
"""

from __future__ import annotations

import json
import re
import ssl
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import trustme

from tools.process import ROOT, run

from .server import serving

PACKAGES = ROOT / "benchmarks/out/peers"
"""npm packages, kept between runs."""

_STATE = re.compile(r'<script type="application/vnd.jupyter.widget-state\+json">(.*?)</script>', re.S)


@dataclass(frozen=True)
class Peer:
    """Where the stock page is, and the browser flags that lead its other hosts to this machine."""

    url: str
    flags: list[str]


@contextmanager
def stock(folder: Path) -> Iterator[Peer]:
    """Build the stock page in `folder`, an empty one, and serve it together with what it takes from elsewhere."""
    page = _build(folder)
    html = page.read_text("utf-8")
    wanted = _wanted(html)
    for url in wanted:
        _provide(PACKAGES, urlsplit(url).path)
    # require.js is minified here, so the checksum in the page cannot fit.
    page.write_text(re.sub(r' integrity="[^"]*"', "", html), "utf-8")
    hosts = sorted({urlsplit(url).hostname or "" for url in wanted})
    with serving(PACKAGES, _tls(hosts)) as elsewhere, serving(page.parent) as here:
        rules = [f"MAP {host} 127.0.0.1:{elsewhere}" for host in hosts]
        rules += ["MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"]
        yield Peer(
            f"http://127.0.0.1:{here}/{page.name}",
            [f"--host-resolver-rules={', '.join(rules)}", "--ignore-certificate-errors"],
        )


def _build(folder: Path) -> Path:
    cells = [
        nbformat.v4.new_markdown_cell("# A stock page"),
        nbformat.v4.new_code_cell("from highways.roads import widget\n\nwidget.TwoRoads()"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), folder / "page.ipynb")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: page\n", "utf-8")
    run(["jupyter-book", "build", "."], folder)
    return folder / "_build/html/page.html"


def _wanted(html: str) -> list[str]:
    """The addresses that the page loads from other hosts, first those it names and then the widget's front end."""
    urls = re.findall(r'<script[^>]* src="(https://[^"]+)"', html)
    base, state = re.search(r'data-jupyter-widgets-cdn="([^"]+)"', html), _STATE.search(html)
    if not base or not state:
        raise SystemExit("The stock page holds no live widget, so there is nothing to compare with.")
    for model in json.loads(state[1])["state"].values():
        if model["model_module"] == "anywidget":
            urls.append(f"{base[1]}anywidget@{model['model_module_version']}/dist/index.js")
    return list(dict.fromkeys(urls))


def _provide(root: Path, path: str) -> None:
    """See that `path`, as a CDN names it, is below `root`: ``/npm/<package>@<version>/…`` or require.js."""
    file = root / unquote(path).lstrip("/")
    if file.exists():
        return
    if package := re.match(r"/npm/((?:@[^/]+/)?[^/@]+)@([^/]+)/", path):
        name, release = package.groups()
        # A range in the page stands for the release that Python has.
        release = release if release[0].isdigit() else version(name)
        _unpack(f"{name}@{release}", root / package[0].strip("/"))
    elif library := re.search(r"/require\.js/([\d.]+)/require\.min\.js$", path):
        source = _unpack(f"requirejs@{library[1]}", root / f"requirejs@{library[1]}") / "require.js"
        esbuild = str(ROOT / "node_modules/.bin/esbuild")
        run([esbuild, str(source), "--minify", "--legal-comments=none", f"--outfile={file}"], ROOT)
    if not file.exists():
        raise SystemExit(f"The stock page asks for {path}, and no npm package gave it.")


def _unpack(package: str, into: Path) -> Path:
    into.mkdir(parents=True, exist_ok=True)
    run(["npm", "pack", package, "--loglevel=error"], into)
    archive = next(into.glob("*.tgz"))
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            member.name = member.name.partition("/")[2]  # every npm package lies in a folder 'package'
            if member.name:
                tar.extract(member, into, filter="data")
    archive.unlink()
    return into


def _tls(hosts: list[str]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(*hosts).configure_cert(context)
    return context
