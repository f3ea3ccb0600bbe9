import sys
import unittest


class T(unittest.TestCase):
    def setUp(self):
        self.x = 1

    def test_equal(self):
        self.assertEqual(self.x, 1)
        self.assertTrue(True); self.assertIn(1, [1]); self.assertIsNone(None); self.assertAlmostEqual(0.1 + 0.2, 0.3); self.assertRaises(ValueError, int, "x")
        with self.assertRaisesRegex(ZeroDivisionError, "by zero"):
            1 / 0

    def test_fails(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_error(self):
        raise KeyError("k")

    @unittest.skip("not now")
    def test_skipped(self): ...

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("known")

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)


suite = unittest.defaultTestLoader.loadTestsFromTestCase(T)
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
for test, text in result.failures + result.errors:
    print(str(test).split()[0], text.splitlines()[-1])
