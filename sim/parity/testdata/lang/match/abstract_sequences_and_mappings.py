from collections.abc import Mapping, MutableSequence, Sequence


class MS(MutableSequence):
    def __init__(self): self.l = [1, 2]
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
class Reg:
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
Sequence.register(Reg)
match MS():
    case [a, b]: print("seq", a, b)
    case _: print("no")
match Reg():
    case []: print("empty")
    case _: print("no")
class Mp(Mapping):
    def __getitem__(self, k): return {"a": 1}[k]
    def __iter__(self): return iter("a")
    def __len__(self): return 1
match Mp():
    case {"a": x}: print("map", x)
    case _: print("no")
