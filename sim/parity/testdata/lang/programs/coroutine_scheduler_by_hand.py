from collections import deque


def task(name, n):
    for i in range(n):
        print(name, i)
        got = yield
        if got:
            print(name, "got", got)
    return f"{name} done"


def run(*tasks):
    ready, results = deque(tasks), []
    turn = 0
    while ready:
        t = ready.popleft()
        turn += 1
        try:
            t.send(None if turn % 4 or turn < 4 else f"turn {turn}")
        except StopIteration as e:
            results.append(e.value)
        else:
            ready.append(t)
    return results


print(run(task("a", 2), task("b", 4), task("c", 1)))
