"""Sources on loopback, in a process that knows nothing of Django."""

import asyncio
from multiprocessing.connection import Connection

_ITEM = (
    "<item><guid>{path}-{number}</guid><title>Item {number} of {path}</title><link>http://example.org{path}/{number}"
    "</link><pubDate>Mon, 23 Nov 2026 0{number}:00:00 GMT</pubDate><description>Words of item {number}.</description>"
    "</item>"
)


def serve(pipe: Connection) -> None:
    """The sources: five items each, 304 to those who have them."""
    asyncio.run(_serve(pipe))


async def _serve(pipe: Connection) -> None:
    server = await asyncio.start_server(_answer, "127.0.0.1", 0, backlog=512)
    pipe.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
            path = head.split(" ", 2)[1]
            if "if-none-match" in head.lower():
                writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')
            else:
                items = "".join(_ITEM.format(path=path, number=number) for number in range(5))
                body = f"<rss version='2.0'><channel><title>{path}</title>{items}</channel></rss>".encode()
                writer.write(b'HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Length: %d\r\n\r\n' % len(body) + body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()
