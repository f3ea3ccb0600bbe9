"""Orders things that depend on one another."""

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """Some things depend on themselves; args[1] is such a ring."""


class TopologicalSorter:
    """A graph whose nodes come out after those that they depend on.

    All at once by static_order(), or step by step: get_ready() gives the nodes
    that wait for nothing, done() says that some of them are finished."""

    def __init__(self, graph=None):
        self._needs = {}        # what each node depends on
        self._wanted_by = {}    # the nodes that depend on it
        self._waiting = None    # how many unfinished ones each node waits for, once prepared
        self._ready, self._out, self._finished = [], set(), 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _node(self, node):
        self._wanted_by.setdefault(node, [])
        return self._needs.setdefault(node, [])

    def add(self, node, *predecessors):
        if self._waiting is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        self._node(node).extend(predecessors)
        for other in predecessors:
            self._node(other)
            self._wanted_by[other].append(node)

    def prepare(self):
        """Finish the graph, which must have no rings."""
        if self._waiting is not None and (self._out or self._finished):
            raise ValueError('cannot prepare() after starting iteration')
        self._waiting = {node: len(needs) for node, needs in self._needs.items()}
        self._ready = [node for node, count in self._waiting.items() if not count]
        if ring := self._find_ring():
            raise CycleError('nodes are in a cycle', ring)

    def _find_ring(self):
        """Nodes each of which the next depends on, the first one also at the end."""
        clear = set()
        for start in self._needs:
            path, places, branches = [start], {start: 0}, [iter(self._wanted_by[start])]
            while path and path[-1] not in clear:
                following = next((n for n in branches[-1] if n not in clear), None)
                if following is None:
                    clear.add(path[-1])
                    del places[path.pop()]
                    branches.pop()
                elif following in places:
                    return path[places[following]:] + [following]
                else:
                    places[following] = len(path)
                    path.append(following)
                    branches.append(iter(self._wanted_by[following]))
        return None

    def get_ready(self):
        self._check_prepared()
        ready, self._ready = tuple(self._ready), []
        self._out.update(ready)
        return ready

    def is_active(self):
        self._check_prepared()
        return bool(self._ready) or bool(self._out)

    __bool__ = is_active

    def done(self, *nodes):
        self._check_prepared()
        for node in nodes:
            if node not in self._needs:
                raise ValueError(f'node {node!r} was not added using add()')
            if node not in self._out:
                finished = self._waiting[node] < 0
                raise ValueError(f'node {node!r} was already marked done' if finished else
                                 f'node {node!r} was not passed out (still not ready)')
            self._out.remove(node)
            self._waiting[node] = -1
            self._finished += 1
            for other in self._wanted_by[node]:
                self._waiting[other] -= 1
                if not self._waiting[other]:
                    self._ready.append(other)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def _check_prepared(self):
        if self._waiting is None:
            raise ValueError('prepare() must be called first')
