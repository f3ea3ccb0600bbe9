"""How to serve."""

import sys

from _http.missing import Partial, refuse

LEVELS = {'critical': 50, 'error': 40, 'warning': 30, 'info': 20, 'debug': 10, 'trace': 5}
HARMLESS = ('reload', 'reload_dirs', 'reload_includes', 'reload_excludes', 'workers', 'loop', 'http', 'ws', 'lifespan',
            'interface', 'use_colors', 'proxy_headers', 'server_header', 'date_header', 'forwarded_allow_ips',
            'timeout_keep_alive', 'limit_concurrency', 'limit_max_requests', 'backlog', 'log_config', 'app_dir',
            'timeout_graceful_shutdown', 'env_file', 'h11_max_incomplete_event_size', 'ws_max_size')


class Config(Partial):
    """An application, where to serve it, and what to say about it."""

    def __init__(self, app, host='127.0.0.1', port=8000, log_level=None, access_log=True, factory=False, root_path='',
                 **others):
        refuse('uvicorn.Config', others, HARMLESS)
        unknown = [name for name in others if name not in HARMLESS]
        if unknown:
            raise TypeError(f'Config.__init__() got an unexpected keyword argument {unknown[0]!r}')
        self.app, self.host, self.port = app, host, port
        self.access_log, self.factory, self.root_path = access_log, factory, root_path
        self.level = LEVELS[log_level] if isinstance(log_level, str) else 20 if log_level is None else log_level

    def load(self):
        """Give the application that the configuration means."""
        app = import_app(self.app) if isinstance(self.app, str) else self.app
        return app() if self.factory else app


def import_app(text):
    """Find what "module:app" means. A module that there is not is the program
    itself, which has no other name here."""
    module, _, path = text.partition(':')
    if not module or not path:
        sys.stderr.write(f'ERROR:    Error loading ASGI app. Import string "{text}" must be in format "<module>:<attribute>".\n')
        sys.exit(1)
    try:
        __import__(module)
        found = sys.modules[module]
    except ModuleNotFoundError:
        found = sys.modules['__main__']
    for name in path.split('.'):
        if not hasattr(found, name):
            sys.stderr.write(f'ERROR:    Error loading ASGI app. Attribute "{path}" not found in module "{module}".\n')
            sys.exit(1)
        found = getattr(found, name)
    return found
