// Package world compares programs that touch the outside: each runs in the
// simulated world, and under CPython in real time, with real sockets on the
// loopback interface, real files, threads and child processes. What they print
// and their exit status must agree; the moments cannot, and are not compared.
//
// The programs are under testdata, in a folder for each part of the world. A
// program must not depend on how long something takes by less than some tens of
// milliseconds. There is nothing here but the test.
package world
