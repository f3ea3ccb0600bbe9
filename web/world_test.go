package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/sim"
)

type checkedWorld struct {
	World *sim.World
	Error *struct {
		Message string
		Setting *int
	}
}

func postWorld(t *testing.T, draft string) checkedWorld {
	t.Helper()
	_, ts := serve(t, config(t))
	res, err := ts.Client().Post(ts.URL+"/api/world", "application/json", strings.NewReader(draft))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Fatalf("the status is %d", res.StatusCode)
	}
	var got checkedWorld
	if err := json.NewDecoder(res.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestAWorldIsMadeOfSettingsAndText(t *testing.T) {
	got := postWorld(t, `{
		"settings": [
			{"path": ["network", "latency"], "value": "1s"},
			{"path": ["network", "jitter"], "value": "5ms"},
			{"path": ["network", "hosts", "a.test", "fail"], "value": "refused"},
			{"path": ["signals"], "value": [{"at": "2s", "signal": "SIGINT"}]}
		],
		"text": "network:\n  latency: 3s\n  hosts: {a.test: {latency: 2s}}\n"
	}`)
	if got.Error != nil {
		t.Fatal(got.Error.Message)
	}
	w := got.World
	if seconds := time.Duration(w.Network.Latency).Seconds(); seconds != 3 {
		t.Errorf("the latency is %v s, want the text's 3", seconds)
	}
	if h := w.Network.Hosts["a.test"]; h.Fail != "refused" || h.Latency.String() != "2s" {
		t.Errorf("the host is %+v, want what the setting and the text say of it", h)
	}
	if w.Network.Jitter.String() != "5ms" || len(w.Signals) != 1 || w.Signals[0].Name != "SIGINT" {
		t.Errorf("the world is %+v", w)
	}
}

func TestAWorldsMistakesAreSaidWhereTheyAre(t *testing.T) {
	tests := []struct{ name, draft, message, where string }{
		{"a time", `{"settings": [{"path": ["network", "latency"], "value": "1s"}, {"path": ["disk", "latency"], "value": "soon"}]}`, `"soon" is no duration`, "1"},
		{"too much", `{"settings": [{"path": ["cpu", "cost"], "value": "1s"}]}`, "at most 100µs", "0"},
		{"no number", `{"settings": [{"path": ["cpu", "count"], "value": "many"}]}`, "many", "0"},
		{"unknown field", `{"text": "disk:\n  speed: 3"}`, "line 2: unknown field speed", "text"},
		{"no YAML", `{"text": "disk: ["}`, "line 1", "text"},
		{"unknown failure", `{"text": "network: {hosts: {a.test: {fail: mood}}}"}`, `no failure "mood"`, "text"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := postWorld(t, test.draft)
			if got.Error == nil || !strings.Contains(got.Error.Message, test.message) {
				t.Fatalf("the answer is %+v, want %q", got.Error, test.message)
			}
			where := "text"
			if got.Error.Setting != nil {
				where = string(rune('0' + *got.Error.Setting))
			}
			if where != test.where {
				t.Errorf("it is said of %s, want %s", where, test.where)
			}
		})
	}
}

func TestProfilesSayWhatIsLeftOut(t *testing.T) {
	_, ts := serve(t, config(t))
	var profiles map[string]sim.World
	if err := json.Unmarshal([]byte(body(t, get(t, ts, "/api/profiles"))), &profiles); err != nil {
		t.Fatal(err)
	}
	if got := profiles["standard"].Network.Latency.String(); got != "100ms" {
		t.Errorf("the standard latency is %s", got)
	}
	if len(profiles) != 2 {
		t.Errorf("there are %d profiles", len(profiles))
	}
}
