"""ArgumentParser."""

import sys
from argparse.actions import UNRECOGNIZED
from argparse.common import PARSER, REMAINDER, SUPPRESS, ArgumentError, AttributeHolder, Namespace, argument_name
from argparse.formatting import HelpFormatter
from argparse.groups import Container
from argparse.parsing import CommandLine


class ArgumentParser(AttributeHolder, Container):
    """What a program takes on its command line."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True, *, suggest_on_error=False, color=True):
        Container.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        if fromfile_prefix_chars is not None:
            raise NotImplementedError('argparse with fromfile_prefix_chars is not supported in the playground')
        self.prog = sys.argv[0].rpartition('/')[2] if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.add_help, self.allow_abbrev, self.exit_on_error = add_help, allow_abbrev, exit_on_error
        self.suggest_on_error, self.color = suggest_on_error, color
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options')
        self._subparsers = None
        if add_help:
            dash = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(dash + 'h', dash * 2 + 'help', action='help', default=SUPPRESS,
                              help='show this help message and exit')
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError('parents must be a list of ArgumentParser')
            self._take_over(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in (
            'prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')]

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def add_subparsers(self, **kwargs):
        """Make a program with commands; add_parser of the result adds one."""
        if self._subparsers is not None:
            raise ValueError('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop('title', 'subcommands'), kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            formatter = self.formatter_class(prog=self.prog)
            positionals = [a for a in self._actions if not a.option_strings]
            formatter.add_usage(self.usage, positionals, self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        action_class = self._registry_get('action', kwargs.pop('action', 'parsers'))
        action = action_class(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    # Parsing.

    def parse_args(self, args=None, namespace=None):
        found, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self._fail(f'unrecognized arguments: {" ".join(unknown)}')
        return found

    def parse_known_args(self, args=None, namespace=None):
        """Like parse_args; gives what it does not know, too."""
        return self._parse(args, namespace, intermixed=False)

    def parse_intermixed_args(self, args=None, namespace=None):
        found, unknown = self.parse_known_intermixed_args(args, namespace)
        if unknown:
            self._fail(f'unrecognized arguments: {" ".join(unknown)}')
        return found

    def parse_known_intermixed_args(self, args=None, namespace=None):
        positionals = [a for a in self._actions if not a.option_strings]
        if any(a.nargs in (PARSER, REMAINDER) for a in positionals):
            raise TypeError(f'parse_intermixed_args: positional arg with nargs={positionals[-1].nargs}')
        return self._parse(args, namespace, intermixed=True)

    def _fail(self, message):
        if self.exit_on_error:
            self.error(message)
        raise ArgumentError(None, message)

    def _parse(self, args, namespace, intermixed):
        args = sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if not self.exit_on_error:
            return self._parsed(args, namespace, intermixed)
        try:
            return self._parsed(args, namespace, intermixed)
        except ArgumentError as e:
            self.error(str(e))

    def _parsed(self, args, namespace, intermixed):
        if intermixed:
            line = self._intermixed(args, namespace)
        else:
            line = CommandLine(self, args, namespace)
            line.run()
        self._check_complete(line)
        unknown = line.extras + namespace.__dict__.pop(UNRECOGNIZED, [])
        return namespace, unknown

    def _intermixed(self, args, namespace):
        """Take the options first, and the positional arguments of what is left."""
        first = CommandLine(self, args, namespace, intermixed=True)
        positionals, first.positionals = first.positionals, []
        first.run()
        rest = CommandLine(self, first.extras, namespace)
        rest.positionals, rest.seen, rest.seen_with_value = positionals, first.seen, first.seen_with_value
        rest.run()
        return rest

    def _check_complete(self, line):
        missing = []
        for action in self._actions:
            if action in line.seen:
                continue
            if action.required:
                missing.append(argument_name(action))
            elif (isinstance(action.default, str) and action.default is not SUPPRESS
                    and getattr(line.namespace, action.dest, None) is action.default):
                # A default that is a text is read like one.
                setattr(line.namespace, action.dest, line.value(action, action.default))
        if missing:
            raise ArgumentError(None, f'the following arguments are required: {", ".join(missing)}')
        for group in self._mutually_exclusive_groups:
            if group.required and not line.seen_with_value.intersection(group._group_actions):
                names = ' '.join(argument_name(a) for a in group._group_actions if a.help is not SUPPRESS)
                raise ArgumentError(None, f'one of the arguments {names} is required')

    # Usage and help.

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file):
        if message:
            (file or sys.stdout).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        """Print the usage and what is wrong, and exit with status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')

    def _warning(self, message):
        self._print_message(f'{self.prog}: warning: {message}\n', sys.stderr)
