"""Expressions, and the SQL that they stand for."""

from sqlalchemy.types import Boolean, DateTime, Integer, instance, of_value, untyped


class Compiler:
    """Writes SQL and gathers its parameters, in the style of a driver."""

    def __init__(self, dialect='default'):
        self.dialect = dialect
        self.params = []
        self.names = []

    def bind(self, value, kind, name='param'):
        self.params.append(kind.bind(value) if value is not None else None)
        number = len(self.params)
        if self.dialect == 'sqlite':
            return '?'
        if self.dialect == 'postgresql':
            return f'${number}'
        if self.dialect == 'mysql':
            return '%s'
        count = sum(other.rsplit('_', 1)[0] == name for other in self.names) + 1
        self.names.append(f'{name}_{count}')
        return f':{name}_{count}'


def element(value, like=None):
    """An expression for a value of Python's."""
    if hasattr(value, '__clause_element__'):
        value = value.__clause_element__()
    if isinstance(value, (ClauseElement, Grouping)):
        return value
    if value is None:
        return Raw('NULL')
    kind = of_value(value)
    name = 'param'
    if like is not None:
        name = getattr(like, 'name', None) or 'param'
        kind = like.type if like.type is not untyped else kind
    return Bind(value, kind, name)


class ClauseElement:
    type = untyped

    def sql(self, compiler):
        raise NotImplementedError(type(self).__name__)

    def tables(self):
        """The tables that the expression mentions."""
        return []

    def __str__(self):
        return self.sql(Compiler())

    def __bool__(self):
        raise TypeError('Boolean value of this clause is not defined')

    __hash__ = object.__hash__


def _comparison(operator, null=None):
    def method(self, other):
        if other is None and null:
            return Binary(self, null, Raw('NULL'), Boolean())
        return Binary(self, operator, element(other, self), Boolean())
    return method


def _arithmetic(operator, reverse=False):
    def method(self, other):
        left, right = self, element(other, self)
        if reverse:
            left, right = right, left
        name = '||' if operator == '+' and type(self.type).__name__ in ('String', 'Text') else operator
        return Binary(left, name, right, self.type)
    return method


class Operators(ClauseElement):
    """An expression with the operators of Python and of SQL."""

    __eq__ = _comparison('=', 'IS')
    __ne__ = _comparison('!=', 'IS NOT')
    __lt__, __le__, __gt__, __ge__ = _comparison('<'), _comparison('<='), _comparison('>'), _comparison('>=')
    __add__, __sub__, __mul__, __truediv__, __mod__ = map(_arithmetic, '+-*/%')
    __radd__, __rsub__, __rmul__ = (_arithmetic(op, True) for op in '+-*')
    is_, is_not = _comparison('IS', 'IS'), _comparison('IS NOT', 'IS NOT')
    isnot = is_not
    __hash__ = object.__hash__

    def like(self, other):
        return Binary(self, 'LIKE', element(other, self), Boolean())

    def not_like(self, other):
        return Binary(self, 'NOT LIKE', element(other, self), Boolean())

    def ilike(self, other):
        return Binary(Function('lower', [self]), 'LIKE', Function('lower', [element(other, self)]), Boolean())

    def contains(self, other):
        return self.like(f'%{other}%')

    def startswith(self, other):
        return self.like(f'{other}%')

    def endswith(self, other):
        return self.like(f'%{other}')

    def in_(self, values):
        return In(self, values, 'IN')

    def not_in(self, values):
        return In(self, values, 'NOT IN')

    def between(self, low, high):
        return Binary(self, 'BETWEEN', Raw_and(element(low, self), element(high, self)), Boolean())

    def desc(self):
        return Ordered(self, 'DESC')

    def asc(self):
        return Ordered(self, 'ASC')

    def label(self, name):
        return Label(self, name)

    def distinct(self):
        return distinct(self)

    def __and__(self, other):
        return and_(self, other)

    def __or__(self, other):
        return or_(self, other)

    def __invert__(self):
        return not_(self)


class Grouping:
    """What stands in parentheses within an expression."""

    def __init__(self, inner):
        self.inner = inner
        self.type = untyped

    def sql(self, compiler):
        return f'({self.inner.sql(compiler)})'

    def tables(self):
        return []


class Raw(Operators):
    def __init__(self, text, kind=untyped):
        self.text = text
        self.type = kind

    def sql(self, compiler):
        return self.text


class Bind(Operators):
    def __init__(self, value, kind, name):
        self.value, self.type, self.name = value, kind, name

    def sql(self, compiler):
        return compiler.bind(self.value, self.type, self.name)


def Raw_and(low, high):
    return Binary(low, 'AND', high, Boolean())


