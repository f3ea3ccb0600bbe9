package http

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// httpbin answers like httpbin.org: it tells what it was asked.
func httpbin(w *web, a *asked) answer {
	name, rest, _ := strings.Cut(strings.TrimPrefix(a.path(), "/"), "/")
	if r, ok := httpbinRoutes[name]; ok {
		if r.method != "" && a.method != r.method && !(r.method == "GET" && a.method == "HEAD") {
			return htmlAnswer(405, page("Method Not Allowed", "<p>The method is not allowed for the requested URL.</p>")).with("Allow", r.method)
		}
		return r.answer(w, a, rest)
	}
	return htmlAnswer(404, page("Not Found", "<p>There is no such page here.</p>"))
}

type httpbinRoute struct {
	method string // any if empty
	answer func(w *web, a *asked, rest string) answer
}

var httpbinRoutes map[string]httpbinRoute

func init() {
	httpbinRoutes = map[string]httpbinRoute{
		"": {"GET", func(w *web, a *asked, _ string) answer {
			return htmlAnswer(200, page("httpbin.org", "<p>A simple HTTP request and response service.</p>"))
		}},
		"get":        {"GET", told("args", "headers", "origin", "url")},
		"post":       {"POST", toldAll},
		"put":        {"PUT", toldAll},
		"patch":      {"PATCH", toldAll},
		"delete":     {"DELETE", toldAll},
		"anything":   {"", told("args", "data", "files", "form", "headers", "json", "method", "origin", "url")},
		"headers":    {"GET", told("headers")},
		"ip":         {"GET", told("origin")},
		"user-agent": {"GET", told("user-agent")},
		"json":       {"GET", func(*web, *asked, string) answer { return jsonAnswer(200, slideshow) }},
		"html": {"GET", func(*web, *asked, string) answer {
			return htmlAnswer(200, page("A story", "<p>Once upon a time a task awaited another.</p>"))
		}},
		"delay":    {"", delayRoute},
		"status":   {"", statusRoute},
		"bytes":    {"GET", bytesRoute},
		"uuid":     {"GET", uuidRoute},
		"redirect": {"GET", redirectRoute},
		"redirect-to": {"", func(_ *web, a *asked, _ string) answer {
			return htmlAnswer(302, "").with("Location", queryOf(a).Get("url"))
		}},
		"stream":     {"GET", streamRoute},
		"drip":       {"GET", dripRoute},
		"basic-auth": {"GET", basicAuth},
		"cookies":    {"GET", cookiesRoute},
	}
}

// told answers with some of what is known about a request.
func told(what ...string) func(*web, *asked, string) answer {
	return func(_ *web, a *asked, _ string) answer {
		known := facts(a)
		some := map[string]any{}
		for _, name := range what {
			some[name] = known[name]
		}
		return jsonAnswer(200, some)
	}
}

var toldAll = told("args", "data", "files", "form", "headers", "json", "origin", "url")

// origin is the address of the program's machine, as others see it.
const origin = "203.0.113.7"

// facts is what is known about a request.
func facts(a *asked) map[string]any {
	headers := map[string]string{}
	for _, f := range a.header {
		if !strings.EqualFold(f.name, "Connection") {
			headers[f.name] = f.value
		}
	}
	known := map[string]any{
		"args": flat(queryOf(a)), "headers": headers, "origin": origin, "url": a.url(), "method": a.method,
		"user-agent": a.header.get("User-Agent"), "data": "", "files": map[string]any{}, "form": map[string]any{}, "json": nil,
	}
	contentType := a.header.get("Content-Type")
	if strings.HasPrefix(contentType, "application/x-www-form-urlencoded") {
		form, _ := url.ParseQuery(string(a.body)) // what is wrong in it is left out
		known["form"] = flat(form)
		return known
	}
	known["data"] = string(a.body)
	var v any
	if json.Unmarshal(a.body, &v) == nil {
		known["json"] = v
	}
	return known
}

func queryOf(a *asked) url.Values {
	values, _ := url.ParseQuery(a.query()) // what is wrong in it is left out
	return values
}

// flat gives the one value of a name as itself, several as a list.
func flat(values url.Values) map[string]any {
	m := map[string]any{}
	for name, all := range values {
		m[name] = all
		if len(all) == 1 {
			m[name] = all[0]
		}
	}
	return m
}

var slideshow = map[string]any{
	"slideshow": map[string]any{
		"author": "The playground", "date": "date of publication", "title": "Sample Slide Show",
		"slides": []any{
			map[string]any{"title": "Wake up!", "type": "all"},
			map[string]any{"title": "Overview", "type": "all", "items": []string{"Why tasks are cheap", "Who wakes whom"}},
		},
	},
}

// delayed reads the seconds of a path such as /delay/1.5, in nanoseconds.
func delayed(path string) (int64, bool) {
	_, rest, ok := strings.Cut(path, "/delay/")
	s, err := strconv.ParseFloat(strings.TrimSuffix(rest, "/"), 64)
	if !ok || err != nil || s < 0 || s > 1e6 {
		return 0, false
	}
	return int64(s*1e9 + 0.5), true
}

