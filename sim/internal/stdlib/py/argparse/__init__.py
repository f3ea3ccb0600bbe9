"""Command lines: what a program takes, understood and explained.

actions.py says what an argument does when it is met, groups.py collects
arguments, parsing.py goes through a command line, formatting.py writes usage
and help; ArgumentParser in parser.py is all of them together."""

from argparse.actions import Action, BooleanOptionalAction, FileType
from argparse.common import (
    ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError, ArgumentTypeError, Namespace,
)
from argparse.formatting import (
    ArgumentDefaultsHelpFormatter, HelpFormatter, MetavarTypeHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
)
from argparse.parser import ArgumentParser

__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType',
           'HelpFormatter', 'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter',
           'MetavarTypeHelpFormatter', 'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER',
           'SUPPRESS', 'ZERO_OR_MORE']

for _name in __all__:
    if isinstance(globals()[_name], type):
        globals()[_name].__module__ = 'argparse'
del _name
