"""A reader who keeps asking for pages. While the web process is dead there is no answer; there is never a 500."""

import http.client
import itertools
import random
import time

_PAUSE_SECONDS = 0.1


def read(port: int) -> str:
    """Ask until the server fails; what it said then."""
    for turn in itertools.count():
        path = "/en/all" if turn % 3 else f"/en/story/{random.randint(1, 200)}-x"
        try:
            status = ask(port, path)
        except (OSError, http.client.HTTPException):
            time.sleep(_PAUSE_SECONDS)
            continue
        if status >= 500:
            return f"{path} answered {status}"
        time.sleep(_PAUSE_SECONDS)
    return ""


def ask(port: int, path: str) -> int:
    """The status of one answer, read whole."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()
