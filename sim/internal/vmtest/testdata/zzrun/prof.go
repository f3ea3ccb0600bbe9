package main

import (
	"os"
	"runtime/pprof"
)

func startProfile() func() {
	name := os.Getenv("PROF")
	if name == "" {
		return func() {}
	}
	f, _ := os.Create(name)
	pprof.StartCPUProfile(f)
	return func() { pprof.StopCPUProfile(); f.Close() }
}
