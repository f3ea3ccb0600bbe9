// Package web serves the playground to browsers: the page, its lessons, and
// runs over a websocket.
//
// PROTOCOL.md is the contract with the page. New makes a Server (server.go),
// an http.Handler whose parts are the page's files (assets.go), the lessons
// (catalogue.go) and the websocket (session.go). A session reads requests and
// has at most one run (run.go); the run's events pass through a stream
// (stream.go), which packs them into batches, into the session's bounded queue
// of messages, and from there to the page. When the queue is full the run waits.
//
// What runs programs is an Engine (engine.go), which sim provides.
package web
