def run(code):
    stack, pc, out = [], 0, []
    while pc < len(code):
        op, *args = code[pc]
        pc += 1
        match op, args:
            case "push", [x]:
                stack.append(x)
            case ("add" | "mul") as name, []:
                b, a = stack.pop(), stack.pop()
                stack.append(a + b if name == "add" else a * b)
            case "jump_if", [target] if stack[-1] < 50:
                pc = target
            case "print", []:
                out.append(stack[-1])
            case "jump_if", _:
                pass
            case other, rest:
                raise ValueError(f"bad instruction {other} {rest}")
    return out, stack


print(run([("push", 1), ("push", 2), ("mul",), ("print",), ("jump_if", 1)]))
try:
    run([("nop", 1)])
except ValueError as e:
    print(e)
