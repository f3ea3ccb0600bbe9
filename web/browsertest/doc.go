// Package browsertest drives the page in a real, headless Chromium as a student
// would: it loads lessons, runs them, steps, edits, reloads.
//
// page_test.go starts the server in this process and a browser beside it;
// the other files hold one test for each thing that a student does. Without
// Chromium the tests skip and say so; with PLAYGROUND_REQUIRE_BROWSER=1 in the
// environment a missing browser is a failure. CHROMIUM names another browser
// than the one that is found on the PATH.
//
// The screenshots of the README are made from the same page:
//
//	go test ./web/browsertest -run TestScreenshots -update
package browsertest
