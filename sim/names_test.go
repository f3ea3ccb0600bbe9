package sim_test

import (
	"encoding/json"
	"testing"

	"github.com/asyncio-playground/playground/sim"
)

func TestNamesSayWhatCanBeImported(t *testing.T) {
	text, err := sim.Names(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var modules map[string][][]any
	if err := json.Unmarshal(text, &modules); err != nil {
		t.Fatal(err)
	}
	find := func(module, name string) []any {
		for _, entry := range modules[module] {
			if entry[0] == name {
				return entry
			}
		}
		t.Fatalf("%s.%s is not there", module, name)
		return nil
	}
	if got := find("asyncio", "sleep"); got[1] != "function" || got[2] != "async (delay, result=None)" {
		t.Errorf("asyncio.sleep is %v", got)
	}
	if got := find("builtins", "len"); got[1] != "function" {
		t.Errorf("len is %v", got)
	}
	if got := find("asyncio", "Queue"); got[1] != "class" || len(got[4].([]any)) < 10 {
		t.Errorf("asyncio.Queue is %v", got)
	}
	for _, absent := range []string{"tkinter", "pandas", "_io"} {
		if modules[absent] != nil {
			t.Errorf("%s is listed, and cannot be imported", absent)
		}
	}
}
