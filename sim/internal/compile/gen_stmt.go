package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// module compiles the body of a module.
func (g *generator) module(body []syntax.Stmt) {
	if g.unit.annotations != nil {
		t := g.temp()
		g.bodyAnnotate(t)
		g.storeImplicit("__annotate__", t)
		g.top--
	}
	g.startConditional()
	if doc := docstring(body); doc != nil {
		text := cleanDoc(doc.Str)
		g.code.Doc = &text
		g.storeValue("__doc__", text)
		body = body[1:]
	}
	g.stmts(body)
}

func (g *generator) stmts(list []syntax.Stmt) {
	for _, s := range list {
		g.stmt(s)
	}
}

// stmt compiles a statement. The temporaries it takes are free after it.
func (g *generator) stmt(s syntax.Stmt) {
	mark := g.top
	g.countStatement(s)
	g.lineStart(header(s))
	switch s := s.(type) {
	case *syntax.ExprStmt:
		g.exprStmt(s)
	case *syntax.Assign:
		g.assign(s)
	case *syntax.AugAssign:
		g.augAssign(s)
	case *syntax.AnnAssign:
		g.annAssign(s)
	case *syntax.Return:
		g.returnStmt(s)
	case *syntax.Delete:
		for _, t := range s.Targets {
			g.delete(t)
		}
	case *syntax.Raise:
		g.raise(s)
	case *syntax.Assert:
		g.assert(s)
	case *syntax.Import:
		g.imports(s)
	case *syntax.ImportFrom:
		g.importFrom(s)
	case *syntax.Break:
		g.breakStmt(s)
	case *syntax.Continue:
		g.continueStmt(s)
	default:
		g.compound(s)
	}
	g.top = mark
}

// A finally block is compiled for every way out, and those inside it for every
// way out of every copy. Programs of people stay far below these limits.
const (
	maxCopies    = 100
	minStatement = 10_000
)

// countStatement gives up when copies of finally blocks get out of hand.
func (g *generator) countStatement(s syntax.Stmt) {
	g.compiled++
	if g.compiled > maxCopies*g.statements+minStatement {
		g.fail(s.Range(), "too many nested finally blocks")
	}
}

// compound compiles the statements that hold others.
func (g *generator) compound(s syntax.Stmt) {
	switch s := s.(type) {
	case *syntax.FunctionDef:
		g.functionDef(s)
	case *syntax.ClassDef:
		g.classDef(s)
	case *syntax.TypeAlias:
		g.typeAlias(s)
	case *syntax.If:
		g.ifStmt(s)
	case *syntax.While:
		g.while(s)
	case *syntax.For:
		if s.Async {
			g.asyncFor(s)
		} else {
			g.forStmt(s)
		}
	case *syntax.With:
		g.with(s, 0)
	case *syntax.Try:
		g.try(s)
	case *syntax.Match:
		g.match(s)
	}
}

// header is the part of a statement that its line stands for: all of a simple
// one, and of a compound one what is before its body.
func header(s syntax.Stmt) syntax.Span {
	span := s.Range()
	switch s := s.(type) {
	case *syntax.If:
		span.End = s.Test.Range().End
	case *syntax.While:
		span.End = s.Test.Range().End
	case *syntax.For:
		span.End = s.Iter.Range().End
	case *syntax.With:
		item := s.Items[len(s.Items)-1]
		span.End = item.Context.Range().End
		if item.Vars != nil {
			span.End = item.Vars.Range().End
		}
	case *syntax.Match:
		span.End = s.Subject.Range().End
	case *syntax.Try:
		span.End = span.Start + syntax.Pos(len("try"))
	case *syntax.FunctionDef:
		span = s.Name.Span
	case *syntax.ClassDef:
		span = s.Name.Span
	}
	return span
}

// lineStart tells the debugger that a statement begins.
func (g *generator) lineStart(span syntax.Span) {
	if g.opt.Lines {
		g.emit(span, Instr{Op: LineStart})
	}
}

func (g *generator) exprStmt(s *syntax.ExprStmt) {
	if _, ok := s.Value.(*syntax.Constant); ok {
		return
	}
	if v := g.localName(s.Value); v != nil && g.isBound(v) {
		return
	}
	g.expr(s.Value, g.temp())
}

func (g *generator) ifStmt(s *syntax.If) {
	otherwise := g.newLabel()
	before := g.test(s.Test, false, otherwise)
	g.stmts(s.Body)
	if len(s.Else) == 0 {
		g.place(otherwise)
		g.bound &= before
		g.rejoin(g.bound)
		return
	}
	end := g.newLabel()
	after := g.bound
	g.goTo(s.Span, end)
	g.place(otherwise)
	g.rejoin(before)
	g.stmts(s.Else)
	after &= g.bound
	g.place(end)
	g.rejoin(after)
}

