module github.com/asyncio-playground/playground

go 1.26
