import contextlib
import sys
import unittest


@contextlib.contextmanager
def resource(name):
    print("open", name)
    try:
        yield name.upper()
    finally:
        print("close", name)


def setUpModule():
    print(unittest.enterModuleContext(resource("module")))


class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print(cls.enterClassContext(resource("class")))

    def setUp(self):
        self.r = self.enterContext(resource("test"))

    def test_a(self):
        print(self.r)

    def test_fails(self):
        self.enterContext(resource("inner"))
        self.fail("with two open")

    def test_not_a_manager(self):
        class Async:
            async def __aenter__(self): ...
            async def __aexit__(self, *exc): ...
        for thing in 5, Async():
            try:
                self.enterContext(thing)
            except TypeError as e:
                print(e)

    def test_suppresses(self):
        self.enterContext(contextlib.suppress(ValueError))
        raise ValueError("not suppressed: clean-ups get no exception")


suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
unittest.TextTestRunner(stream=sys.stdout).run(suite)
