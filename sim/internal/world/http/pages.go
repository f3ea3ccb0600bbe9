package http

import (
	"fmt"
	"html"
	"strings"
)

// echo is every host of the tutorial profile: it answers with the address that
// was asked for.
func echo(_ *web, a *asked) answer {
	url := strings.TrimSuffix(a.url(), "/")
	if a.path() != "/" {
		url = a.url()
	}
	// As Python's json writes it, which is how the tutorials were recorded.
	quoted := string(encoded(url, ""))
	ans := bodyAnswer(200, "application/json", []byte(`{"url": `+quoted+`}`))
	if s, ok := delayed(a.path()); ok {
		ans.delay, ans.exact = s, true
	}
	if status, ok := statusIn(a.path()); ok {
		ans.status = status
	}
	return ans
}

// examplePage is the page of example.com, .org and .net.
func examplePage(_ *web, _ *asked) answer {
	return htmlAnswer(200, page("Example Domain",
		"<p>This page stands for any page of the web. Programs may fetch it as often as they like.</p>"))
}

// anyPage is a page of a host that nobody has described: it has a title and
// links to follow.
func anyPage(_ *web, a *asked) answer {
	host := html.EscapeString(a.host)
	path := strings.TrimSuffix(html.EscapeString(a.path()), "/")
	var links strings.Builder
	if strings.Count(path, "/") < 2 {
		for _, name := range []string{"about", "news", "contact"} {
			fmt.Fprintf(&links, "<li><a href=\"%s/%s\">%s</a></li>\n", path, name, name)
		}
	}
	body := fmt.Sprintf("<p>You asked for %s of %s.</p>\n<ul>\n%s</ul>", path+"/", host, links.String())
	return htmlAnswer(200, page(host, body))
}

func page(title, body string) string {
	return "<!doctype html>\n<html>\n<head>\n<title>" + title + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n" + body + "\n</body>\n</html>\n"
}
