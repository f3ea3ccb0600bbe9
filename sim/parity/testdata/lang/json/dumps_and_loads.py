import json
data = {"name": "Ann", "n": 5, "f": 1.5, "t": True, "none": None, "list": [1, [2, {}], []], "u": "é\n\"\\/\x01😀", 1: "int key", 1.5: 2, None: 3, False: 4}
print(json.dumps(data)); print(json.dumps(data, indent=2, ensure_ascii=False)); print(json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, separators=(",", ":")), json.dumps([], indent=1), json.dumps({}, indent=1), json.dumps((1, 2)), json.dumps("x"), json.dumps(float("inf")), json.dumps(1e20), json.dumps(10 ** 20), json.dumps([1, 2], indent="\t"))
print(json.loads('{"a": [1, 2.0, -3e2, true, false, null, "\\u00e9\\ud83d\\ude00\\n"], "a": "last"}'), json.loads(" 5 "), json.loads('"x"'), json.loads("[]"), json.loads(b'{"k": 1}'), json.loads("NaN"), json.loads("1" * 25), json.loads('{"a":1}', object_hook=lambda d: ("hook", d)), json.loads("1.5", parse_float=str), json.loads('{"b":1,"a":2}', object_pairs_hook=list))
for bad in ("", "{", "[1,]", "{'a': 1}", "nul", '{"a" 1}', '"abc', "[1 2]", "1 2", '{"a":1,}', '"\\x"', '"\n"', "01", "[", '{"a"', "-", '"\\u12"'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), e, e.pos, e.lineno)


class C:
    pass


for f in (lambda: json.dumps(C()), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps({1, 2}), lambda: json.loads(5), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps(b"x")):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
l = []; l.append(l)
try:
    json.dumps(l)
except ValueError as e:
    print(e)
print(json.dumps({"c": C()}, default=lambda o: "C!"), json.dumps({(1,): 1, "a": 2}, skipkeys=True))
import io
f = io.StringIO(); json.dump({"x": 1}, f); f.seek(0); print(json.load(f))
