"""What help() prints: the signature and the documentation of a thing."""

import inspect


def help(*request):
    if not request:
        print('help() has no prompt in the playground: use help(object), such as help(len).')
        return
    thing = request[0]
    if isinstance(thing, str):
        print(f'No Python documentation found for {thing!r}.\nUse help() to get the interactive help utility.\n'
              'Use help(str) for help on the str class.\n')
        return
    print('\n'.join(_page(thing)))


def _page(thing):
    if inspect.ismodule(thing):
        return _module(thing)
    if not (isinstance(thing, type) or callable(thing) and hasattr(thing, '__name__')):
        return [f'Help on {type(thing).__name__} object:', '', *_class(type(thing))]
    if isinstance(thing, type):
        return [f'Help on class {thing.__name__} in module {thing.__module__}:', '', *_class(thing)]
    kind = 'built-in function' if inspect.isbuiltin(thing) else 'method' if inspect.ismethod(thing) else 'function'
    home = thing.__module__ or type(thing).__module__
    return [f'Help on {kind} {thing.__name__} in module {home}:', '', *_function(thing), '']


def _function(f):
    title = ('async ' if inspect.iscoroutinefunction(f) else '') + f.__name__ + _signature(f)
    return [title, *('    ' + line if line else '' for line in _doc(f))]


def _signature(f):
    try:
        return str(inspect.signature(f))
    except (TypeError, ValueError):
        return '(...)'


def _doc(thing):
    return (inspect.getdoc(thing) or '').splitlines()


def _class(cls):
    bases = ', '.join(b.__qualname__ if b.__module__ == cls.__module__ else f'{b.__module__}.{b.__qualname__}'
                      for b in cls.__bases__)
    lines = [f'class {cls.__name__}({bases})' if bases else f'class {cls.__name__}']
    body = []
    if '__doc__' in vars(cls) and cls.__doc__:
        body += [*_doc(cls), '']
    methods = [(name, f) for name, f in vars(cls).items() if callable(f) and not isinstance(f, type)]
    if methods:
        body += ['Methods defined here:', '']
        for name, f in sorted(methods, key=lambda pair: pair[0]):
            body += [*_function(f), '']
    others = sorted(name for name, x in vars(cls).items() if not callable(x) and not name.startswith('__'))
    if others:
        body += ['Data and other attributes defined here:', '']
        for name in others:
            body += [f'{name} = {vars(cls)[name]!r}', '']
    return lines + [f' |  {line}'.rstrip() for line in body[:-1]] + ['']


def _module(module):
    lines = [f'Help on module {module.__name__}:', '', 'NAME', f'    {module.__name__}', '']
    if module.__doc__:
        lines += ['DESCRIPTION', *(f'    {line}' for line in _doc(module)), '']
    names = getattr(module, '__all__', None) or [name for name in vars(module) if not name.startswith('_')]
    for title, keep in (('CLASSES', inspect.isclass), ('FUNCTIONS', callable)):
        found = [(name, getattr(module, name)) for name in sorted(names) if keep(getattr(module, name, None))]
        if title == 'FUNCTIONS':
            found = [(name, f) for name, f in found if not inspect.isclass(f)]
        if found:
            lines += [title, *(f'    {name}' + ('' if title == 'CLASSES' else _signature(f)) for name, f in found), '']
    return lines
