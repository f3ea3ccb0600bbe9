"""A connection belongs to a thread; a writer waits for another one's lock."""
import asyncio
import sqlite3
import threading
import time


def write(name, hold):
    db = sqlite3.connect('log.db', timeout=5)
    db.execute('BEGIN IMMEDIATE')
    db.execute('INSERT INTO log VALUES (?)', (name,))
    time.sleep(hold)
    db.commit()
    db.close()


db = sqlite3.connect('log.db')
db.execute('CREATE TABLE log (who TEXT)')
threads = [threading.Thread(target=write, args=args) for args in (('first', 0.3), ('second', 0))]
for t in threads:
    t.start()
    time.sleep(0.1)
for t in threads:
    t.join()
print(db.execute('SELECT who FROM log').fetchall())


def trespass():
    try:
        db.execute('SELECT 1')
    except sqlite3.ProgrammingError as e:
        print(str(e)[:76])


trespass()
t = threading.Thread(target=trespass)
t.start()
t.join()


def rows():
    with sqlite3.connect('log.db') as mine:
        return mine.execute('SELECT count(*) FROM log').fetchone()


async def main():
    print(await asyncio.gather(asyncio.to_thread(rows), asyncio.to_thread(rows)))


asyncio.run(main())
