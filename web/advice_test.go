package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/web"
)

// check posts a request to /api/check.
func check(t *testing.T, address, request string) *http.Response {
	t.Helper()
	res, err := http.Post(address+"/api/check", "application/json", strings.NewReader(request))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	return res
}

func TestProgramsAreChecked(t *testing.T) {
	_, ts := serve(t, config(t))
	got := body(t, check(t, ts.URL, `{"file": "a.py", "source": "four"}`))
	want := `{"findings":[{"code":"length","args":{"file":"a.py"},"line":1,"col":0,"endLine":1,"endCol":4}]}`
	if strings.TrimSpace(got) != want {
		t.Errorf("the answer is %s", got)
	}
}

func TestChecksAreBounded(t *testing.T) {
	c := config(t)
	limits := web.DefaultLimits
	limits.SourceBytes, limits.ReadBytes, limits.Runs = 10, 100, 1
	c.Limits = &limits
	_, ts := serve(t, c)
	tests := []struct {
		request string
		status  int
	}{
		{`{"source": "ok"}`, http.StatusOK},
		{`{"source": "` + strings.Repeat("x", 11) + `"}`, http.StatusRequestEntityTooLarge},
		{`{"source": "` + strings.Repeat("x", 200) + `"}`, http.StatusRequestEntityTooLarge},
		{`{"source": 1}`, http.StatusBadRequest},
		{`source`, http.StatusBadRequest},
	}
	for _, test := range tests {
		if res := check(t, ts.URL, test.request); res.StatusCode != test.status {
			t.Errorf("%.40s gives %d, not %d", test.request, res.StatusCode, test.status)
		}
	}
	if res := get(t, ts, "/api/check"); res.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("GET gives %d", res.StatusCode)
	}
}

func TestNamesAreServedOnceAndKept(t *testing.T) {
	_, ts := serve(t, config(t))
	first := get(t, ts, "/api/names")
	if got := body(t, first); got != `{"asyncio":[]}` {
		t.Errorf("the names are %s", got)
	}
	again := get(t, ts, "/api/names", "If-None-Match", first.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("the same again gives %d", again.StatusCode)
	}
}
