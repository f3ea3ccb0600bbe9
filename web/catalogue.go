package web

import (
	"encoding/json"
	"net/http"

	"github.com/asyncio-playground/playground/lessons"
)

// catalogue is the answer to /api/lessons.
type catalogue struct {
	Lessons  map[string][]lessons.Summary `json:"lessons"`
	Problems []lessons.Problem            `json:"problems"`
}

func (srv *Server) serveCatalogue(w http.ResponseWriter, _ *http.Request) {
	found, err := srv.lessons.Catalogue()
	if err != nil {
		srv.serveError(w, err)
		return
	}
	answer := catalogue{
		Lessons:  make(map[string][]lessons.Summary),
		Problems: append([]lessons.Problem{}, found.Problems()...), // never null
	}
	for _, language := range lessons.Languages {
		list := []lessons.Summary{}
		for _, lesson := range found.List(language) {
			list = append(list, lesson.Summary)
		}
		answer.Lessons[language] = list
	}
	serveJSON(w, http.StatusOK, answer)
}

func (srv *Server) serveLesson(w http.ResponseWriter, r *http.Request) {
	found, err := srv.lessons.Catalogue()
	if err != nil {
		srv.serveError(w, err)
		return
	}
	lesson := found.Lesson(r.PathValue("language"), r.PathValue("slug"))
	if lesson == nil {
		serveJSON(w, http.StatusNotFound, problem{"there is no such lesson"})
		return
	}
	serveJSON(w, http.StatusOK, lesson)
}

// problem is the answer when there is no other.
type problem struct {
	Error string `json:"error"`
}

func (srv *Server) serveError(w http.ResponseWriter, err error) {
	srv.log.Error("lessons cannot be read", "err", err)
	serveJSON(w, http.StatusInternalServerError, problem{err.Error()})
}

func serveJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// An error here is that the client has gone.
	_ = json.NewEncoder(w).Encode(v)
}
