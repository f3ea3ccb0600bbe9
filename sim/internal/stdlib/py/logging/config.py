"""Logging as a dict describes it.

The parts are made in the order of their dependence: formatters and filters,
then handlers, then loggers. Each replaces its description in the dict, so that
cfg:// paths lead to what was made.
"""

import logging
import logging.handlers
import queue
import re
import sys

DEFAULT_LOGGING_CONFIG_PORT = 9030


def dictConfig(config):
    """Configure logging with a dict, as the documentation lists its keys."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Not supported: it needs configparser."""
    raise NotImplementedError('logging.config.fileConfig is not supported in the playground: use dictConfig')


def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    """Not supported."""
    raise NotImplementedError('logging.config.listen is not supported in the playground: use dictConfig')


class DictConfigurator:
    """Makes what a dict describes."""

    def __init__(self, config):
        self.config = dict(config)

    def configure(self):
        """Make everything."""
        if 'version' not in self.config:
            raise ValueError("dictionary doesn't specify a version")
        if self.config['version'] != 1:
            raise ValueError(f"Unsupported version: {self.config['version']}")
        if self.config.get('incremental', False):
            self._adjust()
        else:
            self._replace()

    def _section(self, name):
        """A part of the dict, copied so that it can be changed."""
        self.config[name] = section = dict(self.config.get(name) or {})
        return section

    # Changing levels only.

    def _adjust(self):
        handlers = self._section('handlers')
        for name in handlers:
            handler = logging.getHandlerByName(name)
            if handler is None:
                raise ValueError(f'No handler found with name {name!r}')
            with _explained(f'Unable to configure handler {name!r}'):
                if handlers[name].get('level'):
                    handler.setLevel(handlers[name]['level'])
        loggers = self._section('loggers')
        for name in loggers:
            with _explained(f'Unable to configure logger {name!r}'):
                self._set_up(logging.getLogger(name), loggers[name], levels_only=True)
        if self.config.get('root'):
            with _explained('Unable to configure root logger'):
                self._set_up(logging.root, self.config['root'], levels_only=True)

    # Making everything new.

    def _replace(self):
        logging.shutdown()
        for name in logging.getHandlerNames():
            logging.getHandlerByName(name).set_name(None)
        self._make_all('formatter', self._formatter)
        self._make_all('filter', self._filter)
        self._make_handlers()
        self._make_loggers()
        if self.config.get('root'):
            with _explained('Unable to configure root logger'):
                self._set_up(logging.root, self.config['root'])

    def _make_all(self, kind, make):
        section = self._section(f'{kind}s')
        for name in section:
            with _explained(f'Unable to configure {kind} {name!r}'):
                section[name] = make(section[name])

    def _formatter(self, description):
        settings = self._values(description)
        if '()' in settings:
            return self._made_by_factory(settings)
        cls = _resolve(settings['class']) if settings.get('class') else logging.Formatter
        more = {key: settings[key] for key in ('validate', 'defaults') if settings.get(key) is not None}
        return cls(settings.get('format'), settings.get('datefmt'), settings.get('style', '%'), **more)

    def _filter(self, description):
        settings = self._values(description)
        if '()' in settings:
            return self._made_by_factory(settings)
        return logging.Filter(settings.get('name', ''))

    def _made_by_factory(self, settings):
        """Call what '()' names with the other settings; attributes to set are
        under '.'."""
        factory = settings.pop('()')
        attributes = settings.pop('.', None) or {}
        made = (factory if callable(factory) else _resolve(factory))(**settings)
        for name, value in attributes.items():
            setattr(made, name, value)
        return made

    def _make_handlers(self):
        """Make handlers by their names; those that need one that is not made
        yet come last."""
        section = self._section('handlers')
        waiting = []
        for name in sorted(section):
            with _explained(f'Unable to configure handler {name!r}'):
                try:
                    section[name] = self._handler(section[name], section)
                    section[name].name = name
                except _NotYet:
                    waiting.append(name)
        for name in waiting:
            with _explained(f'Unable to configure handler {name!r}'):
                section[name] = self._handler(section[name], section, last=True)
                section[name].name = name

    def _handler(self, description, made, last=False):
        settings = self._values(description)
        formatter, level, filters = (settings.pop(key, None) for key in ('formatter', 'level', 'filters'))
        if formatter:
            with _explained(f'Unable to set formatter {formatter!r}'):
                formatter = self.config['formatters'][formatter]
        if '()' in settings:
            make = lambda: self._made_by_factory(settings)
        else:
            make = self._handler_maker(settings, made, last)
        handler = make()
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(level)
        self._add_filters(handler, filters)
        return handler

    def _handler_maker(self, settings, made, last):
        """What makes a handler of a class, with handlers that it names found."""
        cls = settings.pop('class')
        cls = cls if callable(cls) else _resolve(cls)
        attributes = settings.pop('.', None) or {}
        listener = None
        if issubclass(cls, logging.handlers.MemoryHandler) and settings.get('target'):
            settings['target'] = _made_handler('target', settings['target'], made, last)
        elif issubclass(cls, logging.handlers.QueueHandler):
            listener = self._queue_and_listener(settings, made, last)

        def make():
            handler = cls(**settings)
            if listener is not None:
                handler.listener = listener(handler.queue)
            for name, value in attributes.items():
                setattr(handler, name, value)
            return handler
        return make

    def _queue_and_listener(self, settings, made, last):
        """Find the queue of a QueueHandler, and what makes its listener."""
        with_level = settings.pop('respect_handler_level', False)
        settings['queue'] = _made_by(settings.get('queue') or queue.Queue, 'queue',
                                     lambda value: hasattr(value, 'put_nowait') and hasattr(value, 'get'))
        cls = settings.pop('listener', None) or logging.handlers.QueueListener
        if isinstance(cls, str):
            cls = _resolve(cls)
        if not callable(cls):
            raise TypeError(f'Invalid listener specifier {cls!r}')
        names = settings.pop('handlers', None)
        if names is None:
            return None
        targets = [_made_handler('required', name, made, last) for name in names]
        return lambda queue: cls(queue, *targets, respect_handler_level=with_level)

    def _make_loggers(self):
        section = self._section('loggers')
        known = logging.root.manager.loggerDict
        existing = [name for name in known if isinstance(known[name], logging.Logger) and name not in section]
        for name in section:
            with _explained(f'Unable to configure logger {name!r}'):
                logger = logging.getLogger(name)
                self._set_up(logger, section[name])
                logger.disabled = False
                if self._value(section[name], 'propagate') is not None:
                    logger.propagate = bool(section[name]['propagate'])
        disable = self.config.get('disable_existing_loggers', True)
        for name in existing:
            logger = known[name]
            if any(name.startswith(f'{above}.') for above in section):
                # Below one that is described: it counts as described by that.
                logger.setLevel(logging.NOTSET)
                logger.handlers, logger.propagate, logger.disabled = [], True, False
            else:
                logger.disabled = disable

    def _set_up(self, logger, description, levels_only=False):
        settings = self._values(description)
        if settings.get('level') is not None:
            logger.setLevel(settings['level'])
        if levels_only:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in settings.get('handlers') or ():
            with _explained(f'Unable to add handler {name!r}'):
                logger.addHandler(self.config['handlers'][name])
        self._add_filters(logger, settings.get('filters'))

    def _add_filters(self, filterer, filters):
        for each in filters or ():
            with _explained(f'Unable to add filter {each!r}'):
                is_filter = callable(each) or callable(getattr(each, 'filter', None))
                filterer.addFilter(each if is_filter else self.config['filters'][each])

    # Values that stand for others.

    def _values(self, description):
        """A dict with its values converted."""
        return {key: self._value(description, key) for key in description}

    def _value(self, container, key):
        """A value; ext://a.b stands for an object that can be imported,
        cfg://a.b[0] for another part of the dict."""
        value = container.get(key) if isinstance(container, dict) else container[key]
        if isinstance(value, dict) and not key == '.':
            return {k: self._value(value, k) for k in value}
        if isinstance(value, (list, tuple)) and type(value) in (list, tuple):
            return type(value)(self._value(value, i) for i in range(len(value)))
        if isinstance(value, str):
            kind, _, path = value.partition('://')
            if kind == 'ext':
                return _resolve(path)
            if kind == 'cfg':
                return self._part(path)
        return value

    def _part(self, path):
        steps = re.findall(r'\w+|\[[^]]*\]', path)
        if ''.join(steps) != path.replace('.', ''):
            raise ValueError(f'Unable to convert {path!r}')
        part = self.config
        for step in steps:
            name = step.strip('[]')
            try:
                part = part[name]
            except (KeyError, TypeError):
                if not name.isdigit():
                    raise
                part = part[int(name)]
        return part


