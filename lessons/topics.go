package lessons

// Topics are what a lesson can say that it teaches. The page leads from the
// sentence about an event to a lesson on its topic; web/app/explain/topic.ts
// says which event is of which.
var Topics = []string{
	"as-completed", "barrier", "blocking", "cancel", "condition", "deadlock", "event", "exception", "forgotten", "future",
	"gather", "lock", "loop", "queue", "semaphore", "sleep", "task", "task-group", "thread", "wait",
}
