import sys
import unittest


def setUpModule():
    print("setUpModule")
    unittest.addModuleCleanup(print, "module clean-up")


def tearDownModule():
    print("tearDownModule")


class Order(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass", cls.__name__)
        cls.addClassCleanup(print, "class clean-up 1")
        cls.addClassCleanup(print, "class clean-up 2")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass", cls.__name__)

    def setUp(self):
        print("setUp", self._testMethodName)
        self.addCleanup(print, "clean-up 1")
        self.addCleanup(self.late, "clean-up 2")

    def late(self, text):
        print(text)
        self.addCleanup(print, "added by a clean-up")

    def tearDown(self):
        print("tearDown")

    def test_a(self):
        print("a")

    def test_b(self):
        print("b")
        raise ValueError("b")


class Inherits(Order):
    def test_c(self):
        print("c")


class NoClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(print, "still cleaned up")
        raise ValueError("no class")

    def test(self): print("never")


class NoSetUp(unittest.TestCase):
    def setUp(self):
        self.addCleanup(print, "cleaned up")
        raise ValueError("no setUp")

    def tearDown(self): print("never")

    def test(self): print("never")


class NoTearDown(unittest.TestCase):
    def tearDown(self):
        raise ValueError("no tearDown")

    def test(self): self.fail("and a failure")


class NoTearDownClass(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        raise ValueError("no tearDownClass")

    def test(self): pass


class BadCleanups(unittest.TestCase):
    def test(self):
        self.addCleanup(print, "goes on")
        self.addCleanup(int, "x")
        self.addCleanup(self.fail, "in a clean-up")


class SkippedClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("not this class")

    def test(self): print("never")


suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
print(result.testsRun, result.skipped)
