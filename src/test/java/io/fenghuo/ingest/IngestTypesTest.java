package io.fenghuo.ingest;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTypesTest {

  @ParameterizedTest
  @ValueSource(classes = {Ingested.class, RawRecord.class, DeadLetter.class, PartitionClock.class})
  void areSerializedByFlinkItself(Class<?> type) {
    assertSerializedAsPojoWithoutKryo(type);
  }
}
