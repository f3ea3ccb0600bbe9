import unittest

t = unittest.TestCase()
t.maxDiff = None
for source in """
t.assertSetEqual({1,2},{2,3})
t.assertSetEqual({1},[1])
t.assertSetEqual([1],{1})
t.assertSetEqual({1},5)
t.assertEqual(frozenset({1}),frozenset())
t.assertEqual({1},frozenset({2}))
t.assertCountEqual([1,1,2],[2,2,3])
t.assertCountEqual([[1],[2]],[[2],[3]])
t.assertCountEqual('ab','bc','hm')
t.assertCountEqual(5,[1])
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
