package sim

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed names.py
var namesProgram string

// Names gives what programs can import, as JSON, for editors that complete what
// is typed: by module, the names in it, each a list of its name, kind, parameters,
// summary and, for a class, members (names.py). It is made by asking
// the modules themselves, in a run.
func Names(ctx context.Context) ([]byte, error) {
	prog, err := Compile("names.py", namesProgram)
	if err != nil {
		return nil, err
	}
	var out, errs bytes.Buffer
	result, err := Run(ctx, prog, Config{
		Args:   append([]string{"names.py", "builtins"}, importable()...),
		Stdout: &out, Stderr: &errs,
	})
	if err != nil {
		return nil, err
	}
	if result.Status != 0 {
		return nil, fmt.Errorf("listing what programs can import: %s", &errs)
	}
	return out.Bytes(), nil
}

// importable are the public modules that are simulated.
func importable() []string {
	var names []string
	for name := range modules {
		if !lacking[name] && !strings.HasPrefix(name, "_") && !strings.Contains(name, "._") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
