import sys
import unittest


class A(unittest.TestCase):
    def test_a(self): print("a")
    def test_b(self): print("b")


def function():
    """What the function tests."""
    print("function")


suite = unittest.TestSuite()
suite.addTest(A("test_b"))
suite.addTests([A("test_a"), unittest.FunctionTestCase(function, lambda: print("up"), lambda: print("down"))])
outer = unittest.TestSuite([suite, A("test_a")])
print(outer.countTestCases(), [t.countTestCases() for t in outer], outer == unittest.TestSuite([suite, A("test_a")]))
print(list(suite)[:2])
for wrong in 5, A, "A":
    try:
        suite.addTest(wrong)
    except TypeError as e:
        print(e)
try:
    suite.addTests("ab")
except TypeError as e:
    print(e)
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(outer)
print(result)
f = unittest.FunctionTestCase(function, description="given")
print(f, f.id(), f.shortDescription(), f == unittest.FunctionTestCase(function, description="given"), f == A("test_a"))
print(A("test_a") == A("test_a"), A("test_a") == A("test_b"), len({A("test_a"), A("test_a")}), A("test_a").id())
unittest.TestSuite([A("test_a"), A("test_b")]).debug()
result = unittest.TestResult()
result.stop()
print(unittest.TestSuite([A("test_a")]).run(result).testsRun)
