#!/usr/bin/env bash
# Writes all generated code anew: entities, the GraphQL server, then the app's documents and sentences.
set -euo pipefail

say.sh "generating ent from ent/schema"
go generate ./ent
say.sh "generating the GraphQL server from graph/schema (up to a minute)"
go tool gqlgen generate
say.sh "generating the app's documents and sentences"
cd frontend && npm run --silent generate
