package compile

// The machine
//
// Code runs on a register machine. A frame has one window of registers:
//
//	0 … NumLocals-1                local variables, parameters first
//	NumLocals … +len(FreeNames)-1  cells of the enclosing functions' variables
//	… NumRegs-1                    temporaries
//
// An instruction names up to three registers, A, B and C, and has one wider
// operand D: a jump target (the index of an instruction), or an index into the
// code's Consts or Sites. In the pictures below R[x] is a register, K[x] a
// constant, N[x] the name of a site, and A+1 the register after A. "pair"
// stands for the two registers of a callable ready for CallMethod: R[A] the
// callable, R[A+1] its self, or unset when there is none to pass.
//
// A register that holds nothing is an unbound local variable. Every
// instruction that reads a register raises UnboundLocalError (NameError for a
// cell) when it finds it so; where the table says raw, it does not look.
//
// Why registers: about half as many instructions are dispatched as on a stack
// machine, and in Go the dispatch is what costs. It also makes handlers simple,
// as there is no stack to cut back when an exception is raised.
//
// Exceptions are handled through the table Code.Handlers: raising in
// [Start, End) stores the exception in R[Reg] and goes on at Target. Entries of
// inner blocks stand before those of outer ones, the first that fits is taken.
//
// Generators, coroutines and async generators have no instruction that makes
// them: a call of a code with such a flag binds the arguments and returns the
// suspended frame as an object.

// Op is an operation.
type Op uint16

// Instr is one instruction.
type Instr struct {
	Op      Op
	A, B, C uint16
	D       int32
}

