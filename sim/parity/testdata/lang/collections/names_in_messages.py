import collections, functools, re, io, contextvars
for o in (collections.deque([1], 3), collections.defaultdict(int, a=1), collections.OrderedDict(a=1), functools.partial(print, 1), re.compile('a'), re.match('a','a')):
    print(repr(o), type(o), type(o).__name__, type(o).__qualname__, type(o).__module__)
class D(collections.deque): pass
class E(collections.OrderedDict): pass
class F(collections.defaultdict): pass
for o in (D([1]), E(a=1), F(int), io.StringIO(), contextvars.ContextVar):
    print(repr(o)[:20], type(o).__name__)
    try: o.nope
    except AttributeError as e: print(e)
for s in ("collections.deque().nope", "collections.deque(5)", "collections.deque() + 1", "collections.deque()[0]", "collections.deque().remove(1)", "collections.deque(maxlen=-1)", "collections.deque().rotate('a')", "collections.deque(foo=1)", "collections.deque() < 1", "{collections.deque(): 1}", "collections.defaultdict(5)", "collections.deque.nope", "re.compile('a').nope", "re.match('a','a').nope", "re.Pattern()", "functools.partial()", "io.StringIO(5)", "io.BytesIO('a')", "io.StringIO().write(5)", "len(re.compile('a'))", "collections.deque.append()", "collections.deque.append(5, 1)", "collections.OrderedDict().nope", "collections.OrderedDict() < 1", "re.match('a','a')['x']", "setattr(collections.deque, 'x', 1)", "collections.deque().x"):
    try: print(s, eval(s))
    except Exception as e: print(s, type(e).__name__, e)
