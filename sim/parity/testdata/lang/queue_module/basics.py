import queue
q = queue.Queue(2); q.put(1); q.put_nowait(2); print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
for f in (lambda: q.get_nowait(), lambda: (q.put(1), q.put(2), q.put_nowait(3)), lambda: q.task_done() or q.task_done() or q.task_done() or q.task_done() or q.task_done()):
    try:
        f()
    except (queue.Empty, queue.Full, ValueError) as e:
        print(type(e).__name__, e)
p = queue.PriorityQueue(); [p.put(x) for x in (3, 1, 2)]; print([p.get() for _ in range(3)]); l = queue.LifoQueue(); l.put("a"); l.put("b"); print(l.get()); s = queue.SimpleQueue(); s.put(1); print(s.get(), s.empty())