func (g *generator) returnStmt(s *syntax.Return) {
	if !g.unit.functionLike() {
		g.fail(s.Span, "'return' outside function")
	}
	if s.Value != nil && g.unit.async && g.unit.yields {
		g.fail(s.Span, "'return' with value in async generator")
	}
	span, k, constant := s.Span, Const(None{}), true
	if s.Value != nil {
		if k, constant = fold(s.Value); constant {
			span = g.constantReturn(s)
		}
	}
	g.checkReturn(span)
	in := Instr{Op: ReturnConst}
	if !constant {
		in = Instr{Op: Return, A: g.returnValue(s.Value)}
	}
	g.exit(span, 0)
	if constant {
		in.D = g.constant(k)
	}
	g.emit(span, in)
	g.kill()
	g.reenter(0)
}

// constantReturn is the span of returning a constant: the constant's own, if
// it stands on the line of the statement.
func (g *generator) constantReturn(s *syntax.Return) syntax.Span {
	value := s.Value.Range()
	if g.file.Position(value.Start).Line != g.file.Position(s.Start).Line {
		return s.Span
	}
	return value
}

// checkReturn rejects a return from an except* clause.
func (g *generator) checkReturn(span syntax.Span) {
	for i := range g.blocks {
		if g.blocks[i].kind == starBlock {
			g.fail(span, starExit)
		}
	}
}

// returnValue is value, but a copy where a finally block still runs that could
// change a variable.
func (g *generator) returnValue(e syntax.Expr) reg {
	for i := range g.blocks {
		if g.blocks[i].kind == finallyBlock {
			t := g.temp()
			g.expr(e, t)
			return t
		}
	}
	return g.value(e)
}

func (g *generator) raise(s *syntax.Raise) {
	switch {
	case s.Exc == nil:
		g.emit(s.Span, Instr{Op: RaiseAgain})
	case s.Cause == nil:
		g.emit(s.Span, Instr{Op: Raise, A: g.value(s.Exc)})
	default:
		e := g.valueBefore(s.Exc, s.Cause)
		g.emit(s.Span, Instr{Op: RaiseFrom, A: e, B: g.value(s.Cause)})
	}
	g.kill()
}

func (g *generator) assert(s *syntax.Assert) {
	g.checkAssert(s)
	end := g.newLabel()
	before := g.test(s.Test, true, end)
	span := s.Test.Range()
	t := g.temp()
	g.emit(span, Instr{Op: LoadCommon, A: t, C: uint16(CommonAssertionError)})
	if s.Msg != nil {
		g.expr(s.Msg, g.temp())
		g.emit(span, Instr{Op: Call, A: t, B: 1, C: t})
	}
	g.emit(span, Instr{Op: Raise, A: t})
	g.kill()
	g.place(end)
	g.rejoin(before)
}

// imports compiles import a.b as c: without as, the name of the top package is
// bound.
func (g *generator) imports(s *syntax.Import) {
	for _, a := range s.Names {
		t := g.temp()
		none := g.needConst(None{})
		g.emit(s.Span, Instr{Op: Import, A: t, B: none, D: g.site(a.Name)})
		top := firstPart(a.Name)
		if a.AsName == "" {
			g.storeName(s.Span, top, t)
			continue
		}
		for rest := a.Name[len(top):]; rest != ""; {
			part := firstPart(rest[1:])
			rest = rest[1+len(part):]
			g.emit(s.Span, Instr{Op: ImportFrom, A: t, B: t, D: g.site(part)})
		}
		g.storeName(s.Span, a.AsName, t)
	}
}

func (g *generator) importFrom(s *syntax.ImportFrom) {
	g.lateFuture(s)
	list := make(Tuple, len(s.Names))
	for i, a := range s.Names {
		list[i] = a.Name
	}
	m := g.temp()
	g.emit(s.Span, Instr{Op: Import, A: m, B: g.needConst(list), C: uint16(s.Level), D: g.site(s.Module)})
	if s.Names[0].Name == "*" {
		g.emit(s.Span, Instr{Op: ImportStar, A: m})
		return
	}
	for _, a := range s.Names {
		name := a.AsName
		if name == "" {
			name = a.Name
		}
		t := g.temp()
		g.emit(s.Span, Instr{Op: ImportFrom, A: t, B: m, D: g.site(a.Name)})
		g.storeName(a.Span, name, t)
		g.top--
	}
}