// statusIn reads the status of a path such as /status/404.
func statusIn(path string) (int, bool) {
	_, rest, ok := strings.Cut(path, "/status/")
	status, err := strconv.Atoi(rest)
	return status, ok && err == nil && status >= 200 && status <= 599
}

// maxDelay is the longest that httpbin.org waits.
const maxDelay = 10_000_000_000

func delayRoute(w *web, a *asked, _ string) answer {
	ns, ok := delayed(a.path())
	if !ok {
		return textAnswer(400, "a delay is a number of seconds")
	}
	ans := toldAll(w, a, "")
	ans.delay = min(ns, maxDelay)
	return ans
}

func statusRoute(_ *web, a *asked, _ string) answer {
	status, ok := statusIn(a.path())
	if !ok {
		return textAnswer(400, "Invalid status code")
	}
	ans := htmlAnswer(status, "")
	if status/100 == 3 && status != 304 {
		ans = ans.with("Location", "/redirect/1")
	}
	return ans
}

// countIn reads the number that a path ends in, between 0 and most.
func countIn(rest string, most int) int {
	n, err := strconv.Atoi(rest)
	if err != nil {
		return 0
	}
	return max(0, min(n, most))
}

func bytesRoute(_ *web, _ *asked, rest string) answer {
	body := make([]byte, countIn(rest, 100<<10))
	for i, state := 0, uint32(1); i < len(body); i++ {
		state = state*1664525 + 1013904223
		body[i] = byte(state >> 24)
	}
	return bodyAnswer(200, "application/octet-stream", body)
}

func uuidRoute(w *web, _ *asked, _ string) answer {
	w.uuids++
	a, b := mix(w.uuids), mix(w.uuids+1<<32)
	text := fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", a>>32, a>>16&0xffff, a&0xfff, 0x8000|b>>48&0x3fff, b&0xffffffffffff)
	return jsonAnswer(200, map[string]string{"uuid": text})
}

// mix scatters the bits of a number.
func mix(n uint64) uint64 {
	n *= 0x9E3779B97F4A7C15
	n = (n ^ n>>30) * 0xBF58476D1CE4E5B9
	n = (n ^ n>>27) * 0x94D049BB133111EB
	return n ^ n>>31
}

func redirectRoute(_ *web, _ *asked, rest string) answer {
	n := countIn(rest, 100)
	to := "/get"
	if n > 1 {
		to = fmt.Sprintf("/redirect/%d", n-1)
	}
	return htmlAnswer(302, page("Redirecting", "<p>See <a href=\""+to+"\">"+to+"</a>.</p>")).with("Location", to)
}

// streamRoute answers with lines of JSON, each in a piece of its own.
func streamRoute(_ *web, a *asked, rest string) answer {
	var body []byte
	longest := 0
	known := facts(a)
	for id := range countIn(rest, 100) {
		line := append(encoded(map[string]any{
			"id": id, "url": known["url"], "args": known["args"], "headers": known["headers"], "origin": origin,
		}, ""), '\n')
		longest = max(longest, len(line))
		body = append(body, line...)
	}
	return bodyAnswer(200, "application/json", body)
}

// dripRoute sends numbytes stars over a duration.
func dripRoute(_ *web, a *asked, _ string) answer {
	q := queryOf(a)
	n := countIn(q.Get("numbytes"), 10<<10)
	if n == 0 {
		n = 10
	}
	seconds, err := strconv.ParseFloat(q.Get("duration"), 64)
	if err != nil || seconds < 0 {
		seconds = 2
	}
	ans := bodyAnswer(200, "application/octet-stream", []byte(strings.Repeat("*", n)))
	ans.chunk, ans.pace = 1, int64(seconds*1e9)/int64(n)
	return ans
}

func basicAuth(_ *web, a *asked, rest string) answer {
	user, password, _ := strings.Cut(rest, "/")
	want := "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+password))
	if a.header.get("Authorization") != want {
		return bodyAnswer(401, "text/plain", nil).with("WWW-Authenticate", `Basic realm="Fake Realm"`)
	}
	return jsonAnswer(200, map[string]any{"authenticated": true, "user": user})
}

func cookiesRoute(_ *web, a *asked, rest string) answer {
	if rest == "set" {
		ans := htmlAnswer(302, "").with("Location", "/cookies")
		q := queryOf(a)
		for _, name := range sortedKeys(q) {
			ans = ans.with("Set-Cookie", name+"="+q.Get(name)+"; Path=/")
		}
		return ans
	}
	cookies := map[string]string{}
	for pair := range strings.SplitSeq(a.header.get("Cookie"), ";") {
		if name, value, ok := strings.Cut(strings.TrimSpace(pair), "="); ok {
			cookies[name] = value
		}
	}
	return jsonAnswer(200, map[string]any{"cookies": cookies})
}

// sortedKeys are the keys of a map in order, for what must not depend on the
// order of maps.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
