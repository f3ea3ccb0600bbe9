"""The machine that programs run on, which is a simulated one."""

import sys
from collections import namedtuple

uname_result = namedtuple('uname_result', 'system node release version machine')


def uname():
    return uname_result('Linux', 'playground', '6.1.0', '#1 SMP', 'x86_64')


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return ''


def architecture(executable=sys.executable, bits='', linkage=''):
    return '64bit', 'ELF'


def platform(aliased=False, terse=False):
    return f'{system()}-{release()}' if terse else f'{system()}-{release()}-{machine()}-with-glibc2.36'


def python_version():
    return '.'.join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(python_version().split('.'))


def python_implementation():
    return 'CPython'


def python_compiler():
    return 'simulated'


def python_build():
    return 'main', 'Jan  1 2026 00:00:00'


def python_branch():
    return ''


def python_revision():
    return ''
