// Package compile turns a syntax tree into code for the virtual machine.
//
// It works in two passes. The first (scope.go and its neighbours) decides what
// every name in every scope is: local, cell, free, global. The second (gen.go
// and the gen_*.go files, one for each subject) walks the tree again and emits
// instructions. The machine that they run on is specified in opcode.go, which
// is the place to start reading; code.go declares what comes out, compile.go is
// the way in.
//
// operands.go says in data what opcode.go says in words. Disassemble, Verify
// and Liveness read it.
//
// Errors are *syntax.Error, with CPython's wording and place: what CPython
// reports from its symbol table and compiler ("'await' outside async function")
// comes from here, what it reports from its parser comes from package syntax.
// Warnings are collected in Code.Warnings.
package compile
