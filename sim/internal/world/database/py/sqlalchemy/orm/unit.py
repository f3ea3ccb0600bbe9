"""The unit of work: a session's changes as statements, in an order that foreign keys allow."""

from sqlalchemy.orm.attributes import state
from sqlalchemy.orm.loading import key_of
from sqlalchemy.statements import delete, insert, update


async def flush(session):
    new, deleted = list(session._new), list(session._deleted)
    tables = {}
    for obj in new + deleted + session.changed():
        for i, table in enumerate(type(obj).metadata.sorted_tables):
            tables[table] = i
    order = sorted(tables, key=tables.get)
    for table in order:
        group = [obj for obj in new if type(obj).__table__ is table]
        for obj in group:
            _follow(obj)
        await _insert(session, table, group)
    for obj in session.changed():
        if obj not in deleted:
            _follow(obj)
            await _update(session, obj)
    for table in reversed(order):
        for obj in deleted:
            if type(obj).__table__ is table:
                await _delete(session, obj)


def _follow(obj):
    """Give foreign keys the values that relationships mean."""
    for relation in type(obj).__mapper__.relationships.values():
        if relation.to_many:
            continue
        target = obj.__dict__.get(relation.key)
        if target is not None:
            value = target.__dict__.get(relation.attribute(relation.target, relation.remote))
            setattr(obj, relation.attribute(relation.cls, relation.column), value)
    for cls in type(obj)._classes.values():
        for relation in cls.__mapper__.relationships.values():
            if relation.target is type(obj) and relation.to_many:
                _follow_owner(obj, relation)


def _follow_owner(obj, relation):
    """The same where only the list of the owner knows."""
    owner = next((o for o in state(obj).session.objects() if isinstance(o, relation.cls)
                  and any(item is obj for item in _listed(o.__dict__.get(relation.key)))), None)
    if owner is not None:
        value = owner.__dict__.get(relation.attribute(relation.cls, relation.remote))
        setattr(obj, relation.attribute(relation.target, relation.column), value)


def _listed(value):
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _values(obj):
    """What an INSERT of the object says."""
    row = {}
    for name, column in type(obj).__mapper__.columns.items():
        value = obj.__dict__.get(name)
        if value is None and column.default is not None:
            value = obj.__dict__[name] = column.fill()
        if value is None and (column.counts() or column.server_default is not None):
            continue
        row[column.name] = value
    return row


async def _insert(session, table, group):
    """Insert objects: those of the same columns with one statement, where keys come back."""
    driver = session.driver_name()
    while group:
        first = _values(group[0])
        batch = [group[0]]
        while driver != 'mysql' and len(batch) < len(group) and _values(group[len(batch)]).keys() == first.keys():
            batch.append(group[len(batch)])
        group = group[len(batch):]
        counted = [c for c in table.primary_key if c.counts() and c.name not in first]
        statement = insert(table).values([_values(obj) for obj in batch])
        if counted and (len(batch) > 1 or driver == 'postgresql'):
            statement = statement.returning(*counted)
        result = await session._run(statement)
        keys = [row[0] for row in result.all()] if statement.returns_rows else [result.lastrowid]
        for obj, value in zip(batch, keys):
            _inserted(session, obj, counted, value)


def _inserted(session, obj, counted, value):
    columns = type(obj).__mapper__.columns
    for name, column in columns.items():
        if any(column is one for one in counted):
            obj.__dict__[name] = value
        elif name not in obj.__dict__ and column.server_default is None:
            obj.__dict__[name] = None
    known = state(obj)
    known.persistent = True
    known.changed.clear()
    session._new.remove(obj)
    session.identity_map[key_of(obj)] = obj


def _is(obj):
    """The condition of an object's row."""
    columns = type(obj).__mapper__.columns
    return [column == obj.__dict__.get(name) for name, column in columns.items() if column.primary_key]


async def _update(session, obj):
    known = state(obj)
    columns = type(obj).__mapper__.columns
    changed = {columns[name].name: obj.__dict__.get(name) for name in known.changed if name in columns}
    known.changed.clear()
    if changed:
        await session._run(update(type(obj).__table__).where(*_is(obj)).values(**changed))


async def _delete(session, obj):
    for relation in type(obj).__mapper__.relationships.values():
        if not relation.to_many:
            continue
        owner = obj.__dict__.get(relation.attribute(relation.cls, relation.remote))
        table = relation.target.__table__
        statement = delete(table) if relation.deletes else update(table).values({relation.column.name: None})
        await session._run(statement.where(relation.column == owner))
    await session._run(delete(type(obj).__table__).where(*_is(obj)))
    session._deleted.remove(obj)
    session.identity_map.pop(key_of(obj), None)
    known = state(obj)
    known.deleted, known.persistent, known.session = True, False, None
