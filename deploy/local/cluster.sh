#!/usr/bin/env bash
# A Kafka broker and a Flink session cluster as processes of this machine, from Maven Central's jars:
#
#   cluster.sh start [PART…]     start all, or these parts; print the addresses
#   cluster.sh restart PART…     end and start parts alone: kafka, jobmanager, taskmanager-1, taskmanager-2 …
#   cluster.sh status            which parts run
#   cluster.sh flink ARGS…       Flink's command-line client, such as: cluster.sh flink run -d JAR --config FILE
#   cluster.sh stop [PART…]      end all, or these parts
#
# All is bound to 127.0.0.1. Settings, with what they are where they are not set; "start" keeps them for the other
# commands and for parts that are started later:
#
#   FENGHUO_LOCAL            target/local beside the project's pom: configuration, logs, records and checkpoints
#   KAFKA_PORT               9092
#   CONTROLLER_PORT          KAFKA_PORT + 1: Kafka's controller
#   REST_PORT                8081: Flink's page and REST interface (rest.port)
#   JOBMANAGER_PORT          6123 (jobmanager.rpc.port)
#   BLOB_PORT                6124 (blob.server.port)
#   JOBMANAGER_METRICS_PORT  0, which is any free one: where Flink's page asks for the JobManager's metrics
#                            (metrics.internal.query-service.port)
#   TASKMANAGERS             1: how many "start" starts, of two slots each
#   TASKMANAGER_PORT         0 (taskmanager.rpc.port): of taskmanager-1, the next of -2 …
#   TASKMANAGER_DATA_PORT    0 (taskmanager.data.port): the same
#   TASKMANAGER_METRICS_PORT 0 (metrics.internal.query-service.port): the same
#   START_SECONDS            60: how long a part may take to start
#
# Exit code: 0 done, 2 not to be run as asked, 3 failed on the way. A start that fails ends what it has started.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
home=${FENGHUO_LOCAL:-$here/../../target/local}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
opens=(--add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.net=ALL-UNNAMED
  --add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED
  --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED
  --add-opens=java.base/java.time=ALL-UNNAMED)
any_port=(JOBMANAGER_METRICS_PORT TASKMANAGER_PORT TASKMANAGER_DATA_PORT TASKMANAGER_METRICS_PORT)
ports=(KAFKA_PORT CONTROLLER_PORT REST_PORT JOBMANAGER_PORT BLOB_PORT "${any_port[@]}")
started=()

refuse() {
  echo "cluster.sh: $*" >&2
  exit 2
}

fail() {
  echo "cluster.sh: $*" >&2
  exit 3
}

# --- settings --------------------------------------------------------------------------------------------------

# From the environment; what is not set there as the last "start" has kept it; or the default.
settings() {
  local kept
  for name in "${ports[@]}" TASKMANAGERS; do
    kept=$(sed -n "s/^$name=\([0-9]*\)$/\1/p" "$home/conf/settings" 2>/dev/null || true)
    printf -v "$name" %s "${!name:-$kept}"
  done
  : "${KAFKA_PORT:=9092}" "${REST_PORT:=8081}" "${JOBMANAGER_PORT:=6123}" "${BLOB_PORT:=6124}"
  for name in "${any_port[@]}"; do printf -v "$name" %s "${!name:-0}"; done
  : "${TASKMANAGERS:=1}"
  is_number "$KAFKA_PORT" && : "${CONTROLLER_PORT:=$((KAFKA_PORT + 1))}"
  : "${START_SECONDS:=60}"
}

is_number() {
  [[ $1 =~ ^[0-9]{1,5}$ ]]
}

check_settings() {
  local name other
  for name in "${ports[@]}"; do
    is_number "${!name:-}" && [ "${!name}" -le 65535 ] && { [ "${!name}" -gt 0 ] || [[ " ${any_port[*]} " == *" $name "* ]]; } ||
      refuse "$name must be a port, from 1 to 65535, got '${!name:-}'"
    for other in "${ports[@]}"; do
      [ "$name" = "$other" ] || [ "${!name}" != "${!other}" ] || [ "${!name}" = 0 ] ||
        refuse "$name and $other are both ${!name}: set one of them to another port"
    done
  done
  is_number "$TASKMANAGERS" || refuse "TASKMANAGERS must be a number, got '$TASKMANAGERS'"
  is_number "$START_SECONDS" || refuse "START_SECONDS must be a number of seconds, got '$START_SECONDS'"
}

