package main

// version is set by the linker in a build from `make build`.
var version = "development"
