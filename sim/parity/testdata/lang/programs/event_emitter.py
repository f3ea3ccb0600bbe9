class Emitter:
    def __init__(self):
        self.handlers = {}

    def on(self, name):
        def register(f):
            self.handlers.setdefault(name, []).append(f)
            return f
        return register

    def emit(self, name, *args, **kw):
        return [f(*args, **kw) for f in self.handlers.get(name, ())]


e = Emitter()


@e.on("greet")
@e.on("shout")
def hello(who, mark="."):
    return f"hello {who}{mark}"


@e.on("shout")
def loud(who, mark="!"):
    return who.upper() + mark


print(e.emit("greet", "ann"), e.emit("shout", "bob", mark="?"), e.emit("none"), sorted(e.handlers))
