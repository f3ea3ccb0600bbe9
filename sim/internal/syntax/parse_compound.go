package syntax

import "strconv"

// Compound statements: those that hold blocks.

// header is the first line of a compound statement, for messages about its
// block: its keyword's place and what it is called.
type header struct {
	start Pos
	what  string
}

// compound parses a compound statement, or gives nil if none begins here.
func (p *parser) compound() Stmt {
	switch p.kind() {
	case kwDef:
		return p.funcDef(nil)
	case kwIf:
		return p.ifStmt()
	case kwClass:
		return p.classDef(nil)
	case tokAt:
		return p.decorated()
	case kwWith:
		return p.withStmt(p.start(), false)
	case kwFor:
		return p.forStmt(p.start(), false)
	case kwTry:
		return p.tryStmt()
	case kwWhile:
		return p.whileStmt()
	case kwAsync:
		return p.asyncStmt(nil)
	}
	if p.atMatch() {
		return p.matchStmt()
	}
	if p.diagnose && p.atWord("match") && p.startsExprAt(1) {
		var s Stmt
		p.maybe(func() { s = p.matchStmt() })
		return s
	}
	return nil
}

// block is a suite: an indented block, or simple statements on the same line.
func (p *parser) block(h header) []Stmt {
	if !p.at(tokNewline) {
		return p.simpleLine(nil)
	}
	p.next()
	if !p.at(tokIndent) {
		p.failIndent(h)
	}
	p.next()
	var body []Stmt
	for !p.at(tokDedent) && !p.at(tokEnd) {
		body = p.statement(body)
	}
	p.want(tokDedent)
	return body
}

// failIndent complains about a block that is not indented.
func (p *parser) failIndent(h header) {
	t := p.toks[p.pos]
	err := &Error{
		Kind: "IndentationError",
		Msg:  "expected an indented block after " + h.what + " on line " + strconv.Itoa(p.line(h.start)),
		File: p.file,
		Span: t.span(),
	}
	p.atBlockEnd(err, t)
	p.furthest = max(p.furthest, p.pos)
	panic(err)
}

// colon takes the ':' before a block. Without one, a line that ends here gets
// the obvious advice; with other text in the way it is no match.
func (p *parser) colon() {
	if p.diagnose && p.at(tokNewline) {
		p.failHere("expected ':'")
	}
	p.want(tokColon)
}

func (p *parser) ifStmt() Stmt {
	h := header{p.start(), "'if' statement"}
	root := &If{Span: Span{Start: h.start}}
	s := root
	links := 0
	open := []*If{root}
	for {
		p.next()
		s.Test = p.namedExpression()
		p.colon()
		s.Body = p.block(h)
		if !p.at(kwElif) {
			break
		}
		p.chained(&links)
		h = header{p.start(), "'elif' statement"}
		elif := &If{Span: Span{Start: h.start}}
		s.Else = []Stmt{elif}
		s = elif
		open = append(open, elif)
	}
	s.Else = p.elseBlock()
	for _, s := range open {
		s.End = p.end
	}
	return root
}

// elseBlock is ['else' ':' block].
func (p *parser) elseBlock() []Stmt {
	if !p.at(kwElse) {
		return nil
	}
	h := header{p.next().start, "'else' statement"}
	p.demand(tokColon, ":")
	body := p.block(h)
	if p.diagnose {
		p.diagnoseElifAfterElse()
	}
	return body
}

func (p *parser) whileStmt() Stmt {
	h := header{p.next().start, "'while' statement"}
	w := &While{Test: p.namedExpression()}
	p.colon()
	w.Body = p.block(h)
	w.Else = p.elseBlock()
	w.Span = p.span(h.start)
	return w
}

// asyncStmt is a statement after 'async'.
func (p *parser) asyncStmt(decorators []Expr) Stmt {
	start := p.next().start
	switch p.kind() {
	case kwDef:
		return p.function(start, true, decorators)
	case kwWith:
		if decorators == nil {
			return p.withStmt(start, true)
		}
	case kwFor:
		if decorators == nil {
			return p.forStmt(start, true)
		}
	}
	p.mismatch()
	return nil
}

func (p *parser) forStmt(start Pos, async bool) Stmt {
	h := header{start, "'for' statement"}
	if async {
		h.start = p.start()
	}
	p.next()
	f := &For{Async: async, Target: p.forTarget(false)}
	p.want(kwIn)
	f.Iter = p.starExpressions()
	p.colon()
	f.Body = p.block(h)
	f.Else = p.elseBlock()
	f.Span = p.span(start)
	return f
}

func (p *parser) withStmt(start Pos, async bool) Stmt {
	h := header{p.start(), "'with' statement"}
	p.next()
	w := &With{Async: async}
	if !p.at(tokLPar) || !p.maybe(func() { w.Items = p.parenthesizedItems() }) {
		w.Items = p.withItems()
	}
	p.colon()
	w.Body = p.block(h)
	w.Span = p.span(start)
	return w
}

