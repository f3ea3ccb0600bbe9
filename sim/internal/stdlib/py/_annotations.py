"""Reading annotations whose names may not be defined yet: such a name stands
for itself, as a ForwardRef."""


def annotations_of(obj):
    """The annotations of a class or function itself, not of its bases."""
    if isinstance(obj, type):
        found = obj.__dict__.get('__annotations__')
        if isinstance(found, dict):
            return found
        annotate = getattr(obj, '__annotate__', None)
        return {} if annotate is None else call_annotate(annotate)
    annotate = getattr(obj, '__annotate__', None)
    if annotate is None:
        return getattr(obj, '__annotations__', None) or {}
    return call_annotate(annotate)


def namespace_annotations(ns):
    """The annotations of a class of which there is only the namespace."""
    if '__annotations__' in ns:
        return ns['__annotations__']
    annotate = ns.get('__annotate_func__') or ns.get('__annotate__')
    return {} if annotate is None else call_annotate(annotate)


def call_annotate(annotate):
    """Call an __annotate__ function, defining for the time of the call the
    names that it misses."""
    from _typing_forms import ForwardRef
    names, cells = [], []
    try:
        while True:
            try:
                return annotate(1)
            except NameError as error:
                name = error.name
                free = annotate.__code__.co_freevars
                if not name or name in names:
                    raise
                if name in free:
                    cell = annotate.__closure__[free.index(name)]
                    cell.cell_contents = ForwardRef(name)
                    cells.append(cell)
                else:
                    annotate.__globals__[name] = ForwardRef(name)
                    names.append(name)
    finally:
        for name in names:
            del annotate.__globals__[name]
        for cell in cells:
            del cell.cell_contents
