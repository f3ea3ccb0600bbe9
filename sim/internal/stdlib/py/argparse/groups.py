"""Collections of arguments: a parser, its groups, and groups of which only one
argument may be given."""

from argparse.actions import ACTIONS
from argparse.common import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError


class Container:
    """Something that arguments are added to. A group shares what its parser knows."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.prefix_chars = description, prefix_chars
        self.argument_default, self.conflict_handler = argument_default, conflict_handler
        self._registries = {'action': dict(ACTIONS), 'type': {None: lambda x: x}}
        self._actions, self._option_string_actions = [], {}
        self._action_groups, self._mutually_exclusive_groups = [], []
        self._defaults = {}
        self._looks_negative = []  # filled once an option looks like a negative number
        if conflict_handler not in ('error', 'resolve'):
            raise ValueError(f'invalid conflict_resolution value: {conflict_handler!r}')

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """Declare an argument: by a name, or by options that begin with a dash."""
        chars = self.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and 'dest' in kwargs:
                raise TypeError('dest supplied twice for positional argument, did you mean metavar?')
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if 'default' not in kwargs:
            dest = kwargs['dest']
            if dest in self._defaults:
                kwargs['default'] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs['default'] = self.argument_default
        name = kwargs.pop('action', None)
        action_class = self._registry_get('action', name, name)
        if not callable(action_class):
            raise ValueError(f'unknown action {action_class!r}')
        action = action_class(**kwargs)
        self._check(action, args)
        return self._add_action(action)

    def _check(self, action, args):
        if not action.option_strings and action.nargs == 0:
            raise ValueError(f'action {action.__class__.__name__!r} is not valid for positional arguments')
        kind = self._registry_get('type', action.type, action.type)
        if not callable(kind):
            raise TypeError(f'{kind!r} is not callable')
        from argparse.actions import FileType
        if kind is FileType:
            raise TypeError(f'{kind!r} is a FileType class object, instance of it must be passed')
        if hasattr(self, '_get_formatter'):
            formatter = self._get_formatter()
            try:
                formatter._format_args(action, None)
            except TypeError:
                raise ValueError('length of metavar tuple does not match nargs') from None
            if action.help is not None and action.help is not SUPPRESS:
                try:
                    formatter._expand_help(action)
                except (ValueError, TypeError, KeyError) as e:
                    raise ValueError('badly formed help string') from e

    def _positional(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get('nargs')
        if nargs == 0:
            raise ValueError('nargs for positionals must be != 0')
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *options, dest=None, **kwargs):
        chars = self.prefix_chars
        for option in options:
            if option[0] not in chars:
                raise ValueError(f'invalid option string {option!r}: must start with a character {chars!r}')
        if dest is None:
            long = [o for o in options if len(o) > 1 and o[1] in chars]
            dest = (long or list(options))[0].lstrip(chars)
            if not dest:
                raise TypeError(f'dest= is required for options like {options[0]!r}')
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=list(options))

    def _add_action(self, action):
        self._solve_conflicts(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if option[1:].replace('.', '', 1).isdigit() and option[0] == '-':
                self._looks_negative.append(True)
        return action

    def _solve_conflicts(self, action):
        clashing = [o for o in action.option_strings if o in self._option_string_actions]
        if not clashing:
            return
        if self.conflict_handler == 'error':
            plural = 's' if len(clashing) > 1 else ''
            raise ArgumentError(action, f'conflicting option string{plural}: {", ".join(clashing)}')
        for option in clashing:
            old = self._option_string_actions.pop(option)
            old.option_strings.remove(option)
            if not old.option_strings:
                old.container._remove_action(old)

    def _remove_action(self, action):
        self._actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        group = ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _take_over(self, container):
        """Add what another parser has: its groups come along."""
        groups = {group.title: group for group in self._action_groups}
        target = {}
        for group in container._action_groups:
            if group.title not in groups:
                groups[group.title] = self.add_argument_group(group.title, group.description)
            target.update(dict.fromkeys(group._group_actions, groups[group.title]))
        for group in container._mutually_exclusive_groups:
            copy = self.add_mutually_exclusive_group(required=group.required)
            target.update(dict.fromkeys(group._group_actions, copy))
        for action in container._actions:
            target.get(action, self)._add_action(action)


class ArgumentGroup(Container):
    """Arguments that stand together in the help."""

    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, kwargs.get('prefix_chars', container.prefix_chars),
                         kwargs.get('argument_default', container.argument_default),
                         kwargs.get('conflict_handler', container.conflict_handler))
        self.title, self._container = title, container
        self._group_actions = []
        for shared in ('_registries', '_actions', '_option_string_actions', '_defaults', '_looks_negative',
                       '_mutually_exclusive_groups'):
            setattr(self, shared, getattr(container, shared))

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def _get_formatter(self):
        return self._container._get_formatter()

    def add_argument_group(self, *args, **kwargs):
        raise ValueError('argument groups cannot be nested')


class MutuallyExclusiveGroup(ArgumentGroup):
    """Arguments of which only one may be given."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)

    def add_mutually_exclusive_group(self, **kwargs):
        raise ValueError('mutually exclusive groups cannot be nested')
