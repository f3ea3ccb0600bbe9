"""The attributes of mapped classes, and what is known of an object."""

from sqlalchemy.exc import MissingGreenlet
from sqlalchemy.expression import Operators


def not_loaded():
    """What reading an attribute that would need the database raises."""
    return MissingGreenlet("greenlet_spawn has not been called; can't call await_only() here. Was IO attempted in an unexpected place?")


class State:
    """What a session knows of an object."""

    __slots__ = ('session', 'persistent', 'expired', 'changed', 'deleted')

    def __init__(self):
        self.session = None
        self.persistent = self.expired = self.deleted = False
        self.changed = {}


def state(obj):
    found = obj.__dict__.get('_sa_instance_state')
    if found is None:
        found = obj.__dict__['_sa_instance_state'] = State()
    return found


class Attribute(Operators):
    """A column, seen from the class; its value, seen from an object."""

    def __init__(self, cls, key, column):
        self.cls, self.key, self.column = cls, key, column
        self.type, self.name, self.table = column.type, column.name, column.table

    def __clause_element__(self):
        return self.column

    def sql(self, compiler):
        return self.column.sql(compiler)

    def tables(self):
        return self.column.tables()

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        values = obj.__dict__
        if self.key in values:
            return values[self.key]
        known = state(obj)
        if known.persistent and known.session is not None:
            raise not_loaded()
        return None

    def __set__(self, obj, value):
        known = state(obj)
        if obj.__dict__.get(self.key, known) != value or known.expired:
            known.changed.setdefault(self.key, obj.__dict__.get(self.key))
        obj.__dict__[self.key] = value
