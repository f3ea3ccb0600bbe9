// Package database is what programs see of databases: sqlite3 and aiosqlite, the
// clients of servers asyncpg and aiomysql, and SQLAlchemy above them. Package
// sqlite is the engine below all of them; this package gives it to Python as the
// module _sqlite, and everything above that is Python of our own under py/.
//
// A database of sqlite3 is a file of the simulated disk. Those of servers lie on a
// disk that no program sees, in write-ahead mode, so that a reader sees what was
// committed when it began. What clients of servers have in common, and how they
// translate their dialects, is in py/_servers.
//
// A query takes the time that the world's profile says. One of sqlite3 holds its
// thread, and the loop with it; that of another module is a future which the
// outside completes, and is carried out at that moment. Each connection is a lane
// in the timeline. Start reading with module.go, then py/sqlite3/__init__.py.
package database
