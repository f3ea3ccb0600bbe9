package compile

// role says what an operand of an instruction is.
type role uint8

const (
	roleNone    role = iota
	roleDst          // a register that is written
	roleSrc          // a register that is read
	roleRaw          // a register that is read even if it is unset
	roleBoth         // a register that is read and then written
	rolePair         // two registers that are read
	rolePairDst      // two registers that are written
	roleWindow       // the first register of a window, which may be empty
	roleImm          // a number
	roleConst        // an index into Consts
	roleSite         // an index into Sites
	roleJump         // an instruction
)

// operands describe the operands of an operation: the roles of A, B, C and D,
// and the window of further registers that it reads or writes.
type operands struct {
	name       string
	a, b, c, d role
	window     func(Instr) (first, n int)
}

// jumps says whether D is a jump target.
func (op Op) jumps() bool { return opInfo[op].d == roleJump }

// String gives the name of the operation: "LoadConst".
func (op Op) String() string {
	if op < numOps {
		return opInfo[op].name
	}
	return "Op?"
}

// The windows of registers.
func fromA(in Instr) (int, int)      { return int(in.A), int(in.C) }
func fromB(in Instr) (int, int)      { return int(in.B), int(in.C) }
func pairsFromB(in Instr) (int, int) { return int(in.B), 2 * int(in.C) }
func threeFromB(in Instr) (int, int) { return int(in.B), 3 }
func threeFromC(in Instr) (int, int) { return int(in.C), 3 }
func callArgs(in Instr) (int, int)   { return int(in.A) + 1, int(in.B) }
func methodArgs(in Instr) (int, int) { return int(in.A) + 2, int(in.B) }
func callExArgs(in Instr) (int, int) { return int(in.A) + 1, 2 }
func unpackedEx(in Instr) (int, int) { return int(in.A), int(in.C) + 1 + int(in.D) }
func nextA(in Instr) (int, int)      { return int(in.A) + 1, 1 }
func intrinsicArg(in Instr) (int, int) {
	switch IntrinsicID(in.C) {
	case IntrinsicTypeVarBound, IntrinsicTypeVarConstraints, IntrinsicTypeParamDefault:
		return int(in.B), 2
	case IntrinsicTypeAlias:
		return int(in.B), 3
	}
	return int(in.B), 1
}

// Shapes that many operations share.
var (
	dstSrc    = operands{a: roleDst, b: roleSrc}
	dstSrcSrc = operands{a: roleDst, b: roleSrc, c: roleSrc}
	srcSrc    = operands{a: roleSrc, b: roleSrc}
	dstOnly   = operands{a: roleDst}
	srcOnly   = operands{a: roleSrc}
	arithK    = operands{a: roleDst, b: roleSrc, c: roleConst, d: roleImm}
	jumpCmp   = operands{a: roleImm, b: roleSrc, c: roleSrc, d: roleJump}
	jumpCmpK  = operands{a: roleImm, b: roleSrc, c: roleConst, d: roleJump}
	dstSite   = operands{a: roleDst, d: roleSite}
	dstConst  = operands{a: roleDst, d: roleConst}
)

// opInfo is the table of operations. The verifier and the disassembler read it;
// it says in data what the comments of opcode.go say in words.
var opInfo = buildOpInfo()

// family fills in operations that follow one another and have one shape.
func family(info *[numOps]operands, first Op, shape operands, names ...string) {
	for i, name := range names {
		shape.name = name
		info[first+Op(i)] = shape
	}
}

func buildOpInfo() *[numOps]operands {
	var t [numOps]operands
	describeNames(&t)
	describeValues(&t)
	describeArithmetic(&t)
	describeControl(&t)
	describeDisplays(&t)
	describeExceptions(&t)
	describeRest(&t)
	return &t
}

