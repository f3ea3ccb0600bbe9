import asyncio
import unittest


class T(unittest.IsolatedAsyncioTestCase):
    async def test_fails(self):
        await asyncio.sleep(1)
        self.assertEqual(1, 2)

    async def test_raises(self):
        await asyncio.gather(asyncio.sleep(5), self.broken())

    async def broken(self):
        await asyncio.sleep(1)
        raise ValueError("broken")

    async def test_skips(self):
        await asyncio.sleep(1)
        self.skipTest("later")

    @unittest.expectedFailure
    async def test_expected(self):
        self.fail("known")

    @unittest.skip("always")
    async def test_skipped(self):
        print("never")

    async def test_cancelled(self):
        asyncio.current_task().cancel()
        await asyncio.sleep(1)


class BadSetUp(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.addAsyncCleanup(asyncio.sleep, 1)
        raise KeyError("asyncSetUp")

    async def asyncTearDown(self):
        print("never")

    async def test(self):
        print("never")


class BadTearDown(unittest.IsolatedAsyncioTestCase):
    async def asyncTearDown(self):
        raise KeyError("asyncTearDown")

    async def test(self):
        self.addAsyncCleanup(self.clean)

    async def clean(self):
        raise IndexError("clean-up")


for case in T, BadSetUp, BadTearDown:
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
    print(result, result.skipped, len(result.expectedFailures))
    for test, text in result.failures + result.errors:
        print(test.id(), text.splitlines()[-1])
try:
    T("test_fails").debug()
except AssertionError as e:
    print(e)
