import contextvars
v = contextvars.ContextVar("v", default="d"); w = contextvars.ContextVar("w")
print(v.get(), v.name, w.get("fallback")); t = v.set("one"); print(v.get(), t.old_value is contextvars.Token.MISSING, t.var is v); v.reset(t); print(v.get())
ctx = contextvars.copy_context(); print(ctx.run(lambda: (v.set("inside"), v.get())[1]), v.get(), ctx[v], v in ctx, len(ctx), list(ctx.values()), ctx.get(w, "none"))
for f in (lambda: w.get(), lambda: v.reset(t), lambda: ctx.run(ctx.run, print), lambda: contextvars.Context()[v], lambda: contextvars.ContextVar(5)):
    try:
        f()
    except (LookupError, RuntimeError, ValueError, TypeError) as e:
        print(type(e).__name__, str(e).split(" at 0x")[0].split("<")[0])
with v.set("managed"):
    print(v.get())
print(v.get())
