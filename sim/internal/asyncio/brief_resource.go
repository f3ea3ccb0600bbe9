package asyncio

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// resource writes what a lock, queue or the like is like at the moment; false
// if v is none.
func (b *brief) resource(v vm.Value, depth int) bool {
	switch typ := v.Type(); {
	case typ.IsSubtype(QueueType):
		if q := vm.As[Queue](v); q.store != nil {
			b.WriteByte(' ')
			b.items("[", q.store.items(), "]", depth)
		} else {
			fmt.Fprintf(b, " of %d", q.depth())
		}
	case typ.IsSubtype(LockType):
		b.WriteString(" " + lockedText(vm.As[Lock](v).locked))
	case typ.IsSubtype(SemaphoreType):
		fmt.Fprintf(b, " %d left", vm.As[Semaphore](v).value)
	case typ.IsSubtype(EventType):
		b.WriteString(map[bool]string{true: " set", false: " unset"}[vm.As[Event](v).flag])
	default:
		return false
	}
	return true
}
