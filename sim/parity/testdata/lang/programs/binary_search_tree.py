class Node:
    def __init__(self, v):
        self.v, self.left, self.right = v, None, None

    def insert(self, v):
        side = "left" if v < self.v else "right"
        if (child := getattr(self, side)) is None:
            setattr(self, side, Node(v))
        else:
            child.insert(v)
        return self

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.v
        if self.right:
            yield from self.right

    def depth(self):
        return 1 + max((n.depth() for n in (self.left, self.right) if n), default=0)

    def __contains__(self, v):
        return v == self.v or any(v in n for n in (self.left, self.right) if n)


t = Node(5)
for v in (3, 8, 1, 4, 9, 7):
    t.insert(v)
print(list(t), t.depth(), 4 in t, 6 in t)
