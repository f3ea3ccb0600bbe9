"""Usage and help as text."""

import re
import textwrap
from argparse.common import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE


class HelpFormatter:
    """Collects the sections of a help and lays them out.

    Subclasses change how text is filled, lines are split, and what is said of
    a default."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, color=None):
        if width is None:
            import os
            width = int(os.environ.get('COLUMNS') or 80) - 2
        self._prog, self._width, self._step = prog, width, indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._indent = 0
        self._longest = 0           # invocation so far
        self._sections = [_Section(None)]

    # What the parser adds.

    def start_section(self, heading):
        self._indent += self._step
        section = _Section(heading)
        self._sections[-1].parts.append(lambda: self._format_section(section))
        self._sections.append(section)
        section.indent = self._indent - self._step

    def end_section(self):
        self._sections.pop()
        self._indent -= self._step

    def _add(self, part):
        indent = self._indent
        self._sections[-1].parts.append(lambda: self._at(indent, part))

    def _at(self, indent, part):
        self._indent, old = indent, self._indent
        try:
            return part()
        finally:
            self._indent = old

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        for each, deeper in self._with_subactions(action):
            self._longest = max(self._longest, len(self._format_action_invocation(each)) + self._indent + deeper)
        self._add(lambda: self._format_action(action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def _with_subactions(self, action):
        yield action, 0
        for sub in getattr(action, '_get_subactions', list)():
            yield sub, self._step

    def format_help(self):
        text = self._join(self._sections[0].parts)
        if not text:
            return text
        return re.sub('\n\n\n+', '\n\n', text).strip('\n') + '\n'

    def _join(self, parts):
        return ''.join(text for part in parts if (text := part()) and text is not SUPPRESS)

    def _format_section(self, section):
        text = self._join(section.parts)
        if not text:
            return ''
        heading = ''
        if section.heading is not None and section.heading is not SUPPRESS:
            heading = f'{" " * section.indent}{section.heading}:\n'
        return f'\n{heading}{text}\n'

    # Text.

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        indent = ' ' * self._indent
        return self._fill_text(text, max(self._width - self._indent, 11), indent) + '\n\n'

    def _fill_text(self, text, width, indent):
        return textwrap.fill(' '.join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        return textwrap.wrap(' '.join(text.split()), width)

    # Usage.

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = 'usage: ' if prefix is None else prefix
        if usage is not None:
            return f'{prefix}{usage % {"prog": self._prog}}\n\n'
        prog = str(self._prog)
        optionals = self._usage_parts([a for a in actions if a.option_strings], groups)
        positionals = self._usage_parts([a for a in actions if not a.option_strings], groups)
        line = ' '.join([prog, *optionals, *positionals])
        width = self._width - self._indent
        if len(prefix) + len(line) > width:
            line = '\n'.join(self._usage_lines(prog, prefix, optionals, positionals, width))
        return f'{prefix}{line}\n\n'

    def _usage_lines(self, prog, prefix, optionals, positionals, width):
        if len(prefix) + len(prog) <= 0.75 * width:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if optionals:
                return (self._fill([prog, *optionals], indent, width, prefix)
                        + self._fill(positionals, indent, width))
            if positionals:
                return self._fill([prog, *positionals], indent, width, prefix)
            return [prog]
        indent = ' ' * len(prefix)
        lines = self._fill([*optionals, *positionals], indent, width)
        if len(lines) > 1:
            lines = self._fill(optionals, indent, width) + self._fill(positionals, indent, width)
        return [prog, *lines]

    def _fill(self, parts, indent, width, prefix=None):
        """Parts in lines; the first line stands after prefix and is not indented."""
        lines, line = [], []
        length = indent_length = len(indent) - 1
        if prefix is not None:
            length = len(prefix) - 1
        for part in parts:
            if length + 1 + len(part) > width and line:
                lines.append(indent + ' '.join(line))
                line, length = [], indent_length
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append(indent + ' '.join(line))
        if prefix is not None and lines:
            lines[0] = lines[0][len(indent):]
        return lines

    def _usage_parts(self, actions, groups):
        """What usage says of arguments; those of an exclusive group stand in one bracket."""
        result, done = [], set()
        for i, action in enumerate(actions):
            if id(action) in done:
                continue
            group = next((g for g in groups if action in g._group_actions), None)
            members = group._group_actions if group else []
            if group and actions[i:i + len(members)] == members:
                done.update(map(id, members))
                shown = [self._usage_part(a, True) for a in members if a.help is not SUPPRESS]
                if len(shown) > 1 or shown and not group.required:
                    opening, closing = '()' if group.required else '[]'
                    shown[0], shown[-1] = opening + shown[0], shown[-1] + closing
                # A line may break after each bar.
                result += [part + ' |' for part in shown[:-1]] + shown[-1:]
            elif action.help is not SUPPRESS:
                result.append(self._usage_part(action, False))
        return result

    def _usage_part(self, action, in_group):
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if in_group and part[:1] == '[' and part[-1:] == ']':
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            part = f'{action.option_strings[0]} {self._format_args(action, self._get_default_metavar_for_optional(action))}'
        return part if action.required or in_group else f'[{part}]'

    # Arguments.

    def _format_action(self, action):
        position = min(self._longest + 2, self._max_help_position)
        width = max(self._width - position, 11)
        room = position - self._indent - 2
        indent, invocation = ' ' * self._indent, self._format_action_invocation(action)
        lines = []
        if action.help and action.help.strip() and (text := self._expand_help(action)):
            lines = self._split_lines(text, width)
        if not lines:
            parts = [f'{indent}{invocation}\n']
        elif len(invocation) <= room:
            parts = [f'{indent}{invocation:<{room}}  {lines[0]}\n']
            lines = lines[1:]
        else:
            parts = [f'{indent}{invocation}\n']
        parts += [' ' * position + line + '\n' for line in lines]
        self._indent += self._step
        parts += [self._format_action(sub) for sub in getattr(action, '_get_subactions', list)()]
        self._indent -= self._step
        return ''.join(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return ' '.join(self._metavars(action, default)(1))
        names = ', '.join(action.option_strings)
        if action.nargs == 0:
            return names
        return f'{names} {self._format_args(action, self._get_default_metavar_for_optional(action))}'

    def _metavars(self, action, default):
        """A function from a number to so many names for the argument's values."""
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = '{' + ','.join(map(str, action.choices)) + '}'
        else:
            name = default
        return lambda n: name if isinstance(name, tuple) else (name,) * n

    def _format_args(self, action, default_metavar):
        names = self._metavars(action, default_metavar)
        match action.nargs:
            case None:
                return '%s' % names(1)
            case '?':
                return '[%s]' % names(1)
            case '*':
                metavar = names(1)
                return '[%s [%s ...]]' % metavar if len(metavar) == 2 else '[%s ...]' % metavar
            case '+':
                return '%s [%s ...]' % names(2)
            case '...':
                return '...'
            case 'A...':
                return '%s ...' % names(1)
            case '==SUPPRESS==':
                return ''
        try:
            pattern = ' '.join(['%s'] * action.nargs)
        except TypeError:
            raise ValueError('invalid nargs value') from None
        return pattern % names(action.nargs)

    def _expand_help(self, action):
        text = self._get_help_string(action)
        if '%' not in text:
            return text
        params = dict(vars(action), prog=self._prog)
        params.pop('container', None)
        for name in [n for n, v in params.items() if v is SUPPRESS]:
            del params[name]
        for name, value in params.items():
            if hasattr(value, '__name__'):
                params[name] = value.__name__
        if params.get('choices') is not None:
            params['choices'] = ', '.join(map(str, params['choices']))
        return text % params

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class _Section:
    def __init__(self, heading):
        self.heading, self.parts, self.indent = heading, [], 0


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the lines of descriptions."""

    def _fill_text(self, text, width, indent):
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the lines of all texts."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds each default to the help."""

    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' in text or action.default is SUPPRESS:
            return text
        if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
            return text + ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Calls values by their types."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
