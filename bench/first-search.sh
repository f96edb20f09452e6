#!/usr/bin/env bash
# How long a newcomer waits: from the README's first command in a fresh clone to the first search with results.
#   bench/first-search.sh warm    with the local Maven repository as it is (run it once before)
#   bench/first-search.sh cold    with an empty one: everything is downloaded
set -euo pipefail

mode=${1:-warm}
here=$(git rev-parse --show-toplevel)
work=$(mktemp -d)
export QUARKUS_HTTP_PORT=${QUARKUS_HTTP_PORT:-18080}
options=()
if [ "$mode" = cold ]; then
  options+=("-Dmaven.repo.local=$work/repository")
  export MAVEN_USER_HOME=$work/maven
fi

git clone --quiet "$here" "$work/entente"
cd "$work/entente"
start=$(date +%s)
setsid ./mvnw "${options[@]}" -DskipTests package quarkus:run >"$work/log" 2>&1 </dev/null &
run=$!
trap 'kill -TERM -- -$run 2>/dev/null || true; wait $run 2>/dev/null || true; rm -rf "$work"' EXIT

until curl --silent --fail "http://localhost:$QUARKUS_HTTP_PORT/api/v1/search?q=memorandum" 2>/dev/null | grep -q '"id"'; do
  if ! kill -0 $run 2>/dev/null; then
    cat "$work/log"
    exit 1
  fi
  sleep 0.5
done
echo "$mode: first search with results after $(($(date +%s) - start)) s"