func describeNames(t *[numOps]operands) {
	family(t, Nop, operands{}, "Nop")
	family(t, Move, dstSrc, "Move")
	family(t, MoveRaw, operands{a: roleDst, b: roleRaw}, "MoveRaw")
	family(t, LoadConst, dstConst, "LoadConst")
	family(t, Kill, dstOnly, "Kill")
	family(t, Drop, srcOnly, "Drop")
	family(t, DelLocal, operands{a: roleBoth}, "DelLocal")
	family(t, LoadGlobal, dstSite, "LoadGlobal")
	family(t, StoreGlobal, operands{a: roleSrc, d: roleSite}, "StoreGlobal")
	family(t, DelGlobal, operands{d: roleSite}, "DelGlobal")
	family(t, LoadName, dstSite, "LoadName")
	family(t, StoreName, operands{a: roleSrc, d: roleSite}, "StoreName")
	family(t, DelName, operands{d: roleSite}, "DelName")
	family(t, MakeCell, operands{a: roleRaw}, "MakeCell")
	family(t, LoadCell, dstSrc, "LoadCell")
	family(t, StoreCell, srcSrc, "StoreCell")
	family(t, DelCell, srcOnly, "DelCell")
	family(t, LoadClassCell, operands{a: roleDst, b: roleSrc, c: roleSrc, d: roleSite}, "LoadClassCell")
	family(t, LoadClassName, operands{a: roleDst, b: roleSrc, d: roleSite}, "LoadClassName")
	family(t, LoadLocalsDict, dstOnly, "LoadLocalsDict")
}

func describeValues(t *[numOps]operands) {
	family(t, LoadAttr, operands{a: roleDst, b: roleSrc, d: roleSite}, "LoadAttr")
	family(t, StoreAttr, operands{a: roleSrc, b: roleSrc, d: roleSite}, "StoreAttr")
	family(t, DelAttr, operands{a: roleSrc, d: roleSite}, "DelAttr")
	family(t, LoadMethod, operands{a: rolePairDst, b: roleSrc, d: roleSite}, "LoadMethod")
	family(t, LoadSpecial, operands{a: rolePairDst, b: roleSrc, c: roleImm}, "LoadSpecial")
	family(t, GetItem, dstSrcSrc, "GetItem")
	family(t, GetSlice, operands{a: roleDst, b: roleSrc, window: threeFromC}, "GetSlice")
	family(t, SetItem, operands{a: roleSrc, b: roleSrc, c: roleSrc}, "SetItem")
	family(t, DelItem, srcSrc, "DelItem")
	family(t, BuildSlice, operands{a: roleDst, window: threeFromB}, "BuildSlice")
}

func describeArithmetic(t *[numOps]operands) {
	family(t, Add, dstSrcSrc, "Add", "Sub", "Mult", "MatMult", "Div", "FloorDiv", "Mod", "Pow",
		"LShift", "RShift", "BitAnd", "BitXor", "BitOr")
	family(t, IAdd, dstSrcSrc, "IAdd", "ISub", "IMult", "IMatMult", "IDiv", "IFloorDiv", "IMod", "IPow",
		"ILShift", "IRShift", "IBitAnd", "IBitXor", "IBitOr")
	family(t, AddK, arithK, "AddK", "SubK", "MultK", "MatMultK", "DivK", "FloorDivK", "ModK", "PowK",
		"LShiftK", "RShiftK", "BitAndK", "BitXorK", "BitOrK")
	family(t, Not, dstSrc, "Not", "Invert", "UAdd", "USub")
	family(t, Lt, dstSrcSrc, "Lt", "LtE", "Eq", "NotEq", "Gt", "GtE", "Is", "IsNot", "In", "NotIn")
	family(t, JumpLt, jumpCmp, "JumpLt", "JumpLtE", "JumpEq", "JumpNotEq", "JumpGt", "JumpGtE",
		"JumpIs", "JumpIsNot", "JumpIn", "JumpNotIn")
	family(t, JumpLtK, jumpCmpK, "JumpLtK", "JumpLtEK", "JumpEqK", "JumpNotEqK", "JumpGtK", "JumpGtEK",
		"JumpIsK", "JumpIsNotK")
}

func describeControl(t *[numOps]operands) {
	family(t, Jump, operands{d: roleJump}, "Jump", "Loop")
	family(t, JumpIfTrue, operands{a: roleSrc, d: roleJump}, "JumpIfTrue", "JumpIfFalse")
	family(t, Return, srcOnly, "Return")
	family(t, ReturnConst, operands{d: roleConst}, "ReturnConst")
	family(t, GetIter, dstSrc, "GetIter")
	family(t, ForIter, operands{a: roleDst, b: roleSrc, d: roleJump}, "ForIter")
	family(t, Call, operands{a: roleSrc, b: roleImm, c: roleDst, window: callArgs}, "Call")
	family(t, CallKw, operands{a: roleSrc, b: roleImm, c: roleDst, d: roleConst, window: callArgs}, "CallKw")
	family(t, CallMethod, operands{a: rolePair, b: roleImm, c: roleDst, window: methodArgs}, "CallMethod")
	family(t, CallMethodKw, operands{a: rolePair, b: roleImm, c: roleDst, d: roleConst, window: methodArgs}, "CallMethodKw")
	family(t, CallEx, operands{a: roleSrc, c: roleDst, window: callExArgs}, "CallEx")
	family(t, MakeFunction, dstConst, "MakeFunction")
	family(t, SetFunction, operands{a: roleSrc, b: roleSrc, c: roleImm}, "SetFunction")
	family(t, LoadBuildClass, dstOnly, "LoadBuildClass")
	family(t, Intrinsic, operands{a: roleDst, b: roleSrc, c: roleImm, window: intrinsicArg}, "Intrinsic")
	family(t, LoadCommon, operands{a: roleDst, c: roleImm}, "LoadCommon")
}

