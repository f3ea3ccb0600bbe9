import sys
import unittest


class A(unittest.TestCase):
    def test_b(self): pass
    def test_a(self): pass
    def check_x(self): pass
    def testC(self): pass
    test_value = 5
    test_lambda = lambda self: None

    @staticmethod
    def make():
        return A("test_a")


class Runs(unittest.TestCase):
    def runTest(self): pass


def suite_of_two():
    return unittest.TestSuite([A("test_a"), Runs()])


number = 5
loader = unittest.TestLoader()
main = sys.modules["__main__"]
print(loader.getTestCaseNames(A), loader.getTestCaseNames(Runs))
print(loader.loadTestsFromTestCase(A))
print(loader.loadTestsFromTestCase(Runs), loader.loadTestsFromTestCase(unittest.TestCase))
print(loader.loadTestsFromModule(main).countTestCases())
for name in "A", "A.test_a", "A.make", "suite_of_two", "Runs", "A.nope", "Nope", "number", "a.b":
    try:
        print(name, "->", loader.loadTestsFromName(name, main))
    except TypeError as e:
        print(name, "->", e)
print(loader.loadTestsFromNames(["A.test_a", "Runs"], main).countTestCases())
loader.testMethodPrefix = "check"
print(loader.getTestCaseNames(A))
loader.testMethodPrefix = "test"
loader.sortTestMethodsUsing = lambda x, y: (y > x) - (y < x)
print(loader.getTestCaseNames(A))
loader.testNamePatterns = ["*_a", "*C"]
print(loader.getTestCaseNames(A))
loader.suiteClass = list
print(loader.loadTestsFromTestCase(A))
try:
    loader.loadTestsFromTestCase(unittest.TestSuite)
except TypeError as e:
    print(e)


def load_tests(loader, tests, pattern):
    print("load_tests", tests.countTestCases(), pattern)
    return unittest.TestSuite([Runs()])


print(unittest.defaultTestLoader.loadTestsFromModule(main))