// The operations. Arithmetic, comparison and jump families keep the order of
// syntax.BinaryOp and syntax.CompareOp, so that one can be computed from the
// other.
const (
	Nop Op = iota

	// Moving values.
	Move      // R[A] = R[B]
	MoveRaw   // R[A] = R[B], raw: for cells and pairs
	LoadConst // R[A] = K[D]
	Kill      // R[A] becomes unset, raw
	Drop      // R[A], the iterator of a loop that is left, becomes unset
	DelLocal  // R[A] becomes unset; raises if it was

	// Names.
	LoadGlobal     // R[A] = global or built-in N[D]
	StoreGlobal    // global N[D] = R[A]
	DelGlobal      // del global N[D]
	LoadName       // R[A] = N[D] in the frame's locals mapping, then global, then built-in
	StoreName      // locals mapping N[D] = R[A]
	DelName        // del locals mapping N[D]
	MakeCell       // R[A] = new cell holding what R[A] held, raw
	LoadCell       // R[A] = contents of cell R[B]
	StoreCell      // contents of cell R[A] = R[B]
	DelCell        // empty cell R[A]; raises if it was
	LoadClassCell  // R[A] = N[D] in mapping R[C], else contents of cell R[B] (class bodies, and what sees them)
	LoadClassName  // R[A] = N[D] in mapping R[B], then global, then built-in (class scopes seen from annotations)
	LoadLocalsDict // R[A] = the frame's locals mapping

	// Attributes and items.
	LoadAttr    // R[A] = R[B].N[D]
	StoreAttr   // R[A].N[D] = R[B]
	DelAttr     // del R[A].N[D]
	LoadMethod  // pair A = R[B].N[D]
	LoadSpecial // pair A = type(R[B])'s special method C (a Special), R[B] its self
	GetItem     // R[A] = R[B][R[C]]
	GetSlice    // R[A] = R[B][R[C]:R[C+1]:R[C+2]]
	SetItem     // R[A][R[B]] = R[C]
	DelItem     // del R[A][R[B]]
	BuildSlice  // R[A] = slice(R[B], R[B+1], R[B+2])

	// Arithmetic: R[A] = R[B] op R[C].
	Add
	Sub
	Mult
	MatMult
	Div
	FloorDiv
	Mod
	Pow
	LShift
	RShift
	BitAnd
	BitXor
	BitOr

	// In place: R[A] = R[B] op= R[C]. A is mostly B.
	IAdd
	ISub
	IMult
	IMatMult
	IDiv
	IFloorDiv
	IMod
	IPow
	ILShift
	IRShift
	IBitAnd
	IBitXor
	IBitOr

	// With a constant: R[A] = R[B] op K[C]. Emitted for int and float
	// constants, in place and not (numbers do not know the difference; an
	// object that does is asked through InPlace in D: 1 for op=).
	AddK
	SubK
	MultK
	MatMultK // never emitted; keeps the order
	DivK
	FloorDivK
	ModK
	PowK
	LShiftK
	RShiftK
	BitAndK
	BitXorK
	BitOrK

	// Unary: R[A] = op R[B].
	Not
	Invert
	UAdd
	USub

	// Comparison: R[A] = R[B] op R[C].
	Lt
	LtE
	Eq
	NotEq
	Gt
	GtE
	Is
	IsNot
	In
	NotIn

	// Comparison and jump: go to D if the truth of R[B] op R[C] is A (0 or 1).
	JumpLt
	JumpLtE
	JumpEq
	JumpNotEq
	JumpGt
	JumpGtE
	JumpIs
	JumpIsNot
	JumpIn
	JumpNotIn

	// The same with a constant: R[B] op K[C], K[C] an int, float, str or None.
	JumpLtK
	JumpLtEK
	JumpEqK
	JumpNotEqK
	JumpGtK
	JumpGtEK
	JumpIsK
	JumpIsNotK

	// Control.
	Jump        // go to D, forwards
	Loop        // go to D, backwards: where limits and interrupts are looked at
	JumpIfTrue  // go to D if R[A] is true
	JumpIfFalse // go to D if R[A] is false
	Return      // return R[A]
	ReturnConst // return K[D]
	GetIter     // R[A] = iter(R[B])
	ForIter     // R[A] = next(R[B]), or go to D when exhausted

	// Calls. The result goes to R[C].
	Call         // R[A] called with the B registers after it
	CallKw       // the same; K[D] is the tuple of names of the last of them
	CallMethod   // pair A called with the B registers after it
	CallMethodKw // the same; K[D] is the tuple of names of the last of them
	CallEx       // R[A](*R[A+1], **R[A+2]); R[A+1] a tuple or list, R[A+2] a dict or unset

	// Functions and classes.
	MakeFunction   // R[A] = function of code K[D]
	SetFunction    // part C (a FunctionPart) of function R[A] = R[B]
	LoadBuildClass // R[A] = __build_class__
	Intrinsic      // R[A] = intrinsic C applied to the registers from B (see the Intrinsics)
	LoadCommon     // R[A] = common object C (a Common)

	// Displays.
	BuildTuple    // R[A] = tuple of C registers from B
	BuildTupleRaw // the same, raw: for cells of a closure
	BuildList     // R[A] = list of C registers from B
	BuildSet      // R[A] = set of C registers from B
	BuildDict     // R[A] = dict of C pairs of registers from B: key, value, key, …
	BuildString   // R[A] = the C strings from B joined
	ListAppend    // R[A].append(R[B])
	SetAdd        // R[A].add(R[B])
	DictAdd       // R[A][R[B]] = R[C]
	ListExtend    // R[A].extend(R[B]); C is a StarContext, for the message when R[B] is not iterable
	SetUpdate     // R[A].update(R[B])
	DictUpdate    // R[A].update(R[B]), which must be a mapping
	DictMerge     // the same for the keywords of a call of R[C]: duplicates raise
	ListToTuple   // R[A] = tuple(R[B])
	Unpack        // the C registers from A = R[B], exactly; writes none if it fails
	UnpackEx      // the C registers from A, a list, and D registers after it = R[B]; writes none if it fails
	Convert       // R[A] = str (C 's'), repr ('r') or ascii ('a') of R[B]
	Format        // R[A] = format(R[B], "")
	FormatSpec    // R[A] = format(R[B], R[C])

	// Exceptions.
	Raise         // raise R[A]
	RaiseFrom     // raise R[A] from R[B]
	RaiseAgain    // a bare raise: the exception being handled
	Reraise       // go on raising R[A] as it was, without a new traceback entry
	PushExc       // R[A+1] = the exception being handled, raw; now R[A] is being handled
	PopExc        // the exception in R[A+1], if any, is being handled again
	JumpNotExc    // go to D unless exception R[B] matches class or tuple R[C]
	SplitGroup    // except*: R[A] = the part of R[B] that matches R[C], or None; R[A+1] = the rest, or None
	JoinGroups    // except*: R[A] = what to raise after all handlers, or None: R[B] the original, R[C] the list of what they raised and left
	WithExit      // R[A] = pair B called with type, value and traceback of exception R[C]
	GetAwaitable  // R[A] = what await R[B] iterates over; C an AwaitContext, for the message
	Yield         // suspend, giving R[B]; resumed: R[A] = what was sent
	YieldFrom     // R[C] = result of delegating to iterator R[A], R[B] what to send next
	GetYieldFrom  // R[A] = what yield from R[B] iterates over
	GetAIter      // R[A] = aiter(R[B])
	GetANext      // R[A] = awaitable of anext(R[B])
	JumpNotStopAI // go to D unless exception R[B] is StopAsyncIteration (end of async for)

	// Modules.
	Import     // R[A] = import N[D], fromlist K[B] (a tuple or None), level C
	ImportFrom // R[A] = from R[B] import N[D]
	ImportStar // from R[A] import *

	// Patterns.
	MatchSequence // R[A] = whether R[B] matches as a sequence
	MatchMapping  // R[A] = whether R[B] matches as a mapping
	MatchKeys     // R[A] = tuple of the values of R[B] for the keys in tuple R[C], or None
	MatchClass    // R[A] = tuple of attributes of R[B] as class R[C] with K[D] (count of positional, names…), or None
	GetLen        // R[A] = len(R[B])

	// Debugging.
	LineStart // a new line starts; only in code compiled with Options.Lines; D instructions of a loop that ends were no work
	FrameEnd  // the next instruction returns; only in code compiled with Options.Lines

	numOps
)

