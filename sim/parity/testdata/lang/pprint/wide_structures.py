from pprint import pprint, pformat, pp
data = {"name": "a long enough name", "values": list(range(30)), "nested": {"k" * 10: ["x" * 30, "y" * 30], "t": (1, 2)}, "empty": {}}
pprint(data); pprint([1, 2]); print(pformat({"b": 1, "a": 2})); pp({"b": 1, "a": 2}); pprint("word " * 30); pprint([["a" * 20] * 3] * 3, width=40); pprint({"a": [1, {"b": [2, {"c": 3}]}]}, depth=2); pprint(tuple(range(40)), compact=True); pprint({1, 2, 3}); pprint([]); pprint(data["nested"], indent=4, width=30)
