"""Waiting for the disk."""

import _filesystem


async def disk(what, size=0):
    await _filesystem.wait(what, size)
