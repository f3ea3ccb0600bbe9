import sys
import unittest


class A(unittest.TestCase):
    @unittest.skip("always")
    def test_1(self): print("never")

    @unittest.skipIf(True, "a condition")
    def test_2(self): print("never")

    @unittest.skipIf(False, "a condition")
    def test_3(self): print("three")

    @unittest.skipUnless(hasattr(sys, "nothing"), "sys has nothing")
    def test_4(self): print("never")

    @unittest.skipUnless(True, "")
    def test_5(self): print("five")

    @unittest.skip
    def test_6(self): print("never")

    def test_7(self):
        self.skipTest("from within")

    def test_8(self):
        raise unittest.SkipTest

    @unittest.skip("before")
    @unittest.expectedFailure
    def test_9(self): print("never")


@unittest.skip("the whole class")
class B(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("never")

    def test_1(self): print("never")
    def test_2(self): print("never")


class C(unittest.TestCase):
    def setUp(self):
        self.skipTest("in setUp")

    def test_1(self): print("never")


@unittest.expectedFailure
class D(unittest.TestCase):
    def test_1(self): self.fail()
    def test_2(self): pass


suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
print(result, len(result.expectedFailures), [t.id() for t in result.unexpectedSuccesses])
try:
    A("test_1").test_1()
except unittest.SkipTest as e:
    print("called by itself:", e)
try:
    A("test_7").debug()
except unittest.SkipTest as e:
    print("debug:", e)
