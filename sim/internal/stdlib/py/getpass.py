"""Asks for passwords."""

__all__ = ['getpass', 'getuser', 'GetPassWarning']


class GetPassWarning(UserWarning):
    """What is typed may be seen."""


def getpass(prompt='Password: ', stream=None, *, echo_char=None):
    return input(prompt)


def getuser():
    return 'student'
