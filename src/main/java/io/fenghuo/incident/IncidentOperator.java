package io.fenghuo.incident;

import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/** Runs an {@link IncidentFunction} and gives it what a function has no way to: named states. */
public final class IncidentOperator extends KeyedProcessOperator<String, IncidentInput, Alert> {

  private static final long serialVersionUID = 1;

  public IncidentOperator(IncidentFunction function) {
    super(function);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    ((IncidentFunction) userFunction)
        .keepIn(
            new NamedStates() {
              @Override
              public <S extends State, T> S of(StateDescriptor<S, T> descriptor) throws Exception {
                return getOrCreateKeyedState(StringSerializer.INSTANCE, descriptor);
              }
            });
    super.initializeState(context);
  }
}
