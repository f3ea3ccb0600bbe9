package main

import (
	"fmt"
	"os"
	"time"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/vmtest"
)

func main() {
	src, _ := os.ReadFile(os.Args[1])
	if os.Getenv("DIS") != "" {
		c, err := vmtest.Compile(os.Args[1], string(src))
		if err != nil {
			panic(err)
		}
		compile.Disassemble(os.Stdout, c)
		return
	}
	start := time.Now()
	stop := startProfile()
	r := vmtest.Run(os.Args[1], string(src), vm.Config{})
	stop()
	fmt.Print(r.Stdout)
	fmt.Fprint(os.Stderr, r.Stderr)
	if r.Err != nil {
		fmt.Fprintln(os.Stderr, "ERR", r.Err)
	}
	if os.Getenv("T") != "" {
		fmt.Fprintln(os.Stderr, time.Since(start))
	}
	os.Exit(r.Status)
}