check_java() {
  local version
  command -v "$java" >/dev/null || refuse "there is no $java: install a JDK 17, or set JAVA_HOME to one"
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge 17 ] ||
    refuse "$java is version ${version:-unknown}, 17 or later is needed: set JAVA_HOME to a JDK 17"
}

check_folder() {
  [ -f "$here/pom.xml" ] || refuse "there is no pom.xml in $here: call cluster.sh where it lies, in deploy/local"
  mkdir -p "$home" 2>/dev/null && [ -w "$home" ] || refuse "cannot write to $home: set FENGHUO_LOCAL to a folder of yours"
  home=$(cd "$home" && pwd)
}

# --- parts -----------------------------------------------------------------------------------------------------

check_part() {
  [[ $1 =~ ^(kafka|jobmanager|taskmanager-[1-9][0-9]?)$ ]] ||
    refuse "there is no part '$1': kafka, jobmanager, taskmanager-1, taskmanager-2 …"
}

all_parts() {
  echo kafka jobmanager
  for ((i = 1; i <= TASKMANAGERS; i++)); do echo "taskmanager-$i"; done
}

# The parts that have been started and not been stopped, in the order in which they are ended.
known_parts() {
  local name
  for name in "$home"/taskmanager-*.pid "$home/jobmanager.pid" "$home/kafka.pid"; do
    [ ! -f "$name" ] || basename "$name" .pid
  done
}

# The process of a part; nothing where it does not run. A process that has come by the same number is not it.
process() {
  local id
  id=$(cat "$home/$1.pid" 2>/dev/null) || return 0
  [[ $(ps -ww -o args= -p "$id" 2>/dev/null) != *" -Dfenghuo.local=$home/$1 "* ]] || echo "$id"
}

# The setting of a TaskManager's port, where it is not any: number N of them has the Nth.
port_of_taskmanager() {
  [ "${!2}" = 0 ] && echo 0 || echo $((${!2} + ${1#taskmanager-} - 1))
}

# Lines "SETTING PORT" for what a part listens on.
ports_of() {
  case $1 in
    kafka) printf '%s\n' "KAFKA_PORT $KAFKA_PORT" "CONTROLLER_PORT $CONTROLLER_PORT" ;;
    jobmanager)
      printf '%s\n' "REST_PORT $REST_PORT" "JOBMANAGER_PORT $JOBMANAGER_PORT" "BLOB_PORT $BLOB_PORT" \
        "JOBMANAGER_METRICS_PORT $JOBMANAGER_METRICS_PORT"
      ;;
    *)
      for name in TASKMANAGER_PORT TASKMANAGER_DATA_PORT TASKMANAGER_METRICS_PORT; do
        echo "$name $(port_of_taskmanager "$1" $name)"
      done
      ;;
  esac
}

# Nothing is started where a part runs already or a port is taken.
check_free() {
  local part setting port
  for part in "$@"; do
    [ -z "$(process "$part")" ] ||
      refuse "$part runs already as process $(process "$part"): cluster.sh stop, or cluster.sh restart $part"
    while read -r setting port; do
      [ "$port" = 0 ] || ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null ||
        refuse "port $port is taken: set $setting to a free one, or end what listens on it"
    done < <(ports_of "$part")
  done
}

# --- start -----------------------------------------------------------------------------------------------------

# Copies the jars of a profile once; what is there has been copied whole.
jars() {
  [ ! -d "$home/lib/$1" ] || return 0
  command -v mvn >/dev/null || refuse "there is no mvn, which fetches the jars: install Maven 3.9"
  echo "cluster.sh: fetching the jars of $1, once …" >&2
  rm -rf "$home/lib/$1.part"
  mvn -q -B -f "$here/pom.xml" -P "$1" dependency:copy-dependencies -DoutputDirectory="$home/lib/$1.part" >&2 ||
    fail "cannot fetch the jars of $1, see above"
  mv "$home/lib/$1.part" "$home/lib/$1"
}

