import sys
import unittest


def setUpModule():
    unittest.addModuleCleanup(print, "cleaned up all the same")
    raise RuntimeError("no module")


def tearDownModule():
    print("never")


class A(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("never")

    def test_a(self): print("never")


class B(unittest.TestCase):
    def test_b(self): print("never")


suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
unittest.TextTestRunner(stream=sys.stdout).run(suite)
