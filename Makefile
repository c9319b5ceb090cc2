# Sightline. `make` alone lists what there is. Two targets are all a newcomer needs: run and test.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

LISTEN ?= 127.0.0.1:8080
DATA ?= ./data
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

export PATH := $(CURDIR)/scripts:$(PATH)
# Root in a container may build a tree that another user owns, where git refuses to tell its state.
export GOFLAGS += -buildvcs=false
# What the race detector leaves alone: SQLite translated from C and the hashing of passwords. Both are slow under it, no
# goroutine of ours writes there, and with them watched the tests take three times as long. Only packages without generic
# code may stand here: of what several packages instantiate, such as the inside of sync.Map, the linker keeps one copy, and
# an unwatched one makes races out of nothing.
NOT_WATCHED := $(foreach package,modernc.org/sqlite/lib modernc.org/memory golang.org/x/crypto/argon2 \
	golang.org/x/crypto/blake2b,-gcflags=$(package)=-race=false)
# Tests rewrite their golden files when this is 1: see `make golden`.
export UPDATE_GOLDEN

app_sources := $(shell find frontend -name node_modules -prune -o -name dist -prune \
	-o -type f ! -name '*.test.*' ! -name '*.tsbuildinfo' -print)
go_sources := go.mod go.sum $(wildcard *.go) \
	$(shell find ent graph internal -type d -name testdata -prune -o -type f ! -name '*_test.go' -print 2>/dev/null)

##@ Every day

.PHONY: help
help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: bin/sightline ## build what changed and serve the sample company on LISTEN (127.0.0.1:8080)
	@exec bin/sightline serve --listen $(LISTEN) --data $(DATA) --public-url http://$(LISTEN) --sample

.PHONY: dev
dev: bin/sightline ## the same with the app reloading as you edit it, on port 5173
	@exec dev.sh $(DATA)

.PHONY: test
test: ## every check: generated code, lint, Go, front end, journeys in a browser
	@exec test.sh

.PHONY: build
build: bin/sightline ## bin/sightline, with the app inside

.PHONY: fmt
fmt: tools frontend/node_modules/.installed ## format Go and TypeScript
	@golangci.sh fmt ./...
	@cd frontend && npm run --silent format

##@ Parts of test

.PHONY: check
check: tools frontend/node_modules/.installed ## generate again and fail when anything came out differently
	@check-generated.sh

.PHONY: lint
lint: lint-go lint-schema lint-frontend ## all linters; warnings are errors

.PHONY: lint-go
lint-go: tools frontend/dist/.gitkeep ## Go: habits and import arrows (.golangci.yml)
	@golangci.sh run ./...

.PHONY: lint-schema
lint-schema: frontend/node_modules/.installed ## the GraphQL schema
	@frontend/node_modules/.bin/eslint --max-warnings 0 -c frontend/schema.eslint.config.js graph/schema

.PHONY: lint-frontend
lint-frontend: frontend/node_modules/.installed ## TypeScript: rules and formatting
	@cd frontend && npm run --silent lint && npm run --silent format:check

.PHONY: test-go
test-go: tools frontend/dist/.gitkeep ## Go tests with the race detector; PKG=./internal/... narrows them
	@need.sh cc
	@CGO_ENABLED=1 go test -race $(NOT_WATCHED) -timeout 30m -json $(or $(PKG),./...) | node scripts/report.mjs go

# Tests that go through whole worlds, answer by answer: the race detector finds nothing in them that it does not find
# elsewhere, and makes them four times as slow. Their files have the build tag !race.
unwatched_files := $(shell grep -rlx --include='*_test.go' '//go:build !race' graph internal)
unwatched_tests := $(shell sed -n 's/^func \(Test[A-Za-z0-9_]*\).*/\1/p' $(unwatched_files) | paste -sd '|' -)

.PHONY: test-go-plain
test-go-plain: tools frontend/dist/.gitkeep ## Go tests that go through whole worlds, without the race detector
	@go test -timeout 30m -json -run '^($(unwatched_tests))$$' $(addprefix ./,$(sort $(dir $(unwatched_files)))) \
		| node scripts/report.mjs go

.PHONY: test-frontend
test-frontend: frontend/node_modules/.installed ## types and component tests
	@test-frontend.sh

.PHONY: e2e
e2e: bin/sightline e2e/node_modules/.installed ## journeys in Chromium and protocol audits, on the real binary
	@e2e.sh $(SPEC)

##@ Now and then

.PHONY: generate
generate: tools frontend/node_modules/.installed ## code from ent/schema, graph/schema and the app's documents
	@generate.sh

.PHONY: golden
golden: UPDATE_GOLDEN := 1
golden: test-go test-go-plain ## rewrite the golden files; read the diff before you commit it

.PHONY: docs
docs: UPDATE_GOLDEN := 1
docs: tools frontend/dist/.gitkeep ## write docs/visibility.md from the policy
	@go test -json -count=1 -run '^TestVisibilityPage$$' ./graph | node scripts/report.mjs go

.PHONY: migration
migration: tools ## write the migration to the schema of the code: NAME=what_changes
	@[ -n "$(NAME)" ] || { echo 'Say what changes: make migration NAME=add_office' >&2; exit 2; }
	@go run ./ent/migrate/diff "$(NAME)"
	@git status --short ent/migrate/migrations

.PHONY: bench
bench: bin/sightline e2e/node_modules/.installed ## figures of docs/promises.md, each beside its goal
	@bench.sh

.PHONY: stress
stress: export ROUNDS ?= 1000
stress: tools frontend/dist/.gitkeep ## run the races ROUNDS times (1000) with the race detector; make test runs few
	@need.sh cc
	@CGO_ENABLED=1 go test -race $(NOT_WATCHED) -timeout 90m -count=1 -json \
		$(addprefix ./,$(sort $(dir $(shell grep -rl --include='*_test.go' 'testkit\.Rounds' internal)))) \
		| node scripts/report.mjs go

.PHONY: audit
audit: bin/sightline ## kill -9 again and again, then look whether anything is lost
	@go run ./e2e/audit bin/sightline

.PHONY: tools
tools: ## say plainly when Go or Node is missing or too old
	@need.sh git go node

.PHONY: clean
clean: ## remove what make built (data stays)
	@rm -rf bin frontend/dist/* e2e/results frontend/node_modules/.installed e2e/node_modules/.installed

# The rest are files.

%/node_modules/.installed: %/package-lock.json %/package.json
	@npm-ci.sh $*

# Go embeds this folder: with one file in it every Go command works before the app was ever built.
frontend/dist/.gitkeep:
	@mkdir -p $(@D) && touch $@

frontend/dist/index.html: frontend/node_modules/.installed $(app_sources)
	@say.sh "building the app (about 20 s)"
	@cd frontend && npm run --silent build -- --logLevel error
	@touch frontend/dist/.gitkeep $@

bin/sightline: frontend/dist/index.html $(go_sources) | tools
	@say.sh "building the binary (about 3 minutes the first time, then seconds)"
	@CGO_ENABLED=0 go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o $@ .
