package io.fenghuo.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.tool.watch.OutputTopics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The least job that the tools can watch: an event with an {@code opens} field is an incident. */
public final class EchoJob {

  private static final OutputTag<String> BROKEN = new OutputTag<>("broken", Types.STRING);

  private EchoJob() {}

  public static void define(StreamExecutionEnvironment env, ReadableConfig config) {
    String servers = config.get(FenghuoOptions.BOOTSTRAP_SERVERS);
    OutputTopics topics = OutputTopics.of(config);
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setBootstrapServers(servers)
            .setTopics(List.of("chat.traffic", "chat.sentiment", "social.mention"))
            .setGroupId(config.get(FenghuoOptions.GROUP_ID))
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new WithAddress())
            .build();
    SingleOutputStreamOperator<String> alerts =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "inputs")
            .uid("inputs")
            .process(new Echo())
            .uid("echo")
            .name("echo");
    alerts
        .sinkTo(sink(servers, topics.fastLane().get(2), DeliveryGuarantee.AT_LEAST_ONCE))
        .uid("fast-lane")
        .name("fast-lane");
    alerts
        .sinkTo(sink(servers, topics.ledger(), DeliveryGuarantee.EXACTLY_ONCE))
        .uid("ledger")
        .name("ledger");
    alerts
        .getSideOutput(BROKEN)
        .sinkTo(sink(servers, topics.deadLetters(), DeliveryGuarantee.AT_LEAST_ONCE))
        .uid("dead-letters")
        .name("dead-letters");
  }

  private static KafkaSink<String> sink(String servers, String topic, DeliveryGuarantee guarantee) {
    return KafkaSink.<String>builder()
        .setBootstrapServers(servers)
        .setDeliveryGuarantee(guarantee)
        .setTransactionalIdPrefix("echo")
        .setProperty("transaction.timeout.ms", "60000")
        .setProperty("linger.ms", "0")
        .setRecordSerializer(
            KafkaRecordSerializationSchema.<String>builder()
                .setTopic(topic)
                .setValueSerializationSchema(new SimpleStringSchema())
                .build())
        .build();
  }

  private static final class WithAddress implements KafkaRecordDeserializationSchema<String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {}

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<String> out) {
      out.collect(
          "{\"topic\":\"%s\",\"partition\":%d,\"offset\":%d}\n%s"
              .formatted(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  new String(record.value(), StandardCharsets.UTF_8)));
    }

    @Override
    public TypeInformation<String> getProducedType() {
      return Types.STRING;
    }
  }

  private static final class Echo extends ProcessFunction<String, String> {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private transient Counter events;

    @Override
    public void open(OpenContext context) {
      events = getRuntimeContext().getMetricGroup().addGroup("topic", "any").counter("events");
    }

    @Override
    public void processElement(String line, Context context, Collector<String> out) {
      String[] parts = line.split("\n", 2);
      try {
        JsonNode event = JSON.readTree(parts[1]);
        events.inc();
        if (event.has("opens")) {
          out.collect(
              """
              {"alertId":"%1$s-1","incidentId":"%1$s","seq":1,"event":"OPENED",\
              "level":{"grade":"III"},"incidentType":"SYSTEM_FAULT","scope":{"brand":"acme"},\
              "says":{"zh":"着火","en":"fire"},"eventTime":"%2$s","completedBy":%3$s}\
              """
                  .formatted(
                      event.path("opens").asText(), event.path("eventTime").asText(), parts[0]));
        }
      } catch (JsonProcessingException e) {
        context.output(BROKEN, parts[1]);
      }
    }
  }
}