func describeDisplays(t *[numOps]operands) {
	many := operands{a: roleDst, b: roleWindow, c: roleImm, window: fromB}
	family(t, BuildTuple, many, "BuildTuple", "BuildTupleRaw", "BuildList", "BuildSet")
	family(t, BuildDict, operands{a: roleDst, b: roleWindow, c: roleImm, window: pairsFromB}, "BuildDict")
	family(t, BuildString, many, "BuildString")
	family(t, ListAppend, srcSrc, "ListAppend")
	family(t, SetAdd, srcSrc, "SetAdd")
	family(t, DictAdd, operands{a: roleSrc, b: roleSrc, c: roleSrc}, "DictAdd")
	family(t, ListExtend, operands{a: roleSrc, b: roleSrc, c: roleImm}, "ListExtend")
	family(t, SetUpdate, srcSrc, "SetUpdate")
	family(t, DictUpdate, srcSrc, "DictUpdate")
	family(t, DictMerge, operands{a: roleSrc, b: roleSrc, c: roleSrc}, "DictMerge")
	family(t, ListToTuple, dstSrc, "ListToTuple")
	family(t, Unpack, operands{a: roleDst, b: roleSrc, c: roleImm, window: fromA}, "Unpack")
	family(t, UnpackEx, operands{a: roleDst, b: roleSrc, c: roleImm, d: roleImm, window: unpackedEx}, "UnpackEx")
	family(t, Convert, operands{a: roleDst, b: roleSrc, c: roleImm}, "Convert")
	family(t, Format, dstSrc, "Format")
	family(t, FormatSpec, dstSrcSrc, "FormatSpec")
}

func describeExceptions(t *[numOps]operands) {
	family(t, Raise, srcOnly, "Raise")
	family(t, RaiseFrom, srcSrc, "RaiseFrom")
	family(t, RaiseAgain, operands{}, "RaiseAgain")
	family(t, Reraise, srcOnly, "Reraise")
	family(t, PushExc, operands{a: roleSrc, window: nextA}, "PushExc")
	family(t, PopExc, operands{a: roleSrc, window: nextA}, "PopExc")
	family(t, JumpNotExc, operands{b: roleSrc, c: roleSrc, d: roleJump}, "JumpNotExc")
	family(t, SplitGroup, operands{a: rolePairDst, b: roleSrc, c: roleSrc}, "SplitGroup")
	family(t, JoinGroups, dstSrcSrc, "JoinGroups")
	family(t, WithExit, operands{a: roleDst, b: rolePair, c: roleSrc}, "WithExit")
	family(t, GetAwaitable, operands{a: roleDst, b: roleSrc, c: roleImm}, "GetAwaitable")
	family(t, Yield, dstSrc, "Yield")
	family(t, YieldFrom, operands{a: roleSrc, b: roleBoth, c: roleDst}, "YieldFrom")
	family(t, GetYieldFrom, dstSrc, "GetYieldFrom", "GetAIter", "GetANext")
	family(t, JumpNotStopAI, operands{b: roleSrc, d: roleJump}, "JumpNotStopAI")
}

func describeRest(t *[numOps]operands) {
	family(t, Import, operands{a: roleDst, b: roleConst, c: roleImm, d: roleSite}, "Import")
	family(t, ImportFrom, operands{a: roleDst, b: roleSrc, d: roleSite}, "ImportFrom")
	family(t, ImportStar, srcOnly, "ImportStar")
	family(t, MatchSequence, dstSrc, "MatchSequence", "MatchMapping")
	family(t, MatchKeys, dstSrcSrc, "MatchKeys")
	family(t, MatchClass, operands{a: roleDst, b: roleSrc, c: roleSrc, d: roleConst}, "MatchClass")
	family(t, GetLen, dstSrc, "GetLen")
	family(t, LineStart, operands{d: roleImm}, "LineStart")
	family(t, FrameEnd, operands{}, "FrameEnd")
}