dictConfigClass = DictConfigurator


class _NotYet(Exception):
    """A handler needs another that has not been made."""


class _explained:
    """A block whose exceptions are told as a ValueError that says what could
    not be done."""

    def __init__(self, problem):
        self.problem = problem

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        if isinstance(error, Exception) and not isinstance(error, _NotYet):
            raise ValueError(self.problem) from error


def _made_handler(role, name, made, last):
    """The handler that another names."""
    with _explained(f'Unable to set {role} handler {name!r}' if role == 'required'
                    else f'Unable to set target handler {name!r}'):
        handler = made[name]
        if not isinstance(handler, logging.Handler):
            if last:
                raise TypeError('target not configured yet')
            raise _NotYet
        return handler


def _made_by(maker, kind, fits):
    """An object that is given itself, by what makes it, or by its name."""
    if isinstance(maker, str):
        maker = _resolve(maker)
    value = maker() if callable(maker) else maker
    if not fits(value):
        raise TypeError(f'Invalid {kind} specifier {maker!r}')
    return value


def _resolve(path):
    """Import what a dotted name stands for."""
    module, *rest = path.split('.')
    try:
        __import__(module)
        found = sys.modules[module]
        for name in rest:
            module += f'.{name}'
            try:
                found = getattr(found, name)
            except AttributeError:
                __import__(module)
                found = getattr(found, name)
    except ImportError as e:
        raise ValueError(f'Cannot resolve {path!r}: {e}') from e
    return found