class Binary(Operators):
    def __init__(self, left, operator, right, kind):
        self.left, self.operator, self.right, self.type = left, operator, right, kind

    def _side(self, side, compiler):
        text = side.sql(compiler)
        arithmetic = isinstance(side, Binary) and self.operator in ('*', '/', '%') and side.operator in ('+', '-')
        return f'({text})' if arithmetic else text

    def sql(self, compiler):
        return f'{self._side(self.left, compiler)} {self.operator} {self._side(self.right, compiler)}'

    def tables(self):
        return self.left.tables() + self.right.tables()


class In(Operators):
    type = Boolean()

    def __init__(self, left, values, operator):
        self.left, self.operator = left, operator
        self.values = values if isinstance(values, ClauseElement) else [element(v, left) for v in values]

    def sql(self, compiler):
        left = self.left.sql(compiler)
        if isinstance(self.values, ClauseElement):
            return f'({left} {self.operator} ({self.values.sql(compiler)}))'
        if not self.values:
            return f'({left} {self.operator} (SELECT 1 WHERE 1!=1))'
        return f'{left} {self.operator} ({", ".join(v.sql(compiler) for v in self.values)})'

    def tables(self):
        return self.left.tables()


class Joined(Operators):
    """Conditions with AND or OR between them."""

    type = Boolean()

    def __init__(self, word, parts):
        self.word, self.parts = word, parts

    def sql(self, compiler):
        texts = []
        for part in self.parts:
            text = part.sql(compiler)
            inner = isinstance(part, Joined) and len(part.parts) > 1 and part.word != self.word
            texts.append(f'({text})' if inner else text)
        return f' {self.word} '.join(texts)

    def tables(self):
        return [table for part in self.parts for table in part.tables()]


def and_(*parts):
    return Joined('AND', [element(part) for part in parts])


def or_(*parts):
    return Joined('OR', [element(part) for part in parts])


class Not(Operators):
    type = Boolean()

    def __init__(self, inner):
        self.inner = inner

    def sql(self, compiler):
        text = self.inner.sql(compiler)
        return f'NOT {text}' if isinstance(self.inner, Function) else f'NOT ({text})'

    def tables(self):
        return self.inner.tables()


def not_(part):
    return Not(element(part))


class Ordered(ClauseElement):
    def __init__(self, inner, direction):
        self.inner, self.direction = inner, direction

    def sql(self, compiler):
        return f'{self.inner.sql(compiler)} {self.direction}'

    def tables(self):
        return self.inner.tables()


def desc(column):
    return Ordered(element(column), 'DESC')


def asc(column):
    return Ordered(element(column), 'ASC')


class Label(Operators):
    def __init__(self, inner, name):
        self.inner, self.name, self.type = inner, name, inner.type

    def sql(self, compiler):
        return self.name

    def definition(self, compiler):
        return f'{self.inner.sql(compiler)} AS {self.name}'

    def tables(self):
        return self.inner.tables()


class Distinct(Operators):
    def __init__(self, inner):
        self.inner, self.type = inner, inner.type

    def sql(self, compiler):
        return f'DISTINCT {self.inner.sql(compiler)}'

    def tables(self):
        return self.inner.tables()


def distinct(column):
    return Distinct(element(column))


class Function(Operators):
    _kinds = {'count': Integer(), 'length': Integer(), 'now': DateTime(), 'current_timestamp': DateTime()}

    def __init__(self, name, args):
        self.name = name
        self.args = args
        self.type = self._kinds.get(name) or (args[0].type if args and name in ('max', 'min', 'sum', 'coalesce') else untyped)

    def sql(self, compiler):
        if self.name in ('now', 'current_timestamp'):
            return 'CURRENT_TIMESTAMP' if compiler.dialect != 'postgresql' else 'now()'
        if self.name == 'count' and not self.args:
            return 'count(*)'
        return f'{self.name}({", ".join(arg.sql(compiler) for arg in self.args)})'

    def tables(self):
        return [table for arg in self.args for table in arg.tables()]


class _Functions:
    """func.name(…) is a call of SQL's function name."""

    def __getattr__(self, name):
        return lambda *args: Function(name.rstrip('_'), [_argument(arg) for arg in args])


def _argument(arg):
    if hasattr(arg, '__table__'):
        return next(iter(arg.__table__.primary_key))
    return element(arg)


func = _Functions()


def literal(value, type_=None):
    return Bind(value, instance(type_) if type_ else of_value(value), 'param')


def null():
    return Raw('NULL')


def bindparam(key, value=None, type_=None):
    raise NotImplementedError('sqlalchemy.bindparam is not simulated')
