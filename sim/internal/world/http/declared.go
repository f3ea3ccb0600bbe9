package http

import (
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/world/profile"
)

// declared is the site of a host that a lesson describes. What none of its
// routes answers is not found, or left to the site that is there without it.
func (w *web) declared(name string, h profile.Host, beneath site, isBuiltIn bool) site {
	return func(w *web, a *asked) answer {
		route, r, ok := match(h.Routes, a)
		switch {
		case ok:
			return w.route(name+" "+route, r)
		case isBuiltIn:
			return beneath(w, a)
		}
		return jsonAnswer(404, map[string]string{"detail": "Not Found"})
	}
}

// match finds the route for a request: one that names its method wins, then
// the longest.
func match(routes map[string]profile.Route, a *asked) (name string, r profile.Route, ok bool) {
	best := -1
	for _, route := range sortedKeys(routes) {
		candidate := routes[route]
		method, path, named := strings.Cut(route, " ")
		if !named {
			path = route
		}
		if named && !strings.EqualFold(method, a.method) || !fits(path, a) {
			continue
		}
		weight := 2 * len(path)
		if named {
			weight++
		}
		if weight > best {
			best, name, r, ok = weight, route, candidate, true
		}
	}
	return name, r, ok
}

// fits says whether a route's path is that of a request. With a query in it, it
// must be the whole target.
func fits(path string, a *asked) bool {
	target := a.path()
	if strings.Contains(path, "?") {
		target = a.target
	}
	if prefix, any := strings.CutSuffix(path, "*"); any {
		return strings.HasPrefix(target, prefix)
	}
	return target == path
}

// route is the answer that a route describes.
func (w *web) route(key string, r profile.Route) answer {
	w.served[key]++
	recovered := r.Times > 0 && w.served[key] > r.Times
	status := r.Status
	if status == 0 || recovered && status >= 400 {
		status = 200
	}
	var ans answer
	switch {
	case r.JSON != nil:
		ans = bodyAnswer(status, "application/json", encoded(r.JSON, ""))
	case strings.HasPrefix(strings.TrimSpace(r.Text), "<"):
		ans = htmlAnswer(status, r.Text)
	default:
		ans = textAnswer(status, r.Text)
	}
	for _, name := range sortedKeys(r.Headers) {
		ans.header = ans.header.set(name, r.Headers[name])
	}
	ans.delay, ans.exact = int64(r.Delay), r.Delay > 0
	ans.chunk, ans.pace = r.Chunk, int64(r.Pace)
	if ans.pace > 0 && ans.chunk == 0 {
		ans.chunk = 1
	}
	if !recovered {
		ans.fail = r.Fail
	}
	return ans
}
