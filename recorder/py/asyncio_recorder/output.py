"""Watches what the program prints, and keeps the recorder out of it."""

import sys
import types
import warnings

from .places import OWN
from .trace import here, trace


def watch_output():
    for name, stream in (("stdout", sys.stdout), ("stderr", sys.stderr)):
        if stream is not None:
            stream.write = told_write(name, stream.write)


def told_write(name, write):
    def told(text):
        written = write(text)
        here.wrote(name, text)
        return written
    return told


def watch_warnings():
    """Watch where warnings are shown. Replacing warnings.showwarning, as
    programs may, would leave out part of what is shown."""
    for module in (warnings, sys.modules.get("_py_warnings")):  # the latter since 3.14
        if hasattr(module, "_showwarnmsg_impl"):
            module._showwarnmsg_impl = told_warning(module._showwarnmsg_impl)


def told_warning(show):
    def told(message):
        show(message)
        text = str(message.message)
        if message.category is RuntimeWarning and "was never awaited" in text:
            trace.emit("warning", sub="never_awaited", text=text,
                       file=message.filename, line=message.lineno, endLine=message.lineno)
    return told


def show_exception(kind, error, traceback):
    """Print an uncaught exception without the recorder's frames."""
    seen = set()
    hide_own_frames(error, seen)
    sys.__excepthook__(kind, error, error.__traceback__)


def hide_own_lines(future):
    """In debug mode a future knows where it was made."""
    if future._source_traceback:
        future._source_traceback[:] = [line for line in future._source_traceback if line.filename not in OWN]


def hide_own_frames(error, seen):
    if error is None or id(error) in seen:
        return
    seen.add(id(error))
    frames, entry = [], error.__traceback__
    while entry is not None:
        frames.append(entry)
        entry = entry.tb_next
    kept = None
    for entry in reversed(frames):
        if entry.tb_frame.f_code.co_filename not in OWN:
            kept = types.TracebackType(kept, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    error.__traceback__ = kept
    for other in (error.__cause__, error.__context__, *getattr(error, "exceptions", ())):
        hide_own_frames(other, seen)
