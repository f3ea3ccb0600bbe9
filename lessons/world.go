package lessons

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/asyncio-playground/playground/sim"
)

// ReadWorld reads the description of a world, as the front matter of lessons
// and files for `playground run --world` have it. A misspelt field is an error,
// since it would be silently without effect.
func ReadWorld(text []byte) (sim.World, error) {
	var w sim.World
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&w); err != nil && err != io.EOF {
		return w, fmt.Errorf("%s", plainYAML(err))
	}
	return w, sim.CheckWorld(w)
}

// plainYAML says what a YAML error says, without the names of Go types.
func plainYAML(err error) string {
	text := strings.TrimPrefix(err.Error(), "yaml: unmarshal errors:\n  ")
	text = strings.TrimPrefix(text, "yaml: ")
	text, _, _ = strings.Cut(text, "\n")
	if field, _, unknown := strings.Cut(text, " not found in type "); unknown {
		return strings.Replace(field, "field ", "unknown field ", 1) + "; docs/world.md lists the fields"
	}
	return text
}

// worldOf reads the field world of a front matter, if it is there.
func worldOf(fields *yaml.Node) (sim.World, error) {
	if fields.Kind != yaml.MappingNode {
		return sim.World{}, nil // the fields' decoding says so
	}
	for i := 0; i+1 < len(fields.Content); i += 2 {
		if fields.Content[i].Value != "world" {
			continue
		}
		text, err := yaml.Marshal(fields.Content[i+1])
		if err != nil {
			return sim.World{}, err
		}
		w, err := ReadWorld(text)
		if err != nil {
			err = Problem{Line: lineOf(fields, "world"), Message: inWorld(err)}
		}
		return w, err
	}
	return sim.World{}, nil
}

// inWorld is the message of an error in a front matter's world. Its lines, if it
// has any, count from the field's own.
func inWorld(err error) string {
	text := yamlLine.ReplaceAllString(err.Error(), "")
	if strings.HasPrefix(text, "world:") {
		return text
	}
	return "world: " + text
}
