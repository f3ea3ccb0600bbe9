import unittest

t = unittest.TestCase()
t.maxDiff = None
for source in """
t.assertAlmostEqual(1,2)
t.assertAlmostEqual(1,2,delta=0.5)
t.assertAlmostEqual(1,2,places=1,delta=1)
t.assertAlmostEqual(1.0,1.00001,places=5)
t.assertAlmostEqual(1.0,1.00002,places=5)
t.assertNotAlmostEqual(1,1)
t.assertNotAlmostEqual(1,1.00000001)
t.assertNotAlmostEqual(1,2,delta=2)
t.assertNotAlmostEqual(1,2,places=1,delta=1)
t.assertAlmostEqual('a','b')
t.assertAlmostEqual(1,2,msg='hi')
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
