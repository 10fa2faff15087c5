#!/usr/bin/env bash
# A Kafka broker and a Flink session cluster as processes of this machine, from Maven Central's jars:
#
#   cluster.sh start            start both, print their addresses
#   cluster.sh flink ARGS…      Flink's command-line client, such as: cluster.sh flink run -d JAR --config FILE
#   cluster.sh stop             end what start has started
#
# Everything is kept under $FENGHUO_LOCAL (default: target/local beside the project's pom) and bound to 127.0.0.1.
# Ports: $KAFKA_PORT (9092), $KAFKA_PORT + 1 for the controller, $REST_PORT (8081).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
home=${FENGHUO_LOCAL:-$here/../../target/local}
kafka_port=${KAFKA_PORT:-9092}
rest_port=${REST_PORT:-8081}
opens=(--add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.net=ALL-UNNAMED
  --add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED
  --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED
  --add-opens=java.base/java.time=ALL-UNNAMED)

fail() {
  echo "cluster.sh: $*" >&2
  exit 1
}

# jars PROFILE: copies the profile's jars once.
jars() {
  [ -d "$home/lib/$1" ] || mvn -q -B -f "$here/pom.xml" -P "$1" dependency:copy-dependencies \
    -DoutputDirectory="$home/lib/$1"
}

# launch NAME JAVA-ARGS…: starts a JVM of its own and notes its process id.
launch() {
  local name=$1
  shift
  if [ -f "$home/$name.pid" ] && kill -0 "$(cat "$home/$name.pid")" 2>/dev/null; then
    fail "$name is already running as process $(cat "$home/$name.pid")"
  fi
  nohup java "$@" >"$home/log/$name.out" 2>&1 </dev/null &
  echo $! >"$home/$name.pid"
}

# await NAME SECONDS COMMAND…: until the command succeeds, while the process lives.
await() {
  local name=$1 seconds=$2
  shift 2
  for _ in $(seq $((seconds * 5))); do
    "$@" >/dev/null 2>&1 && return
    kill -0 "$(cat "$home/$name.pid")" 2>/dev/null || fail "$name has ended; see $home/log/$name.out"
    sleep 0.2
  done
  fail "$name is not up after $seconds s; see $home/log/$name.out"
}

listens() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1")
}

has_task_manager() {
  exec 3<>"/dev/tcp/127.0.0.1/$rest_port"
  printf 'GET /taskmanagers HTTP/1.0\r\n\r\n' >&3
  grep -q '"id"' <&3
}

flink() {
  FLINK_CONF_DIR="$home/conf" java "${opens[@]}" -Dlog4j.configurationFile="$home/conf/log4j.properties" \
    -cp "$home/lib/flink/*" org.apache.flink.client.cli.CliFrontend "$@"
}

configure() {
  mkdir -p "$home/conf" "$home/log" "$home/checkpoints"
  cat >"$home/conf/config.yaml" <<CONF
jobmanager.rpc.address: 127.0.0.1
jobmanager.bind-host: 127.0.0.1
taskmanager.host: 127.0.0.1
taskmanager.bind-host: 127.0.0.1
rest.address: 127.0.0.1
rest.bind-address: 127.0.0.1
rest.port: $rest_port
taskmanager.numberOfTaskSlots: 2
parallelism.default: 2
heartbeat.interval: 1 s
heartbeat.timeout: 5 s
restart-strategy.type: exponential-delay
restart-strategy.exponential-delay.initial-backoff: 500 ms
execution.checkpointing.interval: 5 s
execution.checkpointing.dir: file://$(cd "$home" && pwd)/checkpoints
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
CONF
  cat >"$home/conf/server.properties" <<CONF
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$((kafka_port + 1))
listeners=PLAINTEXT://127.0.0.1:$kafka_port,CONTROLLER://127.0.0.1:$((kafka_port + 1))
advertised.listeners=PLAINTEXT://127.0.0.1:$kafka_port
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

start() {
  mkdir -p "$home"
  jars flink
  jars kafka
  configure
  if [ ! -f "$home/kafka/meta.properties" ]; then
    java -cp "$home/lib/kafka/*" kafka.tools.StorageTool format -t "$(head -c 16 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=')" \
      -c "$home/conf/server.properties" >"$home/log/format.out" 2>&1 || fail "cannot format; see $home/log/format.out"
  fi
  launch kafka -Xmx512m -cp "$home/lib/kafka/*" kafka.Kafka "$home/conf/server.properties"
  launch jobmanager "${opens[@]}" -Xmx768m -Dlog4j.configurationFile="$home/conf/log4j.properties" -cp "$home/lib/flink/*" \
    org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint --configDir "$home/conf"
  launch taskmanager "${opens[@]}" -Xmx1400m -XX:MaxDirectMemorySize=512m -Dlog4j.configurationFile="$home/conf/log4j.properties" \
    -cp "$home/lib/flink/*" org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$home/conf" \
    -D taskmanager.cpu.cores=2.0 -D taskmanager.memory.task.heap.size=1024m -D taskmanager.memory.task.off-heap.size=0b \
    -D taskmanager.memory.managed.size=128m -D taskmanager.memory.network.min=128m -D taskmanager.memory.network.max=128m \
    -D taskmanager.memory.framework.heap.size=128m -D taskmanager.memory.framework.off-heap.size=128m \
    -D taskmanager.memory.jvm-metaspace.size=256m -D taskmanager.memory.jvm-overhead.min=192m -D taskmanager.memory.jvm-overhead.max=192m
  await kafka 30 listens "$kafka_port"
  await jobmanager 30 listens "$rest_port"
  await taskmanager 30 has_task_manager
  echo "Kafka 127.0.0.1:$kafka_port, Flink http://127.0.0.1:$rest_port, files and logs in $home"
}

stop() {
  for name in taskmanager jobmanager kafka; do
    [ -f "$home/$name.pid" ] || continue
    kill "$(cat "$home/$name.pid")" 2>/dev/null || true
    while kill -0 "$(cat "$home/$name.pid")" 2>/dev/null; do sleep 0.2; done
    rm "$home/$name.pid"
  done
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  flink) shift && flink "$@" ;;
  *) fail "usage: cluster.sh start | flink ARGS… | stop" ;;
esac
