"""asyncpg's exceptions."""


class PostgresMessage:
    severity = severity_en = sqlstate = message = detail = hint = None
    schema_name = table_name = column_name = constraint_name = None

    def __str__(self):
        text = self.args[0] if self.args else ''
        if self.detail:
            text += f'\nDETAIL:  {self.detail}'
        if self.hint:
            text += f'\nHINT:  {self.hint}'
        return text


class PostgresError(PostgresMessage, Exception):
    """What the server says is wrong."""

    def __init__(self, *args, detail=None, hint=None, **fields):
        super().__init__(*args)
        self.message = args[0] if args else None
        self.detail, self.hint = detail, hint
        for name, value in fields.items():
            setattr(self, name, value)


class InterfaceMessage:
    def __init__(self, *, detail=None, hint=None):
        self.detail, self.hint = detail, hint

    def __str__(self):
        text = self.args[0] if self.args else ''
        if self.detail:
            text += f'\nDETAIL:  {self.detail}'
        if self.hint:
            text += f'\nHINT:  {self.hint}'
        return text


class InterfaceError(InterfaceMessage, Exception):
    """The program uses the client wrongly."""

    def __init__(self, msg, *, detail=None, hint=None):
        InterfaceMessage.__init__(self, detail=detail, hint=hint)
        Exception.__init__(self, msg)


class DataError(InterfaceError, ValueError):
    pass


class ClientConfigurationError(InterfaceError, ValueError):
    pass


class InternalClientError(Exception):
    pass


def _error(name, base, code):
    cls = type(name, (base,), {'sqlstate': code, '__module__': 'asyncpg.exceptions'})
    globals()[name] = cls
    return cls


_error('PostgresConnectionError', PostgresError, '08000')
_error('ConnectionDoesNotExistError', PostgresConnectionError, '08003')
_error('IntegrityConstraintViolationError', PostgresError, '23000')
for _name, _code in (('NotNullViolationError', '23502'), ('ForeignKeyViolationError', '23503'), ('UniqueViolationError', '23505'),
                     ('CheckViolationError', '23514')):
    _error(_name, IntegrityConstraintViolationError, _code)
_error('SyntaxOrAccessError', PostgresError, '42000')
for _name, _code in (('PostgresSyntaxError', '42601'), ('UndefinedColumnError', '42703'), ('UndefinedFunctionError', '42883'),
                     ('UndefinedTableError', '42P01'), ('DuplicateTableError', '42P07'), ('DuplicateColumnError', '42701'),
                     ('DatatypeMismatchError', '42804'), ('AmbiguousColumnError', '42702')):
    _error(_name, SyntaxOrAccessError, _code)
_error('InvalidTransactionStateError', PostgresError, '25000')
_error('InFailedSQLTransactionError', InvalidTransactionStateError, '25P02')
_error('ReadOnlySQLTransactionError', InvalidTransactionStateError, '25006')
_error('TransactionRollbackError', PostgresError, '40000')
_error('SerializationError', TransactionRollbackError, '40001')
_error('DeadlockDetectedError', TransactionRollbackError, '40P01')
_error('InsufficientResourcesError', PostgresError, '53000')
_error('TooManyConnectionsError', InsufficientResourcesError, '53300')
_error('InvalidAuthorizationSpecificationError', PostgresError, '28000')
_error('InvalidPasswordError', InvalidAuthorizationSpecificationError, '28P01')
_error('InvalidCatalogNameError', PostgresError, '3D000')
_error('OperatorInterventionError', PostgresError, '57000')
_error('QueryCanceledError', OperatorInterventionError, '57014')

__all__ = [name for name in globals() if name[0].isupper()]
