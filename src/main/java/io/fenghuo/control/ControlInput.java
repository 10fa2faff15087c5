package io.fenghuo.control;

/**
 * What a record of {@code ops.control} became: exactly one of the two is present.
 *
 * @param command a well-formed command
 * @param rejection why it is none
 * @param recordTimeMillis Kafka's timestamp of the record, epoch milliseconds
 */
public record ControlInput(
    ControlCommand command, ControlRejection rejection, long recordTimeMillis) {

  public boolean isCommand() {
    return command != null;
  }
}
