package vm

import "github.com/asyncio-playground/playground/sim/internal/compile"

// What code objects tell a program about themselves, in CPython's terms.

// varNames gives the names of the local variables, each once, without those in
// cells.
func (c *Code) varNames() []string {
	seen := map[string]bool{}
	params := len(c.argNames())
	for _, r := range c.CellLocals {
		seen[c.LocalNames[r]] = int(r) >= params
	}
	var names []string
	for _, name := range c.LocalNames {
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

func (c *Code) cellNames() []string {
	var names []string
	for _, r := range c.CellLocals {
		names = append(names, c.LocalNames[r])
	}
	return names
}

func (c *Code) siteNames() []string {
	seen := map[string]bool{}
	var names []string
	for _, s := range c.Sites {
		if !seen[s.Name] {
			seen[s.Name] = true
			names = append(names, s.Name)
		}
	}
	return names
}

// pythonFlags gives the flags with the values that inspect gives them.
func (c *Code) pythonFlags() int {
	flags := 0
	for _, f := range []struct {
		ours   compile.Flags
		theirs int
	}{
		{compile.Optimized, 0x1 | 0x2}, {compile.VarArgs, 0x4}, {compile.VarKeywords, 0x8}, {compile.Nested, 0x10},
		{compile.Generator, 0x20}, {compile.Coroutine, 0x80}, {compile.AsyncGenerator, 0x200},
	} {
		if c.Flags&f.ours != 0 {
			flags |= f.theirs
		}
	}
	return flags
}
