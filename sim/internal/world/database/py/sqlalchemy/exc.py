"""SQLAlchemy's exceptions."""


class SQLAlchemyError(Exception):
    code = None

    def __str__(self):
        text = str(self.args[0]) if self.args else ''
        if self.code:
            text += f'\n(Background on this error at: https://sqlalche.me/e/20/{self.code})'
        return text


class ArgumentError(SQLAlchemyError):
    pass


class InvalidRequestError(SQLAlchemyError):
    pass


class NoResultFound(InvalidRequestError):
    pass


class MultipleResultsFound(InvalidRequestError):
    pass


class PendingRollbackError(InvalidRequestError):
    code = '7s2a'


class MissingGreenlet(InvalidRequestError):
    code = 'xd2s'


class NoSuchModuleError(ArgumentError):
    pass


class TimeoutError(SQLAlchemyError):
    code = '3o7r'


class StatementError(SQLAlchemyError):
    def __init__(self, message, statement, params, orig):
        super().__init__(message)
        self.statement, self.params, self.orig = statement, params, orig

    def __str__(self):
        lines = [str(self.args[0]), f'[SQL: {self.statement}]']
        if self.params:
            lines.append(f'[parameters: {self.params!r}]')
        if self.code:
            lines.append(f'(Background on this error at: https://sqlalche.me/e/20/{self.code})')
        return '\n'.join(lines)


class DBAPIError(StatementError):
    code = 'dbapi'


class InterfaceError(DBAPIError):
    code = 'rvf5'


class DatabaseError(DBAPIError):
    code = '4xp6'


class DataError(DatabaseError):
    code = '9h9h'


class OperationalError(DatabaseError):
    code = 'e3q8'


class IntegrityError(DatabaseError):
    code = 'gkpj'


class InternalError(DatabaseError):
    code = '2j85'


class ProgrammingError(DatabaseError):
    code = 'f405'


class NotSupportedError(DatabaseError):
    code = 'tw8g'
