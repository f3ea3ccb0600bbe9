"""What is wrong with data."""

import json


class Problem(Exception):
    """One or several things that are wrong with a value, each a dict of type,
    loc, msg and input."""

    def __init__(self, problems):
        self.problems = problems

    @classmethod
    def one(cls, kind, msg, value, **ctx):
        problem = {'type': kind, 'loc': (), 'msg': msg, 'input': value}
        if ctx:
            problem['ctx'] = ctx
        return cls([problem])

    def under(self, *loc):
        """Give the problems as those of a part of something."""
        return [{**p, 'loc': (*loc, *p['loc'])} for p in self.problems]


class ValidationError(ValueError):
    """Data does not fit a model."""

    def __init__(self, title, problems):
        self.title = title
        self._problems = problems
        super().__init__(title, problems)

    def errors(self, *, include_url=True, include_context=True, include_input=True):
        url = 'https://errors.pydantic.dev/2.12/v/'
        return [{**p, 'url': url + p['type']} if include_url else dict(p) for p in self._problems]

    def error_count(self):
        return len(self._problems)

    def json(self, *, indent=None):
        return json.dumps(self.errors(), indent=indent, default=str)

    def __str__(self):
        n = len(self._problems)
        lines = [f'{n} validation error{"" if n == 1 else "s"} for {self.title}']
        for p in self._problems:
            value = repr(p['input'])
            if len(value) > 50:
                value = value[:25] + '...' + value[-24:]
            if p['loc']:
                lines.append('.'.join(map(str, p['loc'])))
            lines.append(f"  {p['msg']} [type={p['type']}, input_value={value}, input_type={type(p['input']).__name__}]")
            lines.append(f"    For further information visit https://errors.pydantic.dev/2.12/v/{p['type']}")
        return '\n'.join(lines)

    __repr__ = __str__


ValidationError.__module__ = 'pydantic_core._pydantic_core'
