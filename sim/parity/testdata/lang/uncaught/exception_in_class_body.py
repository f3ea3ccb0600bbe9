class A:
    x = undefined_thing
