package web

import (
	"encoding/json"
	"net/http"
	"regexp"

	"gopkg.in/yaml.v3"

	"github.com/asyncio-playground/playground/lessons"
	"github.com/asyncio-playground/playground/sim"
)

// worldDraft is a world that a reader is putting together: the settings of the
// panel's fields, one by one so that an error can be shown at its own, and the
// rest as text. Where both name the same, the text counts.
type worldDraft struct {
	Settings []worldSetting `json:"settings"`
	Text     string         `json:"text"`
}

type worldSetting struct {
	Path  []string `json:"path"`
	Value any      `json:"value"`
}

// checkedWorld is the answer: the world, or what is wrong with the draft.
type checkedWorld struct {
	World *sim.World  `json:"world,omitempty"`
	Error *worldError `json:"error,omitempty"`
}

type worldError struct {
	Message string `json:"message"`
	// Setting is the place in the list of the setting that is wrong; absent where
	// it is the text, or all together.
	Setting *int `json:"setting,omitempty"`
}

// serveProfiles gives the worlds that profiles stand for, so that the page can
// say what a field that is left out means.
func (srv *Server) serveProfiles(w http.ResponseWriter, _ *http.Request) {
	serveJSON(w, http.StatusOK, sim.Profiles())
}

// serveWorldCheck makes a draft into a world. A draft with an error is an answer
// like any other: the browser's console need not complain of it.
func (srv *Server) serveWorldCheck(w http.ResponseWriter, r *http.Request) {
	var draft worldDraft
	body := http.MaxBytesReader(w, r.Body, srv.limits.ReadBytes)
	if err := json.NewDecoder(body).Decode(&draft); err != nil {
		serveJSON(w, http.StatusBadRequest, checkedWorld{Error: &worldError{Message: err.Error()}})
		return
	}
	serveJSON(w, http.StatusOK, draft.check())
}

func (d worldDraft) check() checkedWorld {
	if _, err := lessons.ReadWorld([]byte(d.Text)); err != nil {
		return checkedWorld{Error: &worldError{Message: err.Error()}}
	}
	tree := map[string]any{}
	if err := yaml.Unmarshal([]byte(d.Text), &tree); err != nil {
		return checkedWorld{Error: &worldError{Message: err.Error()}}
	}
	for i, s := range d.Settings {
		alone := map[string]any{}
		insert(alone, s.Path, s.Value)
		if _, err := readTree(alone); err != nil {
			return checkedWorld{Error: &worldError{Message: withoutLine(err), Setting: &i}}
		}
		insert(tree, s.Path, s.Value)
	}
	world, err := readTree(tree)
	if err != nil {
		return checkedWorld{Error: &worldError{Message: withoutLine(err)}}
	}
	return checkedWorld{World: &world}
}

// insert puts a value into a tree of maps, unless there is one.
func insert(tree map[string]any, path []string, value any) {
	if len(path) == 0 {
		return
	}
	name := path[0]
	if len(path) == 1 {
		if _, there := tree[name]; !there {
			tree[name] = value
		}
		return
	}
	below, ok := tree[name].(map[string]any)
	if !ok {
		below = map[string]any{}
		tree[name] = below
	}
	insert(below, path[1:], value)
}

func readTree(tree map[string]any) (sim.World, error) {
	text, err := yaml.Marshal(tree)
	if err != nil {
		return sim.World{}, err
	}
	return lessons.ReadWorld(text)
}

var lineOfText = regexp.MustCompile(`line \d+: `)

// withoutLine is the message of an error in a text that the reader did not write.
func withoutLine(err error) string { return lineOfText.ReplaceAllString(err.Error(), "") }
