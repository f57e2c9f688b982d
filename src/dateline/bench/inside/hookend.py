"""Where webhooks arrive in a measurement: ``python -m dateline.bench.inside.hookend``, a process of its own.

Prints its two ports, for those who answer and for those who never do; and in the end for each call its path and the
time.
"""

import asyncio
import contextlib
import sys
import time

_ANSWER = b"HTTP/1.1 204 No Content\r\n\r\n"
_CALLS: list[str] = []


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            at = time.time()
            await reader.readexactly(_length(head))
            _CALLS.append(f"{head.split(b' ', 2)[1].decode()} {at}\n")
            writer.write(_ANSWER)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
        writer.close()


def _length(head: bytes) -> int:
    lines = (line.partition(b":") for line in head.lower().splitlines())
    return next((int(value) for name, _, value in lines if name == b"content-length"), 0)


async def _silent(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.sleep(3600)


async def _main() -> None:
    found = [await asyncio.start_server(each, "127.0.0.1", 0, backlog=1000) for each in (_answer, _silent)]
    sys.stdout.write(" ".join(str(each.sockets[0].getsockname()[1]) for each in found) + "\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    # Not before: a pipe that nobody reads yet would stop everything here.
    sys.stdout.write("".join(_CALLS))
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_main())
