"""Cursors, rows, factories, functions of one's own, dumps and copies."""
import sqlite3

db = sqlite3.connect(':memory:')
cur = db.cursor()
cur.executescript('''
    -- people and what they wrote
    CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, born INT);
    CREATE TABLE post (id INTEGER PRIMARY KEY, person INT REFERENCES person(id), text TEXT, data BLOB, x REAL);
    CREATE INDEX by_person ON post(person);
    CREATE VIEW names AS SELECT name FROM person;
''')
cur.executemany('INSERT INTO person (name, born) VALUES (?, ?)', (('n%d' % i, 1950 + i) for i in range(7)))
print(cur.rowcount, cur.lastrowid, cur.description)
cur.execute('INSERT INTO post (person, text, data, x) VALUES (:p, :t, :d, :x)', {'p': 1, 't': "it's", 'd': b'\x00\xff', 'x': 1.5, 'unused': 1})
print(cur.rowcount, cur.lastrowid)
cur.execute('INSERT INTO person (name) VALUES (?) RETURNING id, name', ['zoe'])
print(cur.description[0][0], cur.fetchone(), cur.rowcount)
cur.execute('SELECT name, born FROM person ORDER BY id')
print(cur.fetchone(), cur.fetchmany(), cur.fetchmany(3))
cur.arraysize = 2
print(cur.fetchmany(), [row for row in cur], cur.fetchone(), cur.fetchall())
cur.execute('UPDATE person SET born = 2000 WHERE born IS NULL OR born > 1954')
print(cur.rowcount, cur.fetchall(), db.total_changes)
print(cur.execute('DELETE FROM person WHERE id > 100').rowcount)
print([d[0] for d in cur.execute('SELECT count(*), max(born) AS newest, upper(name) FROM person').description])

db.row_factory = sqlite3.Row
row = db.execute('SELECT id, name FROM person WHERE id = 2').fetchone()
print(tuple(row), row['Name'], row.keys(), {**row}, row == db.execute('SELECT id, name FROM person WHERE id = 2').fetchone())
db.row_factory = lambda cursor, values: {d[0]: v for d, v in zip(cursor.description, values)}
print(db.execute('SELECT * FROM post').fetchall())
db.row_factory = None
db.text_factory = bytes
print(db.execute('SELECT text FROM post').fetchone())
db.text_factory = str


class Longest:
    def __init__(self):
        self.best = ''

    def step(self, text, least):
        if len(text) > max(len(self.best), least):
            self.best = text

    def finalize(self):
        return self.best


db.create_function('shout', -1, lambda *parts: '-'.join(str(p).upper() for p in parts))
db.create_aggregate('longest', 2, Longest)
db.create_collation('backwards', lambda a, b: (a < b) - (a > b))
print(db.execute("SELECT shout('a', 1, NULL), longest(name, 0) FROM person").fetchone())
print(db.execute('SELECT name FROM person ORDER BY name COLLATE backwards LIMIT 3').fetchall())
print(db.execute('SELECT born, group_concat(name) FROM person GROUP BY born HAVING count(*) > 1').fetchall())
print(db.execute("SELECT json_extract('{\"a\": [1, 2]}', '$.a[1]'), date('2024-02-28', '+2 days'), round(2.567, 1), 7 / 2, 7 % 3, 'a' || 'b'").fetchone())
print(db.execute('WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i) FROM n').fetchone())
print(db.execute('SELECT name, row_number() OVER (ORDER BY born DESC, name) FROM person LIMIT 2').fetchall())
db.commit()
print('\n'.join(db.iterdump()))
other = sqlite3.connect(':memory:')
db.backup(other)
print(other.execute('SELECT count(*) FROM person').fetchone())


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return f'{self.x};{self.y}'


sqlite3.register_converter('point', lambda text: tuple(map(float, text.split(b';'))))
typed = sqlite3.connect(':memory:', detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
typed.execute('CREATE TABLE t (p point, d date, n int)')
typed.execute("INSERT INTO t VALUES (?, '2024-01-02', 7)", (Point(1, 2.5),))
cur = typed.execute("SELECT p, d, n, '3;4' AS \"q [point]\" FROM t")
print(cur.description[3][0], cur.fetchall())
log = []
typed.set_trace_callback(log.append)
typed.execute('SELECT 1')
print(log)


class Mine(sqlite3.Connection):
    def count(self):
        return self.execute('SELECT 42').fetchone()[0]


print(sqlite3.connect(':memory:', factory=Mine).count())
