import unittest
from collections import OrderedDict


t = unittest.TestCase()
t.maxDiff = None
for source in """
t.assertEqual(OrderedDict(a=1),{'a':2})
t.assertEqual({'a':1,'b':[1,2]},{'a':1,'b':[1,3]})
t.assertDictEqual([],{})
t.assertDictEqual({},[])
t.assertDictEqual({'a':1},{'a':1,'b':2}, 'm')
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
