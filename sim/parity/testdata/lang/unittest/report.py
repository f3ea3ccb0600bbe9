import sys
import unittest


class Arithmetic(unittest.TestCase):
    def test_ok(self):
        """Adds.

        The rest is not shown."""
        self.assertEqual(1 + 1, 2)

    def test_fails(self):
        helper(self)

    def test_breaks(self):
        try:
            1 / 0
        except ZeroDivisionError:
            {}["k"]

    @unittest.skip("why")
    def test_skipped(self): pass

    @unittest.expectedFailure
    def test_known(self): self.fail()

    @unittest.expectedFailure
    def test_surprise(self): pass

    def test_parts(self):
        for i in range(3):
            with self.subTest("part", i=i, s="x"):
                with self.subTest(j=1):
                    self.assertNotEqual(i, 1)
        with self.subTest():
            raise ValueError("in the block")
        with self.subTest("skipping"):
            self.skipTest("only this")

    def test_does_not_raise(self):
        with self.assertRaises(ValueError):
            pass

    def test_fails_within(self):
        self.assertRaises(ValueError, helper, self)

    def test_chain(self):
        try:
            self.assertEqual(1, 2)
        except AssertionError as e:
            raise RuntimeError("chained") from e

    def test_group(self):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])

    def test_exit(self):
        raise SystemExit(4)


def helper(t):
    t.assertEqual("one\ntwo\n", "one\n2\n")


for verbosity in 0, 1, 2:
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Arithmetic)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=verbosity, descriptions=verbosity < 2).run(suite)
    print(result, result.wasSuccessful())
