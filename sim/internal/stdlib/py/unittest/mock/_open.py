"""mock_open: a stand-in for open, with files that exist only in the test."""

import io

from unittest.mock._calls import DEFAULT
from unittest.mock._magic import MagicMock

_FILE = ['close', 'closed', 'detach', 'fileno', 'flush', 'isatty', 'mode', 'name', 'read', 'readable',
         'readline', 'readlines', 'seek', 'seekable', 'tell', 'truncate', 'writable', 'write', 'writelines',
         '__enter__', '__exit__', '__iter__', '__next__', '__del__']
_OPEN = ['__call__', '__name__', '__doc__', '__module__', '__qualname__', '__self__', '__eq__', '__hash__']


def mock_open(mock=None, read_data=''):
    """Make a mock for open. Each call of it gives the same file mock, which
    reads read_data from the beginning."""
    if mock is None:
        mock = MagicMock(name='open', spec=_OPEN)
    handle = MagicMock(spec=_FILE)
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.return_value = handle.readline.return_value = handle.readlines.return_value = None
    content = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    file = content(read_data)

    def reading(name):
        # A test may have said what the method gives.
        def read(*args, **kwargs):
            given = getattr(handle, name).return_value
            return getattr(file, name)(*args, **kwargs) if given is None else given
        return read

    for name in 'read', 'readline', 'readlines':
        getattr(handle, name).side_effect = reading(name)
    handle.__next__.side_effect = lambda: next(file)
    handle.__iter__.side_effect = lambda: iter(file)

    def leave(*exc_info):
        handle.close()

    handle.__exit__.side_effect = leave

    def opened(*args, **kwargs):
        nonlocal file
        file = content(read_data)
        return DEFAULT

    mock.side_effect = opened
    mock.return_value = handle
    return mock
