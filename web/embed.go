package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// A course page may show the playground in a frame, at /?embed=1. Nothing else
// can be framed by another site: the content policy says so, and here is the
// one place that widens it.

// Who may embed the page, besides origins such as https://school.example.
const (
	EmbedAnyone = "*"
	EmbedNobody = "none"
)

// ownFrames is the part of contentPolicy that is replaced for embedding.
const ownFrames = "frame-ancestors 'self'"

// embedPolicy is the content policy of the page at /?embed=1.
func embedPolicy(from []string) (string, error) {
	if len(from) == 0 {
		from = []string{EmbedAnyone}
	}
	frames := []string{"frame-ancestors", "'self'"}
	for _, origin := range from {
		switch {
		case origin == EmbedNobody && len(from) == 1:
			return contentPolicy, nil
		case origin == EmbedNobody:
			return "", fmt.Errorf("%q cannot be combined with other sites that may embed the page", EmbedNobody)
		case origin != EmbedAnyone && !isOrigin(origin):
			return "", fmt.Errorf("%q is not a site that could embed the page; name it like https://school.example, or use %s for everyone, %s for nobody", origin, EmbedAnyone, EmbedNobody)
		}
		frames = append(frames, origin)
	}
	return strings.Replace(contentPolicy, ownFrames, strings.Join(frames, " "), 1), nil
}

// isOrigin reports whether text is a scheme and a host, and nothing that could
// mean more in a content policy.
func isOrigin(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" &&
		text == u.Scheme+"://"+u.Host && !strings.ContainsAny(u.Host, " ;,'\"")
}

// embeddable serves a page that other sites may frame when it is asked for so.
func embeddable(policy string, page http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("embed") == "1" {
			w.Header().Set("Content-Security-Policy", policy)
		}
		page(w, r)
	}
}
