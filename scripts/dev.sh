#!/usr/bin/env bash
# dev.sh DATA: the binary behind, Vite's server with hot reloading in front. Go changes need a new start.
set -euo pipefail

backend=127.0.0.1:8081
front=http://127.0.0.1:5173

# The public URL is what the browser shows: the server compares origins with it.
bin/sightline serve --listen "$backend" --data "$1" --public-url "$front" --sample &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" || true' EXIT
cd frontend
SIGHTLINE_DEV_BACKEND=http://$backend npm run --silent dev -- --port 5173 --strictPort
