"""Relationships: the one object, or the list of objects, that a foreign key leads to."""

import typing

from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.orm.attributes import not_loaded, state


class Collection(list):
    """The objects of a relationship, which hear of it when they come and go."""

    def __init__(self, owner, relation, items=()):
        super().__init__(items)
        self._owner, self._relation = owner, relation

    def append(self, item):
        super().append(item)
        self._relation.added(self._owner, item)

    def extend(self, items):
        for item in items:
            self.append(item)

    def remove(self, item):
        super().remove(item)
        self._relation.removed(self._owner, item)

    __hash__ = None


class Relationship:
    def __init__(self, argument=None, *, back_populates=None, backref=None, cascade='save-update, merge', lazy='select',
                 uselist=None, foreign_keys=None, order_by=None, secondary=None, primaryjoin=None, **options):
        for name, value in (('secondary', secondary), ('primaryjoin', primaryjoin)):
            if value is not None:
                raise NotImplementedError(f'relationship({name}=…) is not simulated')
        self.argument, self.back_populates, self.backref = argument, back_populates, backref
        self.cascade = {part.strip() for part in cascade.split(',')}
        self.deletes = bool(self.cascade & {'all', 'delete'})
        self.orphans = 'delete-orphan' in self.cascade
        self.lazy, self.order_by, self.foreign_keys = lazy, order_by, foreign_keys
        self._uselist = uselist
        self.note = None

    def attach(self, cls, key):
        self.cls, self.key = cls, key
        self._target = None

    @property
    def relation(self):
        return self

    @property
    def target(self):
        if self._target is None:
            self._target = self._find()
            if self.backref is not None:
                name = self.backref if isinstance(self.backref, str) else self.backref.name
                other = Relationship(self.cls, back_populates=self.key)
                other.attach(self._target, name)
                self.back_populates, self.backref = name, None
                self._target.__mapper__.relationships[name] = other
                setattr(self._target, name, other)
        return self._target

    def _find(self):
        wanted = self.argument if self.argument is not None else self._noted()
        if isinstance(wanted, type):
            return wanted
        if callable(wanted):
            return wanted()
        try:
            return self.cls._classes[wanted]
        except KeyError:
            raise InvalidRequestError(f"When initializing mapper {self.cls.__name__}, expression {wanted!r} failed to "
                                      'locate a name') from None

    def _noted(self):
        """The class, or its name, that the annotation speaks of."""
        kind = self.note
        if isinstance(kind, str):
            inner = kind.partition('[')[2].rpartition(']')[0] or kind
            return inner.strip('"\' ').replace(' | None', '')
        args = [arg for arg in typing.get_args(kind) if arg is not type(None)]
        kind = args[0] if args else kind
        return getattr(kind, '__forward_arg__', kind)

    def _key_of(self, one, other):
        """The column of one table that refers to the other."""
        for column in one.columns:
            for key in column.foreign_keys:
                if key.names()[0] == other.name:
                    return column
        return None

    @property
    def to_many(self):
        mine, theirs = self.cls.__table__, self.target.__table__
        if mine is theirs:
            return self._listed()
        if self._key_of(theirs, mine) is not None and self._key_of(mine, theirs) is None:
            return True
        if self._key_of(mine, theirs) is None:
            raise ArgumentError(f'Could not determine join condition between parent/child tables on relationship '
                                f'{self.cls.__name__}.{self.key} - there are no foreign keys linking these tables.')
        return False

    def _listed(self):
        text = self.note if isinstance(self.note, str) else getattr(typing.get_origin(self.note), '__name__', '')
        return text.lower().startswith(('list', 'set'))

    @property
    def uselist(self):
        if self._uselist is not None:
            return self._uselist
        if not self.to_many:
            return False
        return self.note is None or self._listed()

    @property
    def column(self):
        """The foreign key."""
        mine, theirs = self.cls.__table__, self.target.__table__
        return self._key_of(theirs, mine) if self.to_many else self._key_of(mine, theirs)

    @property
    def remote(self):
        """The column that the foreign key refers to."""
        table = self.cls.__table__ if self.to_many else self.target.__table__
        return table.columns[self.column.foreign_keys[0].names()[1]]

    def condition(self):
        return self.remote == self.column

    @property
    def other(self):
        """The relationship that goes the other way, if there is one."""
        self.target
        return self.target.__mapper__.relationships.get(self.back_populates) if self.back_populates else None

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        if self.key in obj.__dict__:
            return obj.__dict__[self.key]
        known = state(obj)
        if known.persistent and known.session is not None:
            raise not_loaded()
        if not self.uselist:
            return None
        obj.__dict__[self.key] = Collection(obj, self)
        return obj.__dict__[self.key]

    def __set__(self, obj, value):
        if self.uselist:
            obj.__dict__[self.key] = Collection(obj, self)
            obj.__dict__[self.key].extend(value)
            return
        before = obj.__dict__.get(self.key)
        obj.__dict__[self.key] = value
        if before is not None and before is not value:
            self.removed(obj, before)
        if value is not None:
            self.added(obj, value)
        elif not self.to_many:
            setattr(obj, self.attribute(self.cls, self.column), None)

    def set_loaded(self, obj, items):
        """Note what was loaded."""
        obj.__dict__[self.key] = Collection(obj, self, items) if self.uselist else (items[0] if items else None)

    @staticmethod
    def attribute(cls, column):
        """The name of the attribute that stands for a column."""
        return next(key for key, one in cls.__mapper__.columns.items() if one is column)

    def added(self, owner, item):
        """Tell the other side, and the session, that two objects belong together."""
        other = self.other
        if other is not None:
            if other.uselist:
                there = item.__dict__.get(other.key)
                if there is None and not state(item).persistent:
                    there = item.__dict__[other.key] = Collection(item, other)
                if there is not None and owner not in there:
                    list.append(there, owner)
            else:
                item.__dict__[other.key] = owner
        if not self.to_many:
            state(owner).changed.setdefault(self.key, None)
        else:
            state(item).changed.setdefault(self.attribute(self.target, self.column), None)
        for one, two in ((owner, item), (item, owner)):
            session = state(one).session
            if session is not None and state(two).session is None:
                session.add(two)

    def removed(self, owner, item):
        other = self.other
        if other is None:
            return
        if other.uselist:
            there = item.__dict__.get(other.key)
            if there and owner in there:
                list.remove(there, owner)
        else:
            item.__dict__[other.key] = None
        if self.to_many:
            setattr(item, self.attribute(self.target, self.column), None)
            if self.orphans and state(item).session is not None:
                state(item).session.delete_later(item)


def relationship(argument=None, **options):
    return Relationship(argument, **options)


class backref:
    def __init__(self, name, **options):
        self.name = name
