package compile

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// resolve decides what every name of s and of the scopes inside it is. Outer
// scopes go first, so that an inner one finds the variables of the outer.
func (c *compiler) resolve(s *scope) {
	for i := range s.table {
		c.resolveSymbol(s, &s.table[i])
	}
	for _, child := range s.children {
		c.resolve(child)
	}
}

func (c *compiler) resolveSymbol(s *scope, sym *symbol) {
	switch {
	case sym.flags&symGlobal != 0:
		if sym.flags&symNonlocal != 0 {
			c.fail(sym.span, "name '%s' is nonlocal and global", sym.name)
		}
		sym.kind = kindGlobalExplicit
	case sym.flags&symNonlocal != 0:
		c.resolveNonlocal(s, sym)
	case sym.flags&symBound != 0:
		sym.bind(s)
	default:
		s.resolveUse(sym)
	}
}

// bind makes sym a variable of its own scope.
func (sym *symbol) bind(s *scope) {
	switch s.kind {
	case moduleScope:
		sym.kind = kindGlobal
	case classScope:
		sym.kind = kindName
	default:
		sym.kind = kindLocal
		sym.v = &variable{name: sym.name, owner: s, deleted: sym.flags&symDeleted != 0}
	}
}

func (c *compiler) resolveNonlocal(s *scope, sym *symbol) {
	v := s.outer(sym.name)
	if v == nil {
		c.fail(sym.span, "no binding for nonlocal '%s' found", sym.name)
	}
	if v.owner.kind == typeParamsScope && v.owner.isTypeParam(v.name) {
		c.fail(sym.span, "nonlocal binding not allowed for type parameter '%s'", sym.name)
	}
	if sym.flags&symDeleted != 0 {
		v.deleted = true
	}
	sym.reach(s, v)
}

func (s *scope) isTypeParam(name string) bool {
	sym := s.lookup(name)
	return sym != nil && sym.flags&symTypeParam != 0
}

// resolveUse finds what a name that s does not bind refers to.
func (s *scope) resolveUse(sym *symbol) {
	if s.seesClass {
		s.resolveInClass(sym)
		return
	}
	if v := s.outer(sym.name); v != nil {
		sym.reach(s, v)
	} else if s.kind == classScope {
		sym.kind = kindName
	} else {
		sym.kind = kindGlobal
	}
}

// resolveInClass is resolveUse for annotations and type parameters inside a
// class, which see the names of its body.
func (s *scope) resolveInClass(sym *symbol) {
	class := s.enclosingClass()
	in := class.lookup(sym.name)
	if in != nil && in.flags&symGlobal != 0 {
		sym.kind = kindGlobalExplicit
		return
	}
	if s.kind == compScope || in == nil || in.flags&symBound == 0 || in.flags&symNonlocal != 0 {
		if v := s.outer(sym.name); v != nil {
			sym.reach(s, v)
			if sym.kind == kindFree {
				sym.kind = kindClassFree
				s.unit.capture(class.classDictionary())
			}
			return
		}
	}
	sym.kind = kindClassName
	s.unit.capture(class.classDictionary())
}

func (s *scope) enclosingClass() *scope {
	for s.kind != classScope {
		s = s.parent
	}
	return s
}

// classDictionary is the variable by which inner scopes reach the namespace of
// class s.
func (s *scope) classDictionary() *variable {
	if s.classDict == nil {
		s.classDict = &variable{name: "__classdict__", owner: s}
	}
	return s.classDict
}

// outer finds the variable called name in the functions around s; nil means
// that the name is global there. The bodies of classes do not count, but each
// lends its functions a variable __class__.
func (s *scope) outer(name string) *variable {
	for p := s.parent; p != nil && p.kind != moduleScope; p = p.parent {
		if p.kind == classScope {
			if name == "__class__" {
				return p.classVariable()
			}
			continue
		}
		sym := p.lookup(name)
		switch {
		case sym == nil:
		case sym.flags&symGlobal != 0:
			return nil
		case sym.kind == kindLocal && sym.v != nil:
			return sym.v
		}
	}
	return nil
}

func (s *scope) classVariable() *variable {
	if s.classCell == nil {
		s.classCell = &variable{name: "__class__", owner: s}
	}
	return s.classCell
}

// reach makes sym refer to v, through closures if v belongs to another unit.
func (sym *symbol) reach(s *scope, v *variable) {
	sym.v = v
	if v.owner.unit == s.unit {
		sym.kind = kindLocal
		return
	}
	sym.kind = kindFree
	s.unit.capture(v)
}

// capture makes v a cell that every unit from its own to s hands on.
func (s *scope) capture(v *variable) {
	v.cell = true
	for u := s; u != v.owner.unit && u.freeIndex(v) < 0; u = u.parent.unit {
		u.frees = append(u.frees, v)
	}
}

func (s *scope) freeIndex(v *variable) int {
	for i, f := range s.frees {
		if f == v {
			return i
		}
	}
	return -1
}

// layout gives every variable of s and of the scopes inside it a register.
// Parameters were added to the table first, and so come first.
func (c *compiler) layout(s *scope) {
	if s.unit == s {
		s.layoutUnit(s)
		for _, v := range []*variable{s.classCell, s.classDict, s.condSet} {
			if v != nil {
				s.place(v)
			}
		}
		s.freeBase = len(s.vars)
		if len(s.vars)+len(s.frees) > maxOperand {
			c.fail(syntax.Span{}, "too many local variables in %s", s.name)
		}
	}
	for _, child := range s.children {
		c.layout(child)
	}
}

// layoutUnit places the variables of s, and of the comprehensions that run
// inside it, in the unit.
func (s *scope) layoutUnit(unit *scope) {
	for i := range s.table {
		if v := s.table[i].v; v != nil && v.owner == s {
			unit.place(v)
		}
	}
	for _, child := range s.children {
		if child.unit == unit {
			child.layoutUnit(unit)
		}
	}
}

func (s *scope) place(v *variable) {
	v.reg = len(s.vars)
	s.vars = append(s.vars, v)
}
