module github.com/asyncio-playground/playground/sim/parity

go 1.26.0

require (
	github.com/asyncio-playground/playground v0.0.0
	github.com/kluctl/go-embed-python v0.0.0-3.14.6-20260610-1
	go.starlark.net v0.0.0-20260908191801-89a6a09411d5
)

require (
	github.com/gofrs/flock v0.13.0 // indirect
	github.com/sirupsen/logrus v1.9.4 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/asyncio-playground/playground => ../..
