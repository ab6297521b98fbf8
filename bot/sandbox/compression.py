"""The gateway's transport compression: one stream for a connection, flushed after each message.

https://discord.com/developers/docs/events/gateway#transport-compression
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from bot.sandbox.errors import SandboxError

if TYPE_CHECKING:
    from collections.abc import Callable


def compressor(name: str) -> Callable[[bytes], bytes] | None:
    """Return what compresses a connection's messages; None where they go as plain text."""
    if name == "zlib-stream":
        return _zlib_stream()
    if name == "zstd-stream":
        return _zstd_stream()
    return None


def _zlib_stream() -> Callable[[bytes], bytes]:
    stream = zlib.compressobj()
    return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd_stream() -> Callable[[bytes], bytes]:
    try:
        import zstandard  # noqa: PLC0415 - optional: only a client that has it asks for it
    except ImportError as error:
        raise SandboxError(
            "a client asked for zstd-stream", remedy="install the package zstandard"
        ) from error
    stream = zstandard.ZstdCompressor().compressobj()
    flush = zstandard.COMPRESSOBJ_FLUSH_BLOCK
    return lambda data: stream.compress(data) + stream.flush(flush)
