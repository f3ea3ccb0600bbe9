package browsertest

import "github.com/asyncio-playground/playground/web"

// newEngine gives the simulator as it is served.
func newEngine() web.Engine { return web.Simulator(web.DefaultLimits) }
