import unittest

t = unittest.TestCase()
t.maxDiff = None
for source in """
t.assertEqual(['x'*30]*5,['x'*30]*4+['y'])
t.assertListEqual([1],(1,))
t.assertListEqual((1,),[1])
t.assertTupleEqual((1,2),(1,))
t.assertTupleEqual((1,),(1,2))
t.assertListEqual([],[1])
t.assertSequenceEqual([1],(2,))
t.assertSequenceEqual([1],(1,))
t.assertSequenceEqual([1],(1,), seq_type=list)
t.assertSequenceEqual(5,[1])
t.assertSequenceEqual([1],5)
t.assertSequenceEqual({1},[2])
t.assertSequenceEqual([1],{2})
t.assertEqual([1,2,3],[1,2,3,4],'extra message')
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