configure() {
  mkdir -p "$home/conf" "$home/log" "$home/checkpoints"
  for name in "${ports[@]}" TASKMANAGERS; do echo "$name=${!name}"; done >"$home/conf/settings"
  cat >"$home/conf/config.yaml" <<CONF
jobmanager.rpc.address: 127.0.0.1
jobmanager.rpc.port: $JOBMANAGER_PORT
jobmanager.bind-host: 127.0.0.1
blob.server.port: $BLOB_PORT
metrics.internal.query-service.port: $JOBMANAGER_METRICS_PORT
taskmanager.host: 127.0.0.1
taskmanager.bind-host: 127.0.0.1
rest.address: 127.0.0.1
rest.bind-address: 127.0.0.1
rest.port: $REST_PORT
rest.bind-port: $REST_PORT
taskmanager.numberOfTaskSlots: 2
parallelism.default: 2
heartbeat.interval: 1 s
heartbeat.timeout: 5 s
restart-strategy.type: exponential-delay
restart-strategy.exponential-delay.initial-backoff: 500 ms
execution.checkpointing.interval: 5 s
execution.checkpointing.dir: file://$home/checkpoints
execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION
execution.checkpointing.tolerable-failed-checkpoints: 10
CONF
  cat >"$home/conf/log4j.properties" <<CONF
rootLogger.level = INFO
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{ISO8601} %-5p %c{1} %m%n
logger.kafka.name = org.apache.kafka
logger.kafka.level = WARN
# Flink's committer registers the same gauge again with every checkpoint, and warns of it each time.
logger.metrics.name = org.apache.flink.metrics.MetricGroup
logger.metrics.level = ERROR
CONF
  # As in a distribution the client's log is a file: what the client prints is for whoever has typed the command.
  sed -e 's/console/file/g; s/type = Console/type = File/' -e "s#target = SYSTEM_ERR#fileName = $home/log/client.out#" \
    "$home/conf/log4j.properties" >"$home/conf/log4j-cli.properties"
  cat >"$home/conf/server.properties" <<CONF
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$CONTROLLER_PORT
listeners=PLAINTEXT://127.0.0.1:$KAFKA_PORT,CONTROLLER://127.0.0.1:$CONTROLLER_PORT
advertised.listeners=PLAINTEXT://127.0.0.1:$KAFKA_PORT
controller.listener.names=CONTROLLER
log.dirs=$home/kafka
num.partitions=3
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
CONF
}

format() {
  [ ! -f "$home/kafka/meta.properties" ] || return 0
  "$java" -cp "$home/lib/kafka/*" kafka.tools.StorageTool format \
    -t "$(head -c 16 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=')" \
    -c "$home/conf/server.properties" >"$home/log/format.out" 2>&1 ||
    fail "cannot format Kafka's folder; see $home/log/format.out"
}

# launch PART JAVA-ARGS…: starts a JVM that carries the part's name, and notes its process id.
launch() {
  local part=$1
  shift
  started=("$part" "${started[@]}")
  nohup "$java" "-Dfenghuo.local=$home/$part" "$@" >"$home/log/$part.out" 2>&1 </dev/null &
  echo $! >"$home/$part.pid"
}

launch_flink() {
  local part=$1
  shift
  launch "$part" "${opens[@]}" -Dlog4j.configurationFile="$home/conf/log4j.properties" "$@"
}

launch_part() {
  case $1 in
    kafka)
      format
      launch kafka -Xmx512m -cp "$home/lib/kafka/*" kafka.Kafka "$home/conf/server.properties"
      ;;
    jobmanager)
      launch_flink jobmanager -Xmx768m -cp "$home/lib/flink/*" \
        org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint --configDir "$home/conf"
      ;;
    *)
      # The parts of its memory: without Flink's own scripts nobody works them out of a total.
      launch_flink "$1" -Xmx1400m -XX:MaxDirectMemorySize=512m -cp "$home/lib/flink/*" \
        org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$home/conf" \
        -D taskmanager.rpc.port="$(port_of_taskmanager "$1" TASKMANAGER_PORT)" \
        -D taskmanager.data.port="$(port_of_taskmanager "$1" TASKMANAGER_DATA_PORT)" \
        -D metrics.internal.query-service.port="$(port_of_taskmanager "$1" TASKMANAGER_METRICS_PORT)" \
        -D taskmanager.cpu.cores=2.0 -D taskmanager.memory.task.heap.size=1024m \
        -D taskmanager.memory.task.off-heap.size=0b -D taskmanager.memory.managed.size=128m \
        -D taskmanager.memory.network.min=128m -D taskmanager.memory.network.max=128m \
        -D taskmanager.memory.framework.heap.size=128m -D taskmanager.memory.framework.off-heap.size=128m \
        -D taskmanager.memory.jvm-metaspace.size=256m \
        -D taskmanager.memory.jvm-overhead.min=192m -D taskmanager.memory.jvm-overhead.max=192m
      ;;
  esac
}

# --- health ----------------------------------------------------------------------------------------------------

