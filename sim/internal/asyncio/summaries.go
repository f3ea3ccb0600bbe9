package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// summaries are the docstrings of the functions, which help() prints and the
// editor shows beside what it completes.
var summaries = map[string]string{
	"all_tasks":                 "The tasks of the loop that are not done yet.",
	"as_completed":              "Gives awaitables one by one, those that are done first first.",
	"capture_call_graph":        "What a task awaits, and who awaits it.",
	"create_eager_task_factory": "Makes a task factory whose tasks begin to run at once.",
	"create_task":               "Wraps a coroutine in a task, which runs when it is the task's turn.",
	"current_task":              "The task that is running.",
	"eager_task_factory":        "Makes tasks that begin to run at once, before their creator goes on.",
	"ensure_future":             "Gives a future as it is, and a coroutine wrapped in a task.",
	"format_call_graph":         "The call graph of a task, as text.",
	"gather":                    "Runs awaitables at the same time and gives their results, in order.",
	"get_event_loop":            "The event loop that is running.",
	"get_event_loop_policy":     "The event loop policy.",
	"get_running_loop":          "The event loop that is running.",
	"iscoroutine":               "Whether an object is a coroutine.",
	"iscoroutinefunction":       "Whether calling a function gives a coroutine.",
	"isfuture":                  "Whether an object is a future.",
	"new_event_loop":            "Makes an event loop.",
	"print_call_graph":          "Prints the call graph of a task.",
	"run":                       "Makes an event loop, runs a coroutine in it and closes it.",
	"run_coroutine_threadsafe":  "Hands a coroutine to a loop from another thread.",
	"set_event_loop":            "Sets the event loop of this thread.",
	"set_event_loop_policy":     "Sets the event loop policy.",
	"shield":                    "Keeps an awaitable from being cancelled with the task that awaits it.",
	"sleep":                     "Lets other tasks run for a number of seconds.",
	"timeout":                   "Cancels what is inside after a number of seconds.",
	"timeout_at":                "Cancels what is inside when the loop's clock shows a time.",
	"to_thread":                 "Runs a function that blocks in a thread, while the loop goes on.",
	"wait":                      "Waits until some or all of a set of tasks are done.",
	"wait_for":                  "Waits for an awaitable, and cancels it after a number of seconds.",
	"wrap_future":               "Makes a future of asyncio from one of concurrent.futures.",
}

func init() {
	for _, e := range moduleEntries() {
		if fn, ok := e.(*vm.Native); ok {
			fn.WithDoc(summaries[fn.Name()])
		}
	}
}