// parenthesizedItems is '(' item (',' item)* [','] ')', which must end the
// header: with (a, b).c: has an ordinary expression.
func (p *parser) parenthesizedItems() []*WithItem {
	p.next()
	items := []*WithItem{p.withItem()}
	for p.got(tokComma) && !p.at(tokRPar) {
		items = append(items, p.withItem())
	}
	p.want(tokRPar)
	if !p.at(tokColon) && !(p.diagnose && p.at(tokNewline)) {
		p.mismatch()
	}
	return items
}

func (p *parser) withItems() []*WithItem {
	items := []*WithItem{p.withItem()}
	for p.got(tokComma) {
		items = append(items, p.withItem())
	}
	return items
}

func (p *parser) withItem() *WithItem {
	item := &WithItem{Context: p.expression()}
	if !p.got(kwAs) {
		return item
	}
	if p.diagnose {
		p.plausible(ruleValue, func() { p.expression() })
	}
	target := p.starTarget()
	if p.diagnose {
		p.diagnoseWithTarget(target)
	}
	if !isTarget(target) {
		p.mismatch()
	}
	item.Vars = target
	return item
}

func (p *parser) tryStmt() Stmt {
	h := header{p.next().start, "'try' statement"}
	p.demand(tokColon, ":")
	t := &Try{Body: p.block(h)}
	for p.at(kwExcept) {
		p.handler(t)
	}
	if len(t.Handlers) > 0 {
		t.Else = p.elseBlock()
	}
	if p.at(kwFinally) {
		f := header{p.next().start, "'finally' statement"}
		p.demand(tokColon, ":")
		t.Finally = p.block(f)
	}
	if len(t.Handlers) == 0 && t.Finally == nil {
		p.furthest = max(p.furthest, p.pos)
		if p.diagnose {
			p.failHere("expected 'except' or 'finally' block")
		}
		p.mismatch()
	}
	t.Span = p.span(h.start)
	return t
}

// handler parses an except clause and adds it to t.
func (p *parser) handler(t *Try) {
	except := p.next()
	h := header{except.start, "'except' statement"}
	star := p.got(tokStar)
	if star {
		h.what = "'except*' statement"
	}
	if p.diagnose {
		p.diagnoseHandler(t, except, star)
	}
	if len(t.Handlers) > 0 && t.Star != star {
		p.mismatch()
	}
	t.Star = star
	e := &ExceptHandler{}
	if star || !p.at(tokColon) {
		p.handlerTypes(e)
	}
	p.colon()
	e.Body = p.block(h)
	e.Span = p.span(h.start)
	t.Handlers = append(t.Handlers, e)
}

// handlerTypes parses what an except clause catches: an expression [as name],
// or several with commas, which are a tuple without parentheses.
func (p *parser) handlerTypes(e *ExceptHandler) {
	if p.diagnose && p.at(tokNewline) {
		return // the missing colon is the thing to tell
	}
	start := p.start()
	first := p.expression()
	if p.at(tokComma) {
		elts := p.afterComma([]Expr{first}, p.expression)
		e.Type = &TupleExpr{Span: p.span(start), Elts: elts}
		if p.diagnose {
			p.diagnoseHandlerTuple(start)
		}
		p.file.Newer = append(p.file.Newer, &Error{
			Kind: "SyntaxError", Msg: "multiple exception types must be parenthesized", File: p.file, Span: p.span(start),
		})
		return
	}
	e.Type = first
	if p.got(kwAs) {
		if p.diagnose {
			p.diagnoseHandlerName()
		}
		e.Name = p.ident()
	}
}

// Definitions.

func (p *parser) decorated() Stmt {
	var decorators []Expr
	for p.got(tokAt) {
		decorators = append(decorators, p.namedExpression())
		p.want(tokNewline)
	}
	switch p.kind() {
	case kwDef:
		return p.funcDef(decorators)
	case kwClass:
		return p.classDef(decorators)
	case kwAsync:
		return p.asyncStmt(decorators)
	}
	p.mismatch()
	return nil
}

func (p *parser) funcDef(decorators []Expr) Stmt {
	return p.function(p.start(), false, decorators)
}

func (p *parser) function(start Pos, async bool, decorators []Expr) Stmt {
	h := header{p.next().start, "function definition"}
	f := &FunctionDef{Async: async, Decorators: decorators, Name: p.ident()}
	f.TypeParams = p.typeParams()
	f.Params = p.funcParams()
	if p.at(tokArrow) {
		p.maybe(func() {
			p.next()
			f.Returns = p.expression()
		})
	}
	p.demand(tokColon, ":")
	f.Body = p.block(h)
	f.Span = p.span(start)
	return f
}

func (p *parser) classDef(decorators []Expr) Stmt {
	h := header{p.next().start, "class definition"}
	c := &ClassDef{Decorators: decorators, Name: p.ident()}
	c.TypeParams = p.typeParams()
	if p.at(tokLPar) {
		open := p.next().start
		a := p.arguments(open)
		c.Args, c.Keywords = a.args, a.keywords
	}
	p.colon()
	c.Body = p.block(h)
	c.Span = p.span(h.start)
	return c
}
