package web_test

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/lessons"
)

// The page's copy of the event schema must number things as the tracer does.
func TestThePageKnowsTheTracersSchema(t *testing.T) {
	declared := goConstants(t, "../tracer/event.go")
	text, err := os.ReadFile("app/trace/schema.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, enum := range []struct{ name, suffix, none string }{
		{"Kind", "", ""},
		{"Sub", "", "None"},
		{"RefKind", "Ref", "None"},
	} {
		want := maps.Clone(declared[enum.name])
		if enum.name == "RefKind" {
			delete(want, "NoRef")
		}
		delete(want, "numKinds")
		for name, n := range tsEnum(t, string(text), enum.name) {
			if name == enum.none {
				continue
			}
			if got, ok := want[name+enum.suffix]; !ok || got != n {
				t.Errorf("schema.ts says that %s.%s is %d; the tracer says %d (%v)", enum.name, name, n, got, ok)
			}
			delete(want, name+enum.suffix)
		}
		for _, name := range slices.Sorted(maps.Keys(want)) {
			t.Errorf("schema.ts lacks %s.%s", enum.name, name)
		}
	}
}

// goConstants gives the constants that a file without imports declares, by
// type and name.
func goConstants(t *testing.T, file string) map[string]map[string]int64 {
	t.Helper()
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := new(types.Config).Check("p", fset, []*ast.File{parsed}, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]map[string]int64)
	for _, name := range pkg.Scope().Names() {
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		if !ok {
			continue
		}
		typ := strings.TrimPrefix(c.Type().String(), "p.")
		if found[typ] == nil {
			found[typ] = make(map[string]int64)
		}
		found[typ][name], _ = constant.Int64Val(c.Val())
	}
	return found
}

var enumMember = regexp.MustCompile(`(?m)^\s*(\w+)(?: = (\d+))?,`)

// tsEnum gives the members of an enum of a TypeScript source.
func tsEnum(t *testing.T, source, name string) map[string]int64 {
	t.Helper()
	_, after, ok := strings.Cut(source, "export enum "+name+" {")
	body, _, closed := strings.Cut(after, "}")
	if !ok || !closed {
		t.Fatalf("schema.ts has no enum %s", name)
	}
	members := make(map[string]int64)
	next := int64(0)
	for _, m := range enumMember.FindAllStringSubmatch(body, -1) {
		if m[2] != "" {
			next, _ = strconv.ParseInt(m[2], 10, 64) // digits, by the expression
		}
		members[m[1]] = next
		next++
	}
	return members
}

// What a lesson can teach is what the page can lead to.
func TestThePageKnowsTheTopicsOfLessons(t *testing.T) {
	text, err := os.ReadFile("app/explain/topic.ts")
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?s)TOPICS = \[(.*?)\]`).FindStringSubmatch(string(text))
	if list == nil {
		t.Fatal("topic.ts has no list of topics")
	}
	var topics []string
	for _, quoted := range regexp.MustCompile(`"([a-z-]+)"`).FindAllStringSubmatch(list[1], -1) {
		topics = append(topics, quoted[1])
	}
	if !slices.Equal(topics, lessons.Topics) {
		t.Errorf("the page's topics are %q; those of lessons are %q", topics, lessons.Topics)
	}
}
