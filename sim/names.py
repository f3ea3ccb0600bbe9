"""Writes down what programs can import, and what is in it, for the editor.

Each name is [name, kind, detail, doc]; kind is what the editor shows an icon
for, detail the parameters. A class has a fifth part, its members.
"""

import inspect
import json
import sys


def kind_of(value):
    if inspect.isclass(value):
        return "class"
    if inspect.ismodule(value):
        return "namespace"
    if callable(value):
        return "function"
    return "constant" if isinstance(value, (str, int, float, bytes, tuple)) else "variable"


def parameters(value):
    try:
        return str(inspect.signature(value))
    except (TypeError, ValueError):
        return getattr(value, "__text_signature__", None) or ""


def summary(value):
    doc = getattr(value, "__doc__", None)
    return doc.strip().split("\n")[0] if isinstance(doc, str) else ""


def signature(value):
    return ("async " if inspect.iscoroutinefunction(value) else "") + parameters(value)


def entry(name, value):
    kind = kind_of(value)
    if kind == "class":
        # What all exceptions have is not worth repeating for each.
        return [name, kind, "", summary(value), [] if issubclass(value, BaseException) else members(value)]
    if kind == "function":
        return [name, kind, signature(value), summary(value)]
    return [name, kind, "", ""]


def members(cls):
    names = []
    for name in dir(cls):
        if name.startswith("_"):
            continue
        value = getattr(cls, name, None)
        if not callable(value):
            names.append([name, "property", "", ""])
        else:
            # Whoever completes obj.name has given self already.
            detail = signature(value).replace("(self, ", "(", 1).replace("(self)", "()", 1)
            names.append([name, "method", detail, summary(value)])
    return names


def contents(module):
    names = set(getattr(module, "__all__", None) or [n for n in dir(module) if not n.startswith("_")])
    for part in sys.argv[1:]:
        # A package may lend names of its modules without listing them.
        if part.startswith(module.__name__ + ".") and (lender := load(part)):
            names.update(n for n in dir(lender) if not n.startswith("_") and has(module, n))
    found = [entry(n, getattr(module, n)) for n in sorted(names) if has(module, n)]
    return [one for one in found if one[1] != "namespace"]


def has(module, name):
    try:
        getattr(module, name)
    except (AttributeError, ImportError):
        return False
    return True


def load(name):
    try:
        __import__(name)
    except ImportError:
        return None
    return sys.modules[name]


wanted = [n for n in sys.argv[1:] if not n.startswith("asyncio.")]
everything = {name: contents(module) for name in wanted if (module := load(name))}
json.dump(everything, sys.stdout, separators=(",", ":"))
