package lessons

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// programs is the goldmark extension for the runnable program: a fenced block
// whose info string is "python run". The page shows it in the editor, so it is
// taken out of the prose. Other fenced blocks stay what they are.
type programs struct{}

// Extend implements goldmark.Extender.
func (programs) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(programs{}, 500)))
}

// found is what the transformer leaves in the parser's context.
type found struct {
	programs []string
	errs     []error
}

var foundKey = parser.NewContextKey()

// Transform implements parser.ASTTransformer.
func (programs) Transform(doc *ast.Document, reader text.Reader, ctx parser.Context) {
	source := reader.Source()
	var f found
	for _, block := range fencedBlocks(doc) {
		line := blockLine(block, source)
		run, err := isProgram(block, source)
		switch {
		case err != nil:
			f.errs = append(f.errs, Problem{Line: line, Message: err.Error()})
		case run && len(f.programs) == 1:
			f.errs = append(f.errs, Problem{Line: line, Message: "this is a second “python run” block; a lesson has one program, so write “python” alone for the others"})
		case run:
			f.programs = append(f.programs, string(block.Lines().Value(source)))
			block.Parent().RemoveChild(block.Parent(), block)
		}
	}
	ctx.Set(foundKey, f)
}

// programOf gives the program that Transform found.
func programOf(ctx parser.Context) (string, error) {
	f, _ := ctx.Get(foundKey).(found)
	if len(f.programs) == 0 && len(f.errs) == 0 {
		return "", Problem{Line: 1, Message: "the lesson has no program; put it into a block that begins with ```python run"}
	}
	if err := errors.Join(f.errs...); err != nil {
		return "", err
	}
	return f.programs[0], nil
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

// isProgram reads a block's info string: a language and, for Python, "run".
func isProgram(block *ast.FencedCodeBlock, source []byte) (bool, error) {
	if block.Info == nil {
		return false, nil
	}
	words := strings.Fields(string(block.Info.Value(source)))
	if len(words) < 2 || words[0] != "python" {
		return false, nil
	}
	if len(words) > 2 || words[1] != "run" {
		return false, fmt.Errorf("“%s” is not understood; a program begins with ```python run, an example with ```python", strings.Join(words, " "))
	}
	if block.Lines().Len() == 0 {
		return false, errors.New("the program is empty; write it between the ``` lines")
	}
	return true, nil
}

// blockLine is the line of a block's opening fence, which has an info string.
func blockLine(block *ast.FencedCodeBlock, source []byte) int {
	if block.Info == nil {
		return 0
	}
	return 1 + bytes.Count(source[:block.Info.Segment.Start], []byte("\n"))
}
