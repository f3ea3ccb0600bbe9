import unittest

t = unittest.TestCase()
for f in (lambda: t.assertEqual(1, 2), lambda: t.assertEqual("a\nb", "a\nc"), lambda: t.assertEqual({"a": 1}, {"a": 2}), lambda: t.assertTrue(0), lambda: t.assertIn(1, [2]), lambda: t.assertIsNone(5), lambda: t.assertIs(1, 2), lambda: t.assertGreater(1, 2), lambda: t.assertRaises(ValueError, int, "1"), lambda: t.assertEqual((1,), (2,)), lambda: t.assertIsInstance(1, str), lambda: t.assertAlmostEqual(1, 1.1), lambda: t.assertRegex("abc", "x"), lambda: t.assertCountEqual([1, 2], [2, 3]), lambda: t.fail("because"), lambda: t.assertFalse(1, "with message"), lambda: t.assertNotIn(1, [1]), lambda: t.assertDictEqual({}, {1: 2}), lambda: t.assertSetEqual({1}, {2}), lambda: t.assertLess(2, 1), lambda: t.assertIsNotNone(None), lambda: t.assertNotEqual(1, 1)):
    try:
        f()
    except AssertionError as e:
        print(e)
        print("--")
