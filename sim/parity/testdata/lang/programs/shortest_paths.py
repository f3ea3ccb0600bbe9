import heapq
graph = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}


def dijkstra(start):
    best, queue = {}, [(0, start, ())]
    while queue:
        cost, node, path = heapq.heappop(queue)
        if node in best:
            continue
        best[node] = cost, path + (node,)
        for n, w in graph[node].items():
            heapq.heappush(queue, (cost + w, n, path + (node,)))
    return best


for n, (cost, path) in sorted(dijkstra("a").items()):
    print(n, cost, "-".join(path))
