"""A command line, gone through from left to right.

Every text of it is an option, an argument, or the -- that ends the options.
Options take what they need as they are met; a run of arguments is shared out
among the positional arguments that are left, each as greedy as the ones behind
it allow: their counts make a regular expression, matched against as many A."""

import re
from argparse.common import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError, ArgumentTypeError, argument_name

_PATTERNS = {None: 'A', OPTIONAL: 'A?', ZERO_OR_MORE: 'A*', ONE_OR_MORE: 'A+', PARSER: 'A[AO]*', REMAINDER: '[AO]*', SUPPRESS: ''}
_NEGATIVE = re.compile(r'-\.?\d')


def _pattern(action):
    return _PATTERNS[action.nargs] if action.nargs in _PATTERNS else 'A' * action.nargs


class CommandLine:
    def __init__(self, parser, texts, namespace, intermixed=False):
        self.parser, self.texts, self.namespace = parser, texts, namespace
        self.positionals = [a for a in parser._actions if not a.option_strings]
        self.intermixed = intermixed
        self.extras = []
        self.seen, self.seen_with_value = set(), set()
        self.options = {}       # places in texts with what may be meant there
        self.kinds = self._classify()
        self.at = 0

    def _classify(self):
        """A string with an A, O or - for each text."""
        kinds = ''
        for i, text in enumerate(self.texts):
            if text == '--':
                return kinds + '-' + 'A' * (len(self.texts) - i - 1)
            options = self._as_options(text)
            if options is not None:
                self.options[i] = options
            kinds += 'A' if options is None else 'O'
        return kinds

    def _as_options(self, text):
        """The (action, option, value)s that text may mean, None if it is an argument."""
        parser = self.parser
        if not text or text[0] not in parser.prefix_chars:
            return None
        if action := parser._option_string_actions.get(text):
            return [(action, text, None)]
        if len(text) == 1:
            return None
        name, equals, value = text.partition('=')
        if equals and (action := parser._option_string_actions.get(name)):
            return [(action, name, value)]
        if found := self._abbreviated(text):
            return found
        if _NEGATIVE.match(text) and not parser._looks_negative:
            return None
        return None if ' ' in text else [(None, text, None)]

    def _abbreviated(self, text):
        parser, chars = self.parser, self.parser.prefix_chars
        if text[1] in chars:
            if not parser.allow_abbrev:
                return []
            name, equals, value = text.partition('=')
            return [(action, option, value if equals else None)
                    for option, action in parser._option_string_actions.items() if option.startswith(name)]
        found = []
        for option, action in parser._option_string_actions.items():
            if option == text[:2]:
                found.append((action, option, text[2:]))
            elif option.startswith(text) and (parser.allow_abbrev or len(option) == 2):
                found.append((action, option, None))
        return found

    def run(self):
        """Go through all of it; gives what nobody wanted."""
        last_option = max(self.options, default=-1)
        while self.at <= last_option:
            next_option = min(i for i in self.options if i >= self.at)
            if not self.intermixed and self.at != next_option:
                before = self.at
                self._take_positionals()
                if self.at > before:
                    continue
            if self.at not in self.options:
                self.extras += self.texts[self.at:next_option]
                self.at = next_option
            self._take_option()
        self._take_positionals()
        self.extras += self.texts[self.at:]
        return self.extras

    def _take_positionals(self):
        """Give the arguments that come next to the positional arguments."""
        kinds = self.kinds[self.at:]
        chosen, counts = self._share(kinds)
        for action, count in zip(chosen, counts):
            texts = self.texts[self.at:self.at + count]
            if action.nargs == PARSER and texts[0] == '--' or action.nargs not in (PARSER, REMAINDER):
                if '-' in self.kinds[self.at:self.at + count]:
                    texts.remove('--')
            self.at += count
            if count == 0 and action.nargs in (OPTIONAL, ZERO_OR_MORE) and 'O' in self.kinds[self.at:]:
                # It may still come behind the next option.
                if not self.intermixed and self._may_come_later(action):
                    self.at -= count
                    self.positionals = self.positionals[self.positionals.index(action):]
                    return
            self._do(action, texts)
        self.positionals = self.positionals[len(chosen):]

    def _may_come_later(self, action):
        return 'A' in self.kinds[self.at:]

    def _share(self, kinds):
        """The positional arguments that get something, and how many texts each."""
        for n in range(len(self.positionals), 0, -1):
            chosen = self.positionals[:n]
            pattern = ''.join(f'({self._with_dashes(_pattern(a))})' for a in chosen)
            if m := re.match(pattern, kinds):
                return chosen, [len(part) for part in m.groups()]
        return [], []

    @staticmethod
    def _with_dashes(pattern):
        """A -- may stand before every argument; it counts as none."""
        if 'O' in pattern:
            return pattern.replace('[AO]*', '[-AO]*').replace('A[', '-*A[')
        return pattern.replace('A', '-*A', 1).replace('A*', '[A-]*').replace('-*[A-]*', '-*[A-]*').replace('A+', 'A[A-]*')

    def _take_option(self):
        options = self.options[self.at]
        if len(options) > 1:
            shown = ', '.join(option for _, option, _ in options)
            raise ArgumentError(None, f'ambiguous option: {self.texts[self.at]} could match {shown}')
        action, option, value = options[0]
        if action is None:
            self.extras.append(self.texts[self.at])
            self.at += 1
            return
        while value is not None and self._count(action, 'A') != 1:
            # Not its value, but more options of one letter.
            if self._count(action, 'A') != 0 or option[1] in self.parser.prefix_chars or not value:
                raise ArgumentError(action, f'ignored explicit argument {value!r}')
            self._do(action, [], option)
            option, value = option[0] + value[0], value[1:] or None
            action = self.parser._option_string_actions.get(option)
            if action is None:
                self.extras.append(option + (value or ''))
                self.at += 1
                return
            if value is not None and value[0] == '=':
                value = value[1:]
        self.at += 1
        if value is not None:
            self._do(action, [value], option)
            return
        count = self._count(action, self.kinds[self.at:])
        if count is None:
            raise ArgumentError(action, self._expected(action))
        texts = [text for text in self.texts[self.at:self.at + count]]
        if '--' in texts and action.nargs not in (PARSER, REMAINDER):
            texts.remove('--')
        self.at += count
        self._do(action, texts, option)

    def _count(self, action, kinds):
        """How many texts an option takes of those that follow; None if they do not do."""
        pattern = _pattern(action)
        m = re.match(pattern.replace('A', '-*A', 1) if action.nargs == REMAINDER else pattern, kinds)
        return len(m[0]) if m else None

    def _expected(self, action):
        match action.nargs:
            case None:
                return 'expected one argument'
            case '?':
                return 'expected at most one argument'
            case '+':
                return 'expected at least one argument'
        return f'expected {action.nargs} argument{"s" if action.nargs != 1 else ""}'

    def _do(self, action, texts, option=None):
        self.seen.add(action)
        values = self._values(action, texts)
        if option is not None and action.deprecated:
            self.parser._warning(f"option '{option}' is deprecated")
        elif option is None and action.deprecated:
            self.parser._warning(f"argument '{argument_name(action)}' is deprecated")
        if texts or values is not action.default:
            self.seen_with_value.add(action)
            for group in self.parser._mutually_exclusive_groups:
                self._check_exclusive(group, action)
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _check_exclusive(self, group, action):
        if action not in group._group_actions:
            return
        for other in group._group_actions:
            if other is not action and other in self.seen_with_value:
                raise ArgumentError(action, f'not allowed with argument {argument_name(other)}')

    # Texts as values.

    def _values(self, action, texts):
        match action.nargs:
            case '?' if not texts:
                value = action.const if action.option_strings else action.default
                if isinstance(value, str) and value is not SUPPRESS:
                    value = self.value(action, value)
                return value
            case '*' if not texts and not action.option_strings:
                return action.default if action.default is not None else []
            case None | '?':
                return self._checked(action, texts[0])
            case '...':
                return [self.value(action, text) for text in texts]
            case 'A...':
                values = [self.value(action, text) for text in texts]
                self._check_choice(action, values[0])
                return values
            case '==SUPPRESS==':
                return SUPPRESS
        return [self._checked(action, text) for text in texts]

    def _checked(self, action, text):
        value = self.value(action, text)
        self._check_choice(action, value)
        return value

    def value(self, action, text):
        """Text made a value by the argument's type."""
        kind = self.parser._registry_get('type', action.type, action.type)
        try:
            return kind(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {text!r}') from None

    def _check_choice(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            choices = iter(choices)
        if value in choices:
            return
        message = f'invalid choice: {str(value)!r}'
        choices = list(map(str, action.choices))
        if self.parser.suggest_on_error and isinstance(value, str):
            from difflib import get_close_matches
            if close := get_close_matches(value, choices, 1):
                message += f', maybe you meant {close[0]!r}?'
        raise ArgumentError(action, f'{message} (choose from {", ".join(map(repr, choices))})')
