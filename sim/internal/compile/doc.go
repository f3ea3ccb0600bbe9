// Package compile turns a syntax tree into code for the virtual machine.
//
// It works in two passes. The first (scope.go) decides what every name in
// every scope is: local, cell, free, global. The second (the gen*.go files)
// walks the tree again and emits instructions. The machine that they run on is
// specified in opcode.go, which is the place to start reading; code.go declares
// what comes out.
//
// Errors are *syntax.Error, with CPython's wording: what CPython reports from
// its symbol table and compiler ("'await' outside async function") comes from
// here, what it reports from its parser comes from package syntax.
package compile
