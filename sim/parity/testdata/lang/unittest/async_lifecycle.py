import asyncio
import contextvars
import sys
import unittest

where = contextvars.ContextVar("where", default="outside")


class Manager:
    async def __aenter__(self):
        print("enter")
        return "value"

    async def __aexit__(self, *exc):
        await asyncio.sleep(1)
        print("exit", exc)


class T(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("setUp", where.get())
        where.set("setUp")

    async def asyncSetUp(self):
        print("asyncSetUp", where.get(), asyncio.current_task().get_name())
        where.set("asyncSetUp")
        self.addAsyncCleanup(self.clean, "async clean-up", 1)
        self.addCleanup(print, "clean-up")

    async def clean(self, text, seconds):
        await asyncio.sleep(seconds)
        print(text, where.get())

    async def asyncTearDown(self):
        print("asyncTearDown", where.get())

    def tearDown(self):
        print("tearDown")

    async def test_context(self):
        print(await self.enterAsyncContext(Manager()), where.get())
        where.set("test")

    def test_not_async(self):
        print("plain", where.get())
        try:
            asyncio.get_running_loop()
        except RuntimeError as e:
            print(e)

    async def test_not_a_manager(self):
        for thing in 5, open:
            try:
                await self.enterAsyncContext(thing)
            except TypeError as e:
                print(e)

    async def test_debug(self):
        print(asyncio.get_running_loop().get_debug())

    async def test_parallel(self):
        async with asyncio.TaskGroup() as group:
            for i in 3, 1, 2:
                group.create_task(self.clean(i, i))

    async def test_timeout(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(1):
                await asyncio.sleep(5)

    async def test_left_behind(self):
        async def never():
            try:
                await asyncio.sleep(100)
            finally:
                print("left behind is cancelled")
        self.task = asyncio.create_task(never())
        await asyncio.sleep(0)

    async def test_subtests(self):
        for seconds in 1, 2:
            with self.subTest(seconds=seconds):
                await asyncio.sleep(seconds)


suite = unittest.defaultTestLoader.loadTestsFromTestCase(T)
unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
print(where.get())
