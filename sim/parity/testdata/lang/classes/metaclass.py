class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        ns["added"] = kw.get("extra", "nothing")
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.seen = [k for k in ns if not k.startswith("__")]

    def __call__(cls, *args):
        print("creating", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls):
        return 42

    @property
    def loud(cls):
        return cls.__name__.upper()


class Thing(metaclass=Meta, extra="more"):
    a = 1

    def __init__(self, x):
        self.x = x


t = Thing(5)
print(t.x, Thing.added, Thing.seen, len(Thing), Thing.loud, type(Thing))


class Child(Thing):
    pass


print(type(Child) is Meta, Child.added)
Dynamic = type("Dynamic", (Thing,), {"b": 2})
print(Dynamic.b, Dynamic(1).x)
