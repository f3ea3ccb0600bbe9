"""Transactions in the three ways of control, and what another connection sees."""
import os
import sqlite3


def attempt(what, *args):
    try:
        return what(*args)
    except sqlite3.Error as e:
        return f'{type(e).__name__}: {e} {getattr(e, "sqlite_errorname", None)}'


a = sqlite3.connect('bank.db', timeout=0.05)
b = sqlite3.connect('bank.db', timeout=0.05)
print(os.path.exists('bank.db'))
a.execute('CREATE TABLE account (name TEXT PRIMARY KEY, balance INT CHECK (balance >= 0))')
a.executemany('INSERT INTO account VALUES (?, ?)', [('ann', 100), ('bob', 20)])
print(a.in_transaction, b.execute('SELECT count(*) FROM account').fetchall())
print(attempt(b.execute, 'INSERT INTO account VALUES ("eve", 1)'), b.in_transaction)
b.rollback()
a.commit()
print(a.in_transaction, b.execute('SELECT * FROM account').fetchall())
print(os.path.getsize('bank.db'), sorted(os.listdir()))

with a:
    a.execute('UPDATE account SET balance = balance - 10 WHERE name = ?', ('ann',))
print(b.execute('SELECT balance FROM account WHERE name = :who', {'who': 'ann'}).fetchone())
try:
    with a:
        a.execute("UPDATE account SET balance = 0 WHERE name = 'ann'")
        a.execute("UPDATE account SET balance = balance - 100 WHERE name = 'bob'")
except sqlite3.IntegrityError as e:
    print(e, e.sqlite_errorname, a.in_transaction)
print(a.execute('SELECT * FROM account').fetchall())

a.execute('BEGIN IMMEDIATE')
print(attempt(b.execute, 'BEGIN IMMEDIATE'))
a.rollback()
reader = b.execute('SELECT * FROM account')
print(reader.fetchone())
a.execute("INSERT INTO account VALUES ('cat', 3)")
print(attempt(a.commit))
print(reader.fetchall())
a.commit()
print(b.execute('SELECT count(*) FROM account').fetchone())

a.isolation_level = None
a.execute("INSERT INTO account VALUES ('dan', 4)")
print(a.in_transaction, b.execute('SELECT count(*) FROM account').fetchone())
a.execute('BEGIN')
a.execute('DELETE FROM account')
a.execute('SAVEPOINT s')
a.execute('ROLLBACK')
a.close()
b.close()

c = sqlite3.connect('bank.db', autocommit=False)
print(c.in_transaction, c.autocommit, c.total_changes)
c.execute('DELETE FROM account')
c.rollback()
print(c.in_transaction, c.execute('SELECT count(*) FROM account').fetchone())
c.close()
d = sqlite3.connect('bank.db', autocommit=True)
d.execute("DELETE FROM account WHERE name = 'ann'")
print(d.in_transaction, d.total_changes)
d.close()
e = sqlite3.connect('bank.db')
print(e.execute('PRAGMA journal_mode=WAL').fetchone(), sorted(os.listdir()))
e.execute('DELETE FROM account')
print(e.total_changes, e.in_transaction)
e.close()
print(sqlite3.connect('bank.db').execute('SELECT count(*) FROM account').fetchone())
