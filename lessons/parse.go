package lessons

import (
	"bytes"
	"errors"
	"regexp"

	chroma "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	highlighting "github.com/yuin/goldmark-highlighting/v2"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"go.abhg.dev/goldmark/frontmatter"
)

// markdown renders a lesson's prose. Examples are highlighted with classes, so
// that the page's style sheet gives them its themes.
var markdown = goldmark.New(
	goldmark.WithExtensions(
		extension.GFM,
		&frontmatter.Extender{Formats: []frontmatter.Format{frontmatter.YAML}},
		highlighting.NewHighlighting(
			highlighting.WithFormatOptions(chroma.WithClasses(true)),
		),
		programs{},
	),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
)

// policy is what HTML a lesson may have: what user-generated content may,
// and the classes of highlighted examples.
var policy = func() *bluemonday.Policy {
	p := bluemonday.UGCPolicy()
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^[a-z0-9 ]+$`)).OnElements("span", "pre", "code")
	p.AllowAttrs("tabindex").Matching(regexp.MustCompile(`^0$`)).OnElements("pre")
	return p
}()

// parse makes a lesson of a file's text. Its errors are Problems without a file.
func parse(source []byte) (*Lesson, error) {
	ctx := parser.NewContext()
	doc := markdown.Parser().Parse(text.NewReader(source), parser.WithContext(ctx))
	matter, matterErr := readMatter(ctx)
	program, files, programErr := programOf(ctx)
	if err := errors.Join(matterErr, programErr); err != nil {
		return nil, err
	}
	var html bytes.Buffer
	if err := markdown.Renderer().Render(&html, source, doc); err != nil {
		return nil, err
	}
	return &Lesson{
		Summary: Summary{Title: matter.Title, Order: matter.Order, Text: matter.Summary, Teaches: matter.Teaches},
		HTML:    policy.Sanitize(html.String()),
		Program: program,
		Files:   files,
		Python:  matter.Python,
		Input:   matter.Input,
		World:   matter.World,
	}, nil
}
