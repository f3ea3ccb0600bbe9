// Package http is the web outside a program: HTTP clients and servers over the
// simulated network, the sites that answer, and the libraries (aiohttp, httpx,
// requests, websockets, FastAPI …) through which a program meets them.
//
// It has three layers:
//
//   - messages (message.go, parser.go, websocket.go): HTTP/1.1 and WebSocket
//     frames as bytes, without any input or output;
//   - the ends of connections: a site answers requests in Go (site.go and the
//     sites beside it), a connection (connection.go) is what the libraries
//     drive from Python, waiting in the loop or blocking a thread; scripted
//     clients (client.go) call the program's own servers;
//   - the libraries, in Python under py/: the package _http has what they share
//     (URLs, headers, pools), and each library is a package of its own name.
//
// Everything travels as real bytes over package network, so that a program that
// speaks HTTP by hand over a stream meets the same sites and servers. https is
// the same without TLS.
//
// Start reading in connection.go, then py/_http/exchange.py.
package http
