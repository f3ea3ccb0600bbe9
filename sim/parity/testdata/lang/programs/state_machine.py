import enum


class State(enum.Enum):
    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"


TABLE = {(State.IDLE, "start"): State.RUNNING, (State.RUNNING, "pause"): State.IDLE, (State.RUNNING, "finish"): State.DONE}


def run(events):
    s = State.IDLE
    for e in events:
        match TABLE.get((s, e)):
            case None:
                print(f"{e} is not possible when {s.value}")
            case State.DONE as new:
                print("finished")
                s = new
            case new:
                print(f"{s.name} -> {new.name}")
                s = new
    return s


print(run(["finish", "start", "pause", "start", "finish", "start"]))
