import unittest


class T(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        import asyncio
        await asyncio.sleep(1)
        print("setup")

    async def asyncTearDown(self):
        print("teardown")

    async def test_a(self):
        import asyncio
        await asyncio.sleep(1)
        self.assertEqual(1, 1)
        print("a")

    async def test_b(self):
        with self.assertRaises(TimeoutError):
            import asyncio
            async with asyncio.timeout(1):
                await asyncio.sleep(5)
        print("b")


r = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r)
print(r.testsRun, r.failures, r.errors)