# Whether a part's own process listens on a port: what somebody else has there does not count.
listens() {
  local id hex inode
  id=$(process "$1")
  [ -n "$id" ] || return 1
  if [ -d "/proc/$id/fd" ]; then
    hex=$(printf ':%04X' "$2")
    for inode in $(awk -v port="$hex$" '$4 == "0A" && $2 ~ port { print $10 }' "/proc/$id/net/tcp" "/proc/$id/net/tcp6"); do
      [ -z "$(find "/proc/$id/fd" -lname "socket:\[$inode\]" -print -quit 2>/dev/null)" ] || return 0
    done
    return 1
  fi
  lsof -a -p "$id" -iTCP:"$2" -sTCP:LISTEN >/dev/null
}

# Whether a TaskManager's log tells that the JobManager has taken it.
is_registered() {
  grep -q 'Successful registration at resource manager' "$home/log/$1.out"
}

is_up() {
  case $1 in
    kafka) listens kafka "$KAFKA_PORT" ;;
    jobmanager) listens jobmanager "$REST_PORT" && listens jobmanager "$JOBMANAGER_PORT" ;;
    *) [ -n "$(process "$1")" ] && is_registered "$1" ;;
  esac
}

await_up() {
  local end=$((SECONDS + START_SECONDS))
  until is_up "$1"; do
    [ -n "$(process "$1")" ] || fail "$1 has ended; see $home/log/$1.out"
    [ "$SECONDS" -lt "$end" ] || fail "$1 is not up after $START_SECONDS s (START_SECONDS); see $home/log/$1.out"
    sleep 0.2
  done
}

# --- commands --------------------------------------------------------------------------------------------------

start_parts() {
  local part
  trap undo EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  for part in "$@"; do launch_part "$part"; done
  for part in "$@"; do await_up "$part"; done
  started=()
}

# Ends what this start has started, where it does not come to its end.
undo() {
  [ ${#started[@]} = 0 ] || stop_parts "${started[@]}"
}

stop_parts() {
  local part id end
  for part in "$@"; do
    id=$(process "$part")
    if [ -n "$id" ]; then
      kill "$id" 2>/dev/null || true
      end=$((SECONDS + 30))
      while [ -n "$(process "$part")" ]; do
        [ "$SECONDS" -lt "$end" ] || kill -9 "$id" 2>/dev/null || true
        sleep 0.2
      done
    fi
    rm -f "$home/$part.pid"
  done
}

check_all() {
  check_java
  check_folder
  check_settings
}

start() {
  local parts
  read -ra parts <<<"${*:-$(all_parts | tr '\n' ' ')}"
  check_free "${parts[@]}"
  jars flink
  jars kafka
  configure
  start_parts "${parts[@]}"
  echo "Kafka 127.0.0.1:$KAFKA_PORT, Flink http://127.0.0.1:$REST_PORT, files and logs in $home"
}

check_started() {
  [ -f "$home/conf/settings" ] || refuse "nothing has been started in $home: cluster.sh start, or set FENGHUO_LOCAL"
  home=$(cd "$home" && pwd)
}

flink() {
  FLINK_CONF_DIR="$home/conf" "$java" "${opens[@]}" -Dlog4j.configurationFile="$home/conf/log4j-cli.properties" \
    -cp "$home/lib/flink/*" org.apache.flink.client.cli.CliFrontend "$@"
}

status() {
  local part id
  for part in $( (all_parts; known_parts) | tr ' ' '\n' | sort -u); do
    id=$(process "$part")
    if [ -z "$id" ]; then
      echo "$part does not run"
    else
      echo "$part runs as process $id"
    fi
  done
}

command=${1:-}
shift || true
case $command in start | restart | stop) for part in "$@"; do check_part "$part"; done ;; esac
settings
case $command in
  start) check_all && start "$@" ;;
  restart)
    [ $# -gt 0 ] || refuse "restart which part? kafka, jobmanager, taskmanager-1, taskmanager-2 …"
    check_started
    check_all
    stop_parts "$@"
    start "$@"
    ;;
  stop)
    [ ! -d "$home" ] || home=$(cd "$home" && pwd)
    read -ra parts <<<"${*:-$(known_parts | tr '\n' ' ')}"
    [ ${#parts[@]} = 0 ] || stop_parts "${parts[@]}"
    ;;
  status) check_started && status ;;
  flink) check_java && check_started && flink "$@" ;;
  *) refuse "usage: cluster.sh start [PART…] | restart PART… | status | flink ARGS… | stop [PART…]" ;;
esac
