package lessons

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/parser"
	"go.abhg.dev/goldmark/frontmatter"
	"gopkg.in/yaml.v3"

	"github.com/asyncio-playground/playground/sim"
)

// matter is a lesson's front matter.
type matter struct {
	Title   string `yaml:"title"`
	Order   int    `yaml:"order"`
	Summary string `yaml:"summary"`
	Python  string `yaml:"python"`
	Input   string `yaml:"input"`
	// World is read by itself, since it must be strict all the way down.
	World sim.World `yaml:"-"`
	// Teaches names topics; see Topics.
	Teaches []string `yaml:"teaches"`
}

const matterExample = "begin the file with\n---\ntitle: …\norder: 1\nsummary: …\n---"

// readMatter takes the front matter that the parser found. A misspelt field is
// an error, since it would be silently without effect.
func readMatter(ctx parser.Context) (matter, error) {
	var m matter
	data := frontmatter.Get(ctx)
	if data == nil {
		return m, Problem{Line: 1, Message: "there is no front matter; " + matterExample}
	}
	var doc yaml.Node
	if err := data.Decode(&doc); err != nil {
		return m, yamlProblem(err)
	}
	if len(doc.Content) == 0 {
		return m, Problem{Line: 1, Message: "the front matter is empty; " + matterExample}
	}
	fields := doc.Content[0]
	errs := unknownFields(fields)
	if err := fields.Decode(&m); err != nil {
		errs = append(errs, yamlProblem(err))
	} else if m.Title == "" {
		errs = append(errs, Problem{Line: 1, Message: "the front matter has no title; add a line such as “title: Waiting for several tasks”"})
	}
	if m.Python != "" && !slices.Contains(sim.Versions, m.Python) {
		errs = append(errs, Problem{
			Line:    lineOf(fields, "python"),
			Message: fmt.Sprintf("there is no Python %s here; choose one of %s", m.Python, strings.Join(sim.Versions, ", ")),
		})
	}
	var err error
	if m.World, err = worldOf(fields); err != nil {
		errs = append(errs, err)
	}
	return m, errors.Join(append(errs, unknownTopics(fields)...)...)
}

// unknownTopics finds what the field teaches names and the page does not know.
func unknownTopics(fields *yaml.Node) []error {
	var errs []error
	for i := 0; i+1 < len(fields.Content); i += 2 {
		if fields.Content[i].Value != "teaches" {
			continue
		}
		for _, topic := range fields.Content[i+1].Content {
			if !slices.Contains(Topics, topic.Value) {
				errs = append(errs, Problem{
					Line:    topic.Line + 1, // after the opening ---
					Message: fmt.Sprintf("unknown topic %q; a lesson can teach %s", topic.Value, strings.Join(Topics, ", ")),
				})
			}
		}
	}
	return errs
}

// lineOf gives the line of a field in the file.
func lineOf(fields *yaml.Node, name string) int {
	for i := 0; i < len(fields.Content); i += 2 {
		if key := fields.Content[i]; key.Value == name {
			return key.Line + 1 // after the opening ---
		}
	}
	return 1
}

func unknownFields(fields *yaml.Node) []error {
	if fields.Kind != yaml.MappingNode {
		return nil // decoding will say so
	}
	var errs []error
	for i := 0; i < len(fields.Content); i += 2 {
		key := fields.Content[i]
		switch key.Value {
		case "title", "order", "summary", "python", "input", "teaches", "world":
		default:
			errs = append(errs, Problem{
				Line:    key.Line + 1, // after the opening ---
				Message: fmt.Sprintf("unknown field %q in the front matter; the fields are title, order, summary, python, input, teaches and world", key.Value),
			})
		}
	}
	return errs
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

// yamlProblem moves the line out of a YAML error's text, where it counts from
// the line after the opening ---.
func yamlProblem(err error) error {
	p := Problem{Line: 1, Message: "the front matter is no valid YAML: " + err.Error()}
	if place := yamlLine.FindStringSubmatchIndex(p.Message); place != nil {
		if line, err := strconv.Atoi(p.Message[place[2]:place[3]]); err == nil {
			p.Line = line + 1
			p.Message = p.Message[:place[0]] + p.Message[place[1]:]
		}
	}
	return p
}
