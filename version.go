package main

// version is set by the linker in a build from `make build`.
var version = "development" //nolint:gochecknoglobals // the linker can set nothing but a variable
