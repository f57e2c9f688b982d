"""``edge``: kept pages beside nginx with a file of the same bytes, and how soon they come while Django is busy."""

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from dateline.bench import agency, corpus
from dateline.bench.agency import BenchError
from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.bench.serving import Serving, fetched, nginx, running

STORIES = 400
SECONDS = 5.0
CONNECTIONS = 32
SATURATING = 8
"""Connections that ask for pages that are not kept."""
_LONG = 600
"""Seconds; it is ended before."""
_PAGE = "/en/all"
_TURNS = 3
BUDGET = 0.25
"""Of nginx's pages per CPU-second."""
_COOKIES = "_ga=GA1.2.1234567890.1700000000; theme=dark; consent=all; _ym_uid=1700000000123456789"
_BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.5",
    "Cookie": _COOKIES,
    "Connection": "keep-alive",
}
"""What a browser sends besides."""


def measure(options: Options) -> list[Figure]:
    """Pages per CPU-second of the serving process alone, in turns with nginx; wall times of single requests."""
    seconds = SECONDS if options.stories is None else 0.5
    with ExitStack() as held:
        data = held.enter_context(agency.made())
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="dateline-bench-")))
        corpus.fill(options, data, options.stories or STORIES)
        web = held.enter_context(running(data))
        answer, page = fetched(web.port, _PAGE)
        (folder / "page.html.gz").write_bytes(gzip.compress(page, 6))
        other = held.enter_context(nginx(folder, page))
        if other is None:
            options.say("nginx is not installed: nothing is compared with it")
        options.say(f"asking for a page of {len(page) // 1000} KB, {seconds:g} s at a time")
        rates = _rates(web, other, str(answer.headers["etag"]), seconds)
        times = _times(web, seconds)
    return [*_compared(rates, len(page)), *_waits(times)]


def _request(path: str, **headers: str) -> bytes:
    said = _BROWSER | {"Host": "127.0.0.1"} | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode()


def _hammered(port: int, request: bytes, seconds: float, connections: int) -> dict[str, Any]:
    words = [sys.executable, "-m", "dateline.bench.hammer", "127.0.0.1", str(port), str(seconds), str(connections)]
    done = subprocess.run(words, input=request, capture_output=True, check=False)  # noqa: S603  the words are ours
    if done.returncode:
        raise BenchError(done.stderr.decode()[-2000:])
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _rate(server: Serving, request: bytes, seconds: float) -> float:
    before = server.cpu()
    done = _hammered(server.port, request, seconds, CONNECTIONS)
    return float(done["requests"]) / max(server.cpu() - before, 0.01)


def _rates(web: Serving, other: Serving | None, tag: str, seconds: float) -> dict[str, float]:
    """Pages per CPU-second, the best of some turns: what else the machine does only ever makes them fewer."""
    asked = {
        "plain": (web, _request(_PAGE)),
        "packed": (web, _request(_PAGE, Accept_Encoding="gzip, deflate, br, zstd")),
        "gzip": (web, _request(_PAGE, Accept_Encoding="gzip")),
        "unchanged": (web, _request(_PAGE, If_None_Match=tag)),
    }
    if other is not None:
        asked["nginx.plain"] = (other, _request("/page.html"))
        asked["nginx.gzip"] = (other, _request("/page.html", Accept_Encoding="gzip"))
    found = dict.fromkeys(asked, 0.0)
    for _ in range(_TURNS):
        for name, (server, request) in asked.items():
            found[name] = max(found[name], _rate(server, request, seconds))
    return found


def _times(web: Serving, seconds: float) -> dict[str, Sequence[float]]:
    """Of single requests, with Django idle and while it is kept busy."""
    request = _request(_PAGE, Accept_Encoding="gzip, deflate, br, zstd")
    found = {"idle": _hammered(web.port, request, seconds, 1)["times"]}
    with busy(web.port):
        found["busy"] = _hammered(web.port, request, seconds * 2, 1)["times"]
    return found


@contextmanager
def busy(port: int) -> Iterator[None]:
    """Django has more to do than it can."""
    words = [sys.executable, "-m", "dateline.bench.hammer", "127.0.0.1", str(port), str(_LONG), str(SATURATING)]
    process = subprocess.Popen(  # noqa: S603  the words are ours
        words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert process.stdin is not None, "a pipe"
    # An address that is not written in the page's own way is rendered each time.
    process.stdin.write(_request(f"{_PAGE}?busy", Authorization="Basic eDp5"))
    process.stdin.close()
    time.sleep(0.5)
    try:
        yield
        if process.poll() is not None:
            raise BenchError("Django was not kept busy")
    finally:
        process.terminate()
        process.wait()


def _compared(rates: dict[str, float], size: int) -> Iterator[Figure]:
    words = {
        "plain": f"a kept page of {size / 1000:.0f} KB, plain",
        "packed": "the same to a browser, in zstd",
        "gzip": "the same in gzip",
        "unchanged": "304 for the same",
        "nginx.plain": "nginx, the same bytes as a file",
        "nginx.gzip": "nginx, the file packed beforehand",
    }
    for name, rate in rates.items():
        yield Figure(name=f"{name}.rate", value=rate, unit="pages/CPU-s", meaning=words[name])
    yield Figure(name="mean_ms", value=1000 / rates["packed"], unit="ms CPU", meaning="of a kept page to a browser")
    ratios = {name: rates[name] / rates[f"nginx.{name}"] for name in ("plain", "gzip") if f"nginx.{name}" in rates}
    for name, ratio in ratios.items():
        yield Figure(name=f"{name}.ratio", value=ratio, unit="ratio", meaning=f"to nginx, {name}")
    if ratios:
        worst = min(ratios.values())
        yield Figure(name="ratio_to_nginx", value=worst, unit="ratio", meaning="the lower of the two", at_least=BUDGET)


def _waits(times: dict[str, Sequence[float]]) -> Iterator[Figure]:
    words = {"idle": ("ordinary", "a kept page, Django idle"), "busy": ("worst", "a kept page, Django saturated")}
    for name, (key, meaning) in words.items():
        for quantile, share in (("p50", 0.5), ("p99", 0.99)):
            value = times[name][min(len(times[name]) - 1, int(len(times[name]) * share))] * 1000
            yield Figure(name=f"{key}_{quantile}_ms", value=value, unit="ms", meaning=f"{meaning}, {quantile}")
