"""Where something happens in the program, and how the program calls it."""

import ast
import functools
import gc
import inspect
import itertools
import linecache
import os
import reprlib
import sys
import sysconfig

HERE = os.path.dirname(os.path.abspath(__file__))
OWN = frozenset([os.path.join(HERE, name) for name in os.listdir(HERE)] + [os.path.join(os.path.dirname(HERE), "recorder.py")])
LIBRARIES = tuple(os.path.join(sysconfig.get_path(name), "") for name in ("stdlib", "platstdlib", "purelib", "platlib"))


@functools.cache
def is_program(filename):
    """Whether a file is the program's: not Python's, nor the recorder's."""
    return not filename.startswith(("<", *LIBRARIES)) and filename not in OWN


@functools.cache
def place(code, instruction):
    """The place of an instruction, as the fields of an event in pairs."""
    line, end_line, col, end_col = next(itertools.islice(code.co_positions(), instruction // 2, None))
    if line is None:
        return ()
    if line == code.co_firstlineno and (line, col) == (end_line, end_col):  # it has not started
        return tuple(first_line(code).items())
    if col is None:
        return ("file", code.co_filename), ("line", line), ("endLine", line)
    return (("file", code.co_filename), ("line", line), ("endLine", end_line),
            ("col", characters(code, line, col)), ("endCol", characters(code, end_line, end_col)))


def characters(code, line, offset):
    """Turn an offset in bytes into one in characters."""
    return len(linecache.getline(code.co_filename, line).encode()[:offset].decode(errors="ignore"))


def first_line(code):
    """The place where a function that has not started begins."""
    text = linecache.getline(code.co_filename, code.co_firstlineno).rstrip()
    return {"file": code.co_filename, "line": code.co_firstlineno, "endLine": code.co_firstlineno,
            "col": len(text) - len(text.lstrip()), "endCol": len(text)}


def frames():
    """The frames above the recorder's own, innermost first."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename not in OWN:
            yield frame
        frame = frame.f_back


# The functions of the recorder's through which it runs what it watches.
RUN = {"observe", "run", "execute"}


def callers():
    """The frames above the recorder's own, within the step or callback that is running."""
    frame = sys._getframe(1)
    while frame is not None and (frame.f_code.co_filename not in OWN or frame.f_code.co_name not in RUN):
        if frame.f_code.co_filename not in OWN:
            yield frame
        frame = frame.f_back


def calling_place():
    """The place in the program from which the library was called, be it by
    running a loop."""
    for frame in frames():
        if is_program(frame.f_code.co_filename):
            return place(frame.f_code, frame.f_lasti)
    return ()


def library_frames():
    """The callers up to the program."""
    return itertools.takewhile(lambda frame: not is_program(frame.f_code.co_filename), callers())


def await_chain(awaitable):
    """The program's frames of a suspended coroutine, outermost first."""
    while awaitable is not None:
        if inspect.iscoroutine(awaitable):
            frame, awaitable = awaitable.cr_frame, awaitable.cr_await
        elif inspect.isgenerator(awaitable):
            frame, awaitable = awaitable.gi_frame, awaitable.gi_yieldfrom
        elif inspect.isasyncgen(awaitable):
            frame, awaitable = awaitable.ag_frame, awaitable.ag_await
        elif type(awaitable).__name__ in ("async_generator_asend", "async_generator_athrow"):
            awaitable = next(filter(inspect.isasyncgen, gc.get_referents(awaitable)), None)
            continue
        else:
            return
        if frame is not None and is_program(frame.f_code.co_filename):
            yield frame


@functools.cache
def assigned(filename, line, end_line, col, end_col):
    """To what the value at a place is assigned there, or ""."""
    text = "".join(linecache.getlines(filename)[line - 1:end_line])
    indent = len(text) - len(text.lstrip())
    try:
        tree = ast.parse(text[indent:])
    except SyntaxError:  # only a part of a statement
        return ""
    there = 1, end_line - line + 1, col - indent, end_col - (indent if line == end_line else 0)
    for node in ast.walk(tree):
        for target, value in assignments(node):
            if span(value) == there:
                return ast.unparse(target)
    return ""


def assignments(node):
    """The targets of a statement or expression, with their values."""
    if not isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) or node.value is None:
        return
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    yield target, node.value
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        yield from zip(target.elts, node.value.elts)


def span(node):
    return node.lineno, node.end_lineno, node.col_offset, node.end_col_offset


def assigned_name():
    """The program's name for what it is making, or ""."""
    for frame in callers():
        code = frame.f_code
        if is_program(code.co_filename):
            return assigned(code.co_filename, *next(itertools.islice(code.co_positions(), frame.f_lasti // 2, None)))
    return ""


class Brief(reprlib.Repr):
    """Short texts for values that run no code of the program's."""

    maxstring = maxother = 60

    def repr_instance(self, value, level):
        if isinstance(value, BaseException):
            return f"{type(value).__name__}({', '.join(self.repr1(arg, level - 1) for arg in value.args)})"
        if value is None or isinstance(value, (bool, float, complex, bytes, range)):
            return super().repr_instance(value, level)
        return f"<{type(value).__qualname__}>"


brief = Brief().repr


def callback_name(callback):
    callback = getattr(callback, "func", callback)  # of a partial
    return getattr(callback, "__qualname__", type(callback).__qualname__)
