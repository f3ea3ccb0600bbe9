import unittest


class C:
    x = 1

    def __repr__(self):
        return "<C>"


t = unittest.TestCase()
t.maxDiff = None
for source in """
t.assertLess(2,1)
t.assertLessEqual(2,1)
t.assertGreater(1,2)
t.assertGreaterEqual(1,2)
t.assertIsNone(1)
t.assertIsNotNone(None)
t.assertIs([],[])
t.assertIn('a','bcd')
t.assertIn(1,{2:3})
t.assertNotIn('a','abc')
t.assertTrue([])
t.assertFalse([1])
t.assertTrue('')
t.assertEqual(None,False)
t.assertNotEqual(1,1.0)
t.fail()
t.fail('x')
t.assertRaises(ValueError,None)
t.assertEquals(1,1)
t.failUnless(1)
t.assertEqual(1,2,msg=C())
t.assertEqual(True, 1)
t.assertEqual(float('nan'), float('nan'))
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
