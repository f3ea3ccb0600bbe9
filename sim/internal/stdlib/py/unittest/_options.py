"""The command line of unittest.main."""

import sys

_SYNOPSIS = '''\
usage: {prog} [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b]
       {indent} [-k TESTNAMEPATTERNS]
       {indent} [tests ...]
'''

_HELP = '''
positional arguments:
  tests                a list of any number of test modules, classes and test
                       methods.

options:
  -h, --help           show this help message and exit
  -v, --verbose        Verbose output
  -q, --quiet          Quiet output
  --locals             Show local variables in tracebacks
  --durations N        Show the N slowest test cases (N=0 for all)
  -f, --failfast       Stop on first fail or error
  -c, --catch          Catch Ctrl-C and display results so far
  -b, --buffer         Buffer stdout and stderr during tests
  -k TESTNAMEPATTERNS  Only run tests which match the given substring

Examples:
  {prog}                           - run default set of tests
  {prog} MyTestSuite               - run suite 'MyTestSuite'
  {prog} MyTestCase.testSomething  - run MyTestCase.testSomething
  {prog} MyTestCase                - run all 'test*' test methods
                                       in MyTestCase

'''


class Usage(Exception):
    """The command line asks for help, or is wrong."""

    def __init__(self, problem=None):
        super().__init__(problem)
        self.problem = problem
        self.status = 0 if problem is None else 2

    def show(self, prog):
        """Write how the program is used, and what is wrong."""
        synopsis = _SYNOPSIS.format(prog=prog, indent=' ' * len(prog))
        if self.problem is None:
            sys.stdout.write(synopsis + _HELP.format(prog=prog))
        else:
            sys.stderr.write(f'{synopsis}{prog}: error: {self.problem}\n')


def _number(text):
    try:
        return int(text)
    except ValueError:
        raise Usage(f'argument --durations: invalid int value: {text!r}') from None


def _pattern(text):
    return text if '*' in text else f'*{text}*'


# For each option the attribute of TestProgram that it sets, and the value; for
# one that takes an argument, what makes the value of it.
_FLAGS = {
    '-v': ('verbosity', 2), '--verbose': ('verbosity', 2),
    '-q': ('verbosity', 0), '--quiet': ('verbosity', 0),
    '-f': ('failfast', True), '--failfast': ('failfast', True),
    '-c': ('catchbreak', True), '--catch': ('catchbreak', True),
    '-b': ('buffer', True), '--buffer': ('buffer', True),
    '--locals': ('tb_locals', True),
}
_TAKING = {'-k': ('patterns', _pattern), '--durations': ('durations', _number)}


def parse_arguments(arguments):
    """Split a command line: a dict of what it sets, and the names of tests."""
    settings, names = {}, []
    arguments = _split_short(arguments)
    for argument in arguments:
        if argument in ('-h', '--help'):
            raise Usage
        if argument in _FLAGS:
            name, value = _FLAGS[argument]
            settings[name] = value
        elif argument in _TAKING:
            name, convert = _TAKING[argument]
            text = next(arguments, None)
            if text is None:
                raise Usage(f'argument {argument}: expected one argument')
            if name == 'patterns':
                settings.setdefault(name, []).append(convert(text))
            else:
                settings[name] = convert(text)
        elif argument.startswith('-'):
            raise Usage(f'unrecognized arguments: {argument}')
        else:
            names.append(argument)
    return settings, names


def _split_short(arguments):
    """Yield arguments, those that were written together apart: -vf, -kname and
    --durations=2."""
    for argument in arguments:
        if argument.startswith('--'):
            name, equals, value = argument.partition('=')
            yield name
            if equals:
                yield value
            continue
        while argument[:2] in _FLAGS and len(argument) > 2:
            yield argument[:2]
            argument = '-' + argument[2:]
        if argument.startswith('-k') and len(argument) > 2:
            yield '-k'
            argument = argument[2:]
        yield argument
