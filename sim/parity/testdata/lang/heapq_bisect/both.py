import heapq
import bisect
h = []
for x in (5, 1, 4, 1, 3):
    heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, ["bbb", "a", "cc"], key=len), list(heapq.merge([1, 4], [2, 3])), list(heapq.merge([4, 1], [3], reverse=True)))
l = [9, 7, 5, 3, 1]; heapq.heapify(l); print(l, [heapq.heappop(l) for _ in range(5)], l)
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, 9), bisect.bisect(a, 3, 0, 2), bisect.bisect_left(["a", "bb", "ccc"], 2, key=len)); bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
hh = [3, 1, 2]; heapq.heapify_max(hh); print(hh, heapq.heappop_max(hh))
pq = []; [heapq.heappush(pq, p) for p in [(2, "b"), (1, "z"), (1, "a")]]; print([heapq.heappop(pq) for _ in range(3)])
