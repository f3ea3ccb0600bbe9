import copy


class A:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"A({self.x})"


class C:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


l = [1, [2], {"k": [3]}, A([4])]
s, d = copy.copy(l), copy.deepcopy(l)
l[1].append("!"); l[2]["k"].append("!"); l[3].x.append("!")
print(l, s, d, s is l, copy.copy(C()), copy.deepcopy([C()]), copy.deepcopy((1, [2])), copy.copy((1,)) , copy.copy({1}), copy.deepcopy({"a": {1, 2}}) == {"a": {1, 2}})
r = [1]; r.append(r); c = copy.deepcopy(r); print(c[1] is c, c is not r)
shared = [0]; p = copy.deepcopy([shared, shared]); print(p[0] is p[1], copy.replace(__import__("datetime").date(2024, 1, 1), day=5))
