maze = ["S.#.", "..#E", "#...", "...#"]
from collections import deque
start = next((r, c) for r, row in enumerate(maze) for c, x in enumerate(row) if x == "S")
queue, came = deque([start]), {start: None}
while queue:
    r, c = here = queue.popleft()
    if maze[r][c] == "E":
        break
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        n = r + dr, c + dc
        if 0 <= n[0] < 4 and 0 <= n[1] < 4 and maze[n[0]][n[1]] != "#" and n not in came:
            came[n] = here
            queue.append(n)
path = []
while here:
    path.append(here)
    here = came[here]
print(path[::-1], len(came))
for r, row in enumerate(maze):
    print("".join("*" if (r, c) in path and x == "." else x for c, x in enumerate(row)))
