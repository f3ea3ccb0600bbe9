package lessons

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// programs is the goldmark extension for the runnable program: a fenced block
// whose info string is "python run", and those of its other files, each a block
// whose info string is "python file=NAME". The page shows them in the editor, so
// they are taken out of the prose. Other fenced blocks stay what they are.
type programs struct{}

// Extend implements goldmark.Extender.
func (programs) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(programs{}, 500)))
}

// found is what the transformer leaves in the parser's context.
type found struct {
	programs []string
	files    map[string]string // by path
	errs     []error
}

var foundKey = parser.NewContextKey()

// Transform implements parser.ASTTransformer.
func (programs) Transform(doc *ast.Document, reader text.Reader, ctx parser.Context) {
	source := reader.Source()
	f := found{files: map[string]string{}}
	for _, block := range fencedBlocks(doc) {
		line := blockLine(block, source)
		run, file, err := isProgram(block, source)
		_, twice := f.files[file]
		switch {
		case err != nil:
			f.errs = append(f.errs, Problem{Line: line, Message: err.Error()})
		case twice:
			f.errs = append(f.errs, Problem{Line: line, Message: "this is a second block for " + file + "; a file has one"})
		case file != "":
			f.files[file] = string(block.Lines().Value(source))
			block.Parent().RemoveChild(block.Parent(), block)
		case run && len(f.programs) == 1:
			f.errs = append(f.errs, Problem{Line: line, Message: "this is a second “python run” block; a lesson has one program, so write “python” alone for the others"})
		case run:
			f.programs = append(f.programs, string(block.Lines().Value(source)))
			block.Parent().RemoveChild(block.Parent(), block)
		}
	}
	ctx.Set(foundKey, f)
}

// programOf gives the program that Transform found, and its other files.
func programOf(ctx parser.Context) (program string, files map[string]string, err error) {
	f, _ := ctx.Get(foundKey).(found)
	if len(f.programs) == 0 && len(f.errs) == 0 {
		return "", nil, Problem{Line: 1, Message: "the lesson has no program; put it into a block that begins with ```python run"}
	}
	if err := errors.Join(f.errs...); err != nil {
		return "", nil, err
	}
	return f.programs[0], f.files, nil
}

func fencedBlocks(doc ast.Node) []*ast.FencedCodeBlock {
	var blocks []*ast.FencedCodeBlock
	// The walk's only errors are the callback's.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if block, ok := n.(*ast.FencedCodeBlock); ok && entering {
			blocks = append(blocks, block)
		}
		return ast.WalkContinue, nil
	})
	return blocks
}

// filePath is a path that an import can name.
var filePath = regexp.MustCompile(`^([\pL_][\pL\pN_]*/)*[\pL_][\pL\pN_]*\.py$`)

// isProgram reads a block's info string: a language and, for Python, "run" or
// "file=NAME".
func isProgram(block *ast.FencedCodeBlock, source []byte) (run bool, file string, err error) {
	if block.Info == nil {
		return false, "", nil
	}
	words := strings.Fields(string(block.Info.Value(source)))
	if len(words) < 2 || words[0] != "python" {
		return false, "", nil
	}
	file, isFile := strings.CutPrefix(words[1], "file=")
	switch {
	case len(words) > 2 || words[1] != "run" && !isFile:
		return false, "", fmt.Errorf("“%s” is not understood; a program begins with ```python run, another file of it with ```python file=helper.py, an example with ```python", strings.Join(words, " "))
	case isFile && !filePath.MatchString(file):
		return false, "", fmt.Errorf("“%s” is no name of a file that a program can import; write one such as helper.py", file)
	case !isFile && block.Lines().Len() == 0:
		return false, "", errors.New("the program is empty; write it between the ``` lines")
	}
	if isFile {
		return false, file, nil
	}
	return true, "", nil
}

// blockLine is the line of a block's opening fence, which has an info string.
func blockLine(block *ast.FencedCodeBlock, source []byte) int {
	if block.Info == nil {
		return 0
	}
	return 1 + bytes.Count(source[:block.Info.Segment.Start], []byte("\n"))
}