// Delegation, in full. YieldFrom sends R[B] to the iterator R[A]. If that
// yields, the frame suspends, giving the value, and stays at this instruction:
// what is sent to the frame is put in R[B] and the instruction runs again; what
// is thrown in goes to the iterator's throw. When the iterator returns, its
// result goes to R[C] and the frame goes on. An await is
//
//	GetAwaitable t, x; LoadConst v, None; YieldFrom t, v, dst
//
// The iterator of a suspended frame that stands at a YieldFrom is its cr_await,
// gi_yieldfrom or ag_await.

// Special is a special method that LoadSpecial looks up on the type.
type Special uint16

// The special methods.
const (
	Enter Special = iota
	Exit
	AEnter
	AExit
)

// AwaitContext says for the error message whose awaitable it is.
type AwaitContext uint16

// The contexts of an await.
const (
	AwaitExpr AwaitContext = iota
	AwaitAEnter
	AwaitAExit
	AwaitANext
)

// StarContext says for the error message where a starred value stands.
type StarContext uint16

// The contexts of a starred value.
const (
	StarDisplay  StarContext = iota
	StarCall                 // among a call's positional arguments
	StarCallOnly             // a call's only positional argument; the callee is in R[A-1]
)

// FunctionPart is a part of a function that SetFunction sets.
type FunctionPart uint16

// The parts of a function.
const (
	PartDefaults   FunctionPart = iota // tuple
	PartKwDefaults                     // dict
	PartClosure                        // tuple of cells
	PartAnnotate                       // function of one argument, the format: __annotate__
	PartTypeParams                     // tuple
)

// Common is an object that the compiler needs whatever the program has done to
// its name.
type Common uint16

// The common objects.
const (
	CommonAssertionError Common = iota
	CommonNotImplementedError
)

// IntrinsicID is a rare operation.
type IntrinsicID uint16

// The intrinsics.
const (
	IntrinsicTypeVar            IntrinsicID = iota // name
	IntrinsicTypeVarBound                          // name, function that evaluates the bound (or constraints)
	IntrinsicTypeVarTuple                          // name
	IntrinsicParamSpec                             // name
	IntrinsicTypeParamDefault                      // type parameter, function that evaluates its default
	IntrinsicGeneric                               // tuple of type parameters: the base Generic[…]
	IntrinsicTypeAlias                             // name, tuple of type parameters or None, function that evaluates
	IntrinsicPrint                                 // value: prints a non-None value of an interactive statement
	IntrinsicTypeVarConstraints                    // name, function that evaluates the tuple of constraints
)
