import asyncio


async def never_started():
    print('not reached')


loop = asyncio.new_event_loop()
task = loop.create_task(never_started(), name='unstarted')
loop.set_exception_handler(lambda loop, context: print(context['message'], context['task'].get_name()))
loop.close()
print('closed')
del task
print('deleted')
