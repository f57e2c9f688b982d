"""A client's SFTP server on loopback: asyncssh's own, in a thread, with one folder, one user, one key let in."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncssh

USER = "wire"


@dataclass
class SftpServer:
    """Where it listens, and the key by which it is known."""

    root: Path
    port: int
    host_key: str

    def address(self, folder: str = "in") -> str:
        """Of a folder, as a delivery has it."""
        return f"sftp://{USER}@127.0.0.1:{self.port}/{folder}"


class _Door(asyncssh.SSHServer):
    def __init__(self, password: str) -> None:
        self._password = password

    def password_auth_supported(self) -> bool:
        return bool(self._password)

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, self._password)


@contextmanager
def sftp_server(root: Path, public_key: str = "", password: str = "") -> Iterator[SftpServer]:
    """Listens until the end of the block. ``public_key`` may come in, or whoever knows the ``password``."""
    (root / "in").mkdir(parents=True, exist_ok=True)
    key = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def listen() -> asyncssh.SSHAcceptor:
        return await asyncssh.create_server(
            lambda: _Door(password),
            "127.0.0.1",
            0,
            server_host_keys=[key],
            authorized_client_keys=asyncssh.import_authorized_keys(public_key) if public_key else None,
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(root).encode()),
        )

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result()
    try:
        yield SftpServer(root, server.get_port(), key.export_public_key().decode().strip())
    finally:

        async def close() -> None:
            server.close()
            await server.wait_closed()
            await asyncio.sleep(0.05)

        asyncio.run_coroutine_threadsafe(close(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
