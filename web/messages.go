package web

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/gorilla/websocket"
)

// The messages of PROTOCOL.md.

// protocolVersion is the version of the protocol that PROTOCOL.md describes.
const protocolVersion = 1

// request is a message from the page.
type request struct {
	Type   string  `json:"type"`
	ID     *int64  `json:"id"`
	File   string  `json:"file"`
	Source *string `json:"source"`
	// Files are the program's other files, by path.
	Files   map[string]string `json:"files"`
	Options Options           `json:"options"`
	From    int               `json:"from"`
}

// parseRequest reads a message and checks what can be checked without a run.
func parseRequest(kind int, data []byte) (*request, error) {
	if kind != websocket.TextMessage {
		return nil, errors.New("messages from the page are JSON text")
	}
	var r request
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, fmt.Errorf("the message is not understood: %w", err)
	}
	switch {
	case r.Type != "run" && r.Type != "cancel":
		return &r, fmt.Errorf("the type %q is unknown; it is run or cancel", r.Type)
	case r.ID == nil:
		return &r, errors.New("the message has no id")
	case r.Type == "run" && r.Source == nil:
		return &r, errors.New("the message has no source")
	case r.From < 0:
		return &r, fmt.Errorf("from is %d; it counts events", r.From)
	}
	if r.File == "" {
		r.File = "main.py"
	}
	return &r, nil
}

type hello struct {
	Type     string   `json:"type"`
	Protocol int      `json:"protocol"`
	Schema   int      `json:"schema"`
	Python   string   `json:"python"`
	Versions []string `json:"versions"`
	Limits   Limits   `json:"limits"`
}

type started struct {
	Type string `json:"type"`
	ID   int64  `json:"id"`
}

type rejected struct {
	Type  string        `json:"type"`
	ID    int64         `json:"id"`
	Error *ProgramError `json:"error"`
}

type finished struct {
	Type          string `json:"type"`
	ID            int64  `json:"id"`
	End           string `json:"end"`
	Status        int    `json:"status"`
	Events        int    `json:"events"`
	ElapsedMicros int64  `json:"elapsedMicros"`
}

// The codes of failed.
const (
	codeBadMessage = "bad_message"
	codeTooLarge   = "too_large"
	codeBusy       = "busy"
	codeInternal   = "internal"
)

type failed struct {
	Type    string `json:"type"`
	ID      *int64 `json:"id,omitempty"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// The reasons of bye.
const (
	byeShutdown = "shutdown"
	byeReload   = "reload"
)

type bye struct {
	Type   string `json:"type"`
	Reason string `json:"reason"`
}

// message is one websocket message to the page.
type message struct {
	kind int // websocket.TextMessage or BinaryMessage
	data []byte
}

// textMessage encodes one of the types above, which cannot fail.
func textMessage(v any) message {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return message{websocket.TextMessage, data}
}
