package http

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// placeholder answers like jsonplaceholder.typicode.com: made-up posts, users
// and so on, which requests seem to change but never do.
func placeholder(_ *web, a *asked) answer {
	parts := strings.Split(strings.Trim(a.path(), "/"), "/")
	kind, ok := collections[parts[0]]
	if !ok {
		if parts[0] == "" {
			return htmlAnswer(200, page("JSONPlaceholder", "<p>Made-up data for trying things out.</p>"))
		}
		return compactNothing()
	}
	switch {
	case len(parts) == 1 && a.method == "POST":
		return kind.create(a)
	case len(parts) == 1:
		return readable(200, kind.list(queryOf(a).Get))
	}
	id, err := strconv.Atoi(parts[1])
	if err != nil || id < 1 || id > kind.count {
		return compactNothing()
	}
	if len(parts) == 3 {
		return kind.children(parts[2], id)
	}
	return kind.one(a, id)
}

func compactNothing() answer { return readable(404, map[string]any{}) }

// readable lays JSON out as this site does.
func readable(status int, v any) answer {
	return bodyAnswer(status, "application/json; charset=utf-8", encoded(v, "  "))
}

// record is an object whose fields keep their order.
type record []entry

type entry struct {
	name  string
	value any
}

// MarshalJSON writes the fields in order.
func (r record) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, e := range r {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, encoded(e.name, "")...), ':')
		out = append(out, encoded(e.value, "")...)
	}
	return append(out, '}'), nil
}

func (r record) get(name string) any {
	for _, e := range r {
		if e.name == name {
			return e.value
		}
	}
	return nil
}

// with is the record with the fields of an object in JSON over its own.
func (r record) with(body []byte) record {
	var over map[string]any
	if json.Unmarshal(body, &over) != nil {
		return r
	}
	out := record{}
	for _, e := range r {
		if v, ok := over[e.name]; ok {
			e.value = v
			delete(over, e.name)
		}
		out = append(out, e)
	}
	for _, name := range sortedKeys(over) {
		out = append(out, entry{name, over[name]})
	}
	return out
}

// A collection is one kind of records.
type collection struct {
	count int
	make  func(id int) record
	owner string         // the field that names what a record belongs to
	below map[string]int // how many of each kind belong to one record
}

var collections = map[string]collection{
	"posts":    {100, makePost, "userId", map[string]int{"comments": 5}},
	"comments": {500, makeComment, "postId", nil},
	"albums":   {100, makeAlbum, "userId", nil},
	"todos":    {200, makeTodo, "userId", nil},
	"users":    {10, makeUser, "", map[string]int{"posts": 10, "albums": 10, "todos": 20}},
}

// filters are the fields by which a list can be narrowed.
var filters = []string{"id", "userId", "postId", "completed", "username", "email"}

func (c collection) list(query func(string) string) []record {
	limit, err := strconv.Atoi(query("_limit"))
	if err != nil {
		limit = c.count
	}
	found := []record{}
	for id := 1; id <= c.count && len(found) < limit; id++ {
		r := c.make(id)
		fits := true
		for _, name := range filters {
			if want := query(name); want != "" && fmt.Sprint(r.get(name)) != want {
				fits = false
			}
		}
		if fits {
			found = append(found, r)
		}
	}
	return found
}

// children are the records of another kind that belong to one.
func (c collection) children(kind string, id int) answer {
	n, ok := c.below[kind]
	if !ok {
		return compactNothing()
	}
	all := []record{}
	for i := (id-1)*n + 1; i <= id*n; i++ {
		all = append(all, collections[kind].make(i))
	}
	return readable(200, all)
}

// create answers a POST: the record as sent, with the next id.
func (c collection) create(a *asked) answer {
	created := record{}.with(a.body)
	if !strings.HasPrefix(a.header.get("Content-Type"), "application/json") {
		created = record{}
		form, _ := facts(a)["form"].(map[string]any)
		for _, name := range sortedKeys(form) {
			created = append(created, entry{name, form[name]})
		}
	}
	return readable(201, append(created, entry{"id", c.count + 1}))
}

func (c collection) one(a *asked, id int) answer {
	r := c.make(id)
	switch a.method {
	case "DELETE":
		return readable(200, map[string]any{})
	case "PUT":
		return readable(200, append(record{}.with(a.body), entry{"id", id}))
	case "PATCH":
		return readable(200, r.with(a.body))
	}
	return readable(200, r)
}

func makePost(id int) record {
	return record{
		{"userId", (id-1)/10 + 1}, {"id", id},
		{"title", sentence(id, 4)}, {"body", sentence(id+1000, 9) + ".\n" + sentence(id+2000, 7) + "."},
	}
}

func makeComment(id int) record {
	return record{
		{"postId", (id-1)/5 + 1}, {"id", id}, {"name", sentence(id+3000, 3)},
		{"email", people[id%len(people)].nick() + strconv.Itoa(id) + "@example.com"}, {"body", sentence(id+4000, 8) + "."},
	}
}

func makeAlbum(id int) record {
	return record{{"userId", (id-1)/10 + 1}, {"id", id}, {"title", sentence(id+5000, 3)}}
}

func makeTodo(id int) record {
	return record{
		{"userId", (id-1)/20 + 1}, {"id", id}, {"title", sentence(id+6000, 4)}, {"completed", mix(uint64(id))%5 < 2},
	}
}

func makeUser(id int) record {
	p := people[id-1]
	return record{
		{"id", id}, {"name", string(p)}, {"username", p.nick()}, {"email", p.nick() + "@example.com"},
		{"address", record{
			{"street", fmt.Sprintf("%d Loop Street", 10*id)}, {"suite", fmt.Sprintf("Apt. %d", 100+id)},
			{"city", cities[id%len(cities)]}, {"zipcode", fmt.Sprintf("%05d", 10007*id)},
			{"geo", record{{"lat", fmt.Sprintf("%.4f", float64(id)*7.25-40)}, {"lng", fmt.Sprintf("%.4f", float64(id)*31.5-170)}}},
		}},
		{"phone", fmt.Sprintf("555-01%02d", id)}, {"website", p.nick() + ".example.com"},
		{"company", record{{"name", p.nick() + " and partners"}, {"catchPhrase", sentence(id+7000, 4)}, {"bs", sentence(id+8000, 3)}}},
	}
}

// person is a full name.
type person string

// nick is the first name in small letters.
func (p person) nick() string {
	first, _, _ := strings.Cut(string(p), " ")
	return strings.ToLower(first)
}

var people = []person{
	"Ada Okafor", "Bruno Keller", "Chen Yulan", "Daria Popova", "Elif Kaya",
	"Farid Nasser", "Greta Lind", "Hiro Tanaka", "Ines Moreira", "Jonas Weber",
}

var cities = []string{"Riverton", "Lakeside", "Eastbridge", "Northfield", "Harbour", "Westhill"}

var words = strings.Fields(`event loop task waits wakes future timer queue worker signal socket server answer
	request ready later first again quick slow quiet busy open close half whole green river night morning paper
	window letter garden bridge north summer story number colour market`)

// sentence strings some words together; the same ones for the same id.
func sentence(id, n int) string {
	some := make([]string, n)
	for i := range some {
		some[i] = words[mix(uint64(id*31+i))%uint64(len(words))]
	}
	return strings.Join(some, " ")
}
