"""From rows to objects, and the loading of relationships."""

from sqlalchemy.orm.attributes import state


class Option:
    """Load a relationship with its owners."""

    def __init__(self, *relations):
        self.relations = relations

    def selectinload(self, relation):
        return Option(*self.relations, relation)

    joinedload = selectinload


def selectinload(relation):
    return Option(relation)


def joinedload(relation):
    """Here the related objects come with a second statement, as with selectinload."""
    return Option(relation)


def lazyload(relation):
    return Option()


def identity(cls, values):
    return cls, tuple(values)


def key_of(obj):
    cls = type(obj)
    return identity(cls, (obj.__dict__.get(name) for name, column in cls.__mapper__.columns.items() if column.primary_key))


def instance(session, cls, values, refresh=False):
    """The object of a row; one that the session knows keeps what it has."""
    columns = cls.__mapper__.columns
    row = dict(zip(columns, values))
    key = identity(cls, (row[name] for name, column in columns.items() if column.primary_key))
    if None in key[1]:
        return None
    obj = session.identity_map.get(key)
    if obj is None:
        obj = cls.__new__(cls)
        session.identity_map[key] = obj
        known = state(obj)
        known.persistent, known.session = True, session
    known = state(obj)
    for name, value in row.items():
        if refresh or name not in obj.__dict__ and name not in known.changed:
            obj.__dict__[name] = value
    if refresh:
        known.changed.clear()
    known.expired = False
    return obj


async def load(session, owners, relation):
    """Load a relationship of some objects with one statement, and give what it leads to."""
    from sqlalchemy.statements import select
    if not owners:
        return []
    mine = relation.remote if relation.to_many else relation.column
    theirs = relation.column if relation.to_many else relation.remote
    name = relation.attribute(relation.cls, mine)
    keys = list(dict.fromkeys(owner.__dict__.get(name) for owner in owners))
    wanted = [key for key in keys if key is not None]
    found = []
    if wanted:
        statement = select(relation.target).where(theirs.in_(wanted))
        if relation.order_by:
            order = relation.order_by
            statement = statement.order_by(getattr(relation.target, order.split('.')[-1]) if isinstance(order, str) else order)
        found = (await session.execute(statement)).scalars().all()
    their_name = relation.attribute(relation.target, theirs)
    groups = {}
    for item in found:
        groups.setdefault(item.__dict__.get(their_name), []).append(item)
    for owner in owners:
        items = groups.get(owner.__dict__.get(name), [])
        relation.set_loaded(owner, items)
        other = relation.other
        if relation.to_many and other is not None:
            for item in items:
                item.__dict__[other.key] = owner
    return found


async def load_options(session, objects, options):
    """Load what options, and the relationships themselves, ask for."""
    for option in options:
        owners = objects
        for relation in option.relations:
            owners = await load(session, [owner for owner in owners if isinstance(owner, relation.cls)], relation)
    eager = ('selectin', 'joined', 'immediate', 'subquery', False)
    for cls in {type(obj): None for obj in objects}:
        for relation in cls.__mapper__.relationships.values():
            if relation.lazy in eager:
                await load(session, [obj for obj in objects if type(obj) is cls and relation.key not in obj.__dict__], relation)
