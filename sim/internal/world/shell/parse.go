package shell

import (
	"errors"
	"fmt"
	"strings"
)

// The shell's language, as far as it goes: commands with quoted words and
// variables, joined by ; && || and |, with their streams sent to and taken from
// files by < > >> 2> and 2>&1.

var errUnterminated = errors.New("unterminated quoted string")

// A list is pipelines that run one after the other.
type list []pipeline

// A pipeline is commands that run at once, each reading what the one before it
// writes. after says on what status of the one before it runs: "" any, "&&" zero,
// "||" another.
type pipeline struct {
	after  string
	stages []stage
}

// A stage is a command with where its streams go.
type stage struct {
	words                  []string
	in, out, err           string // files
	appendOut, errIsStdout bool
}

// operators, longest first.
var operators = []string{"2>&1", "&&", "||", ">>", "2>", "|", ";", "<", ">", "&", "(", ")", "\n"}

// tokens splits a script into words and operators; an operator begins with a
// NUL, which no word does.
func tokens(script string, env map[string]string) ([]string, error) {
	var found []string
	var word strings.Builder
	inWord := false
	end := func() {
		if inWord {
			found = append(found, word.String())
		}
		word.Reset()
		inWord = false
	}
	for i := 0; i < len(script); {
		c := script[i]
		switch {
		case c == ' ' || c == '\t':
			end()
			i++
		case c == '\'':
			size := strings.IndexByte(script[i+1:], '\'')
			if size < 0 {
				return nil, errUnterminated
			}
			word.WriteString(script[i+1 : i+1+size])
			inWord = true
			i += size + 2
		case c == '"':
			size, err := quoted(script[i+1:], env, &word)
			if err != nil {
				return nil, err
			}
			inWord = true
			i += size + 1
		case c == '\\' && i+1 < len(script):
			word.WriteByte(script[i+1])
			inWord = true
			i += 2
		case c == '$':
			name := variable(script[i+1:])
			word.WriteString(env[name])
			inWord = inWord || env[name] != ""
			i += 1 + len(name)
		default:
			if op := operatorAt(script[i:], inWord); op != "" {
				end()
				found = append(found, "\x00"+op)
				i += len(op)
				continue
			}
			word.WriteByte(c)
			inWord = true
			i++
		}
	}
	end()
	return found, nil
}

func operatorAt(s string, inWord bool) string {
	for _, op := range operators {
		if strings.HasPrefix(s, op) && !(inWord && op[0] == '2') {
			return op
		}
	}
	return ""
}

// quoted reads what is between double quotes and gives its length with the
// closing one.
func quoted(s string, env map[string]string, word *strings.Builder) (int, error) {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return i + 1, nil
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\"\\$`", s[i+1]) >= 0:
			i++
			word.WriteByte(s[i])
		case s[i] == '$':
			name := variable(s[i+1:])
			word.WriteString(env[name])
			i += len(name)
		default:
			word.WriteByte(s[i])
		}
	}
	return 0, errUnterminated
}

// variable is the name that s begins with.
func variable(s string) string {
	for i, c := range s {
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
			return s[:i]
		}
	}
	return s
}

func parse(script string, env map[string]string) (list, error) {
	toks, err := tokens(script, env)
	if err != nil {
		return nil, err
	}
	var l list
	current, st := pipeline{}, stage{}
	endStage := func(op string) error {
		if len(st.words) == 0 && (op == "|" || op == "&&" || op == "||" || len(current.stages) > 0) {
			return fmt.Errorf("\"%s\" unexpected", op)
		}
		if len(st.words) > 0 {
			current.stages = append(current.stages, st)
		}
		st = stage{}
		return nil
	}
	for i := 0; i < len(toks); i++ {
		op, isOp := strings.CutPrefix(toks[i], "\x00")
		if !isOp {
			st.words = append(st.words, toks[i])
			continue
		}
		switch op {
		case "2>&1":
			st.errIsStdout = true
		case "<", ">", ">>", "2>":
			if i++; i == len(toks) || strings.HasPrefix(toks[i], "\x00") {
				return nil, fmt.Errorf("a file is missing after %s", op)
			}
			st.redirect(op, toks[i])
		case "|":
			if err := endStage(op); err != nil {
				return nil, err
			}
		case ";", "\n", "&&", "||":
			if err := endStage(op); err != nil {
				return nil, err
			}
			if len(current.stages) > 0 {
				l = append(l, current)
			}
			current = pipeline{}
			if op == "&&" || op == "||" {
				current.after = op
			}
		default:
			return nil, fmt.Errorf("%q is not simulated", op)
		}
	}
	if err := endStage("end of file"); err != nil {
		return nil, err
	}
	if len(current.stages) > 0 {
		l = append(l, current)
	}
	return l, nil
}

func (s *stage) redirect(op, file string) {
	switch op {
	case "<":
		s.in = file
	case "2>":
		s.err = file
	default:
		s.out, s.appendOut = file, op == ">>"
	}
}
