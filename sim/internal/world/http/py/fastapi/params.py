"""Where parameters come from."""

from pydantic.fields import MISSING, FieldInfo


class Param(FieldInfo):
    """A parameter that is taken from somewhere."""

    source = 'query'

    def __init__(self, default=MISSING, *, embed=False, convert_underscores=True, media_type=None, deprecated=None,
                 include_in_schema=True, **options):
        super().__init__(default, **options)
        self.embed = embed
        self.convert_underscores = convert_underscores


class QueryParam(Param):
    """From the query."""


class PathParam(Param):
    """From the path."""

    source = 'path'


class HeaderParam(Param):
    """From the header."""

    source = 'header'


class CookieParam(Param):
    """From a cookie."""

    source = 'cookie'


class BodyParam(Param):
    """From the body."""

    source = 'body'


class FormParam(Param):
    """From a form."""

    source = 'form'


class Dependency:
    """From a function, which has parameters of its own."""

    def __init__(self, dependency=None, use_cache=True):
        self.dependency, self.use_cache = dependency, use_cache

    def __repr__(self):
        return f'Depends({getattr(self.dependency, "__name__", self.dependency)})'


def Query(default=MISSING, **options):
    return QueryParam(default, **options)


def Path(default=MISSING, **options):
    return PathParam(default, **options)


def Header(default=MISSING, **options):
    return HeaderParam(default, **options)


def Cookie(default=MISSING, **options):
    return CookieParam(default, **options)


def Body(default=MISSING, **options):
    return BodyParam(default, **options)


def Form(default=MISSING, **options):
    return FormParam(default, **options)


def File(default=MISSING, **options):
    raise NotImplementedError('fastapi.File is not simulated')


def Depends(dependency=None, *, use_cache=True, scope=None):
    return Dependency(dependency, use_cache)


def Security(dependency=None, *, scopes=None, use_cache=True):
    return Dependency(dependency, use_cache)
