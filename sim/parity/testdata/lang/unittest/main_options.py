import sys
import unittest


class A(unittest.TestCase):
    def test_one(self): print("A.one")
    def test_two(self): print("A.two")


class B(unittest.TestCase):
    def test_one(self): print("B.one")
    def test_bad(self): self.fail("bad")


def run(*arguments, **settings):
    print("==", *arguments)
    try:
        program = unittest.main(argv=["prog", *arguments], testRunner=unittest.TextTestRunner(stream=sys.stdout), **settings)
        print(program.result, program.verbosity, program.failfast, program.buffer, program.testNames)
    except SystemExit as e:
        print("exit", e.code)
    finally:
        unittest.defaultTestLoader.testNamePatterns = None


run(exit=False)
run("A", exit=False)
run("A.test_two", "B.test_one")
run("B")
run("A.nope")
run("-k", "one")
run("-k", "B.*one", "-k", "two", exit=False)
run("-k", "zzz")
run("-v", "-f", "-b", "A", exit=False)
run("-q", "--failfast", "--buffer", "--durations", "3", "A", exit=False)
run("-h")
run("--help")
run(defaultTest="A.test_one")
run(defaultTest=["A.test_one", "B.test_one"], verbosity=2, exit=False)
