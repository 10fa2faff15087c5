package io.fenghuo.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The names of its vocabulary that an expression uses.
 *
 * @param fields of the subject, bare
 * @param lists of other subjects
 * @param readsMembers whether it reads a field of {@code this} or of a list's item
 */
record Names(Set<String> fields, Set<String> lists, boolean readsMembers) {

  static final Names NONE = new Names(Set.of(), Set.of(), false);

  /**
   * @throws InvalidConditionException where a name could mean two things
   */
  static Names of(CelAbstractSyntaxTree ast, Vocabulary vocabulary)
      throws InvalidConditionException {
    Set<String> fields = new HashSet<>();
    Set<String> lists = new HashSet<>();
    List<Fault> faults = new ArrayList<>();
    AtomicBoolean readsMembers = new AtomicBoolean();
    CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .forEach(
            node -> {
              CelExpr expression = node.expr();
              switch (node.getKind()) {
                case IDENT -> {
                  String name = expression.ident().name();
                  boolean isList = vocabulary.lists().containsKey(name);
                  if (isList && isTaken(name, vocabulary)) {
                    faults.add(
                        Words.at(
                            ast,
                            expression,
                            Message.of("condition.field-and-stage", "given", name)));
                  } else if (isList) {
                    lists.add(name);
                  } else if (vocabulary.types().containsKey(name)) {
                    fields.add(name);
                  }
                }
                case COMPREHENSION -> {
                  String name = expression.comprehension().iterVar();
                  if (isTaken(name, vocabulary) || vocabulary.lists().containsKey(name)) {
                    faults.add(
                        Words.at(
                            ast, expression, Message.of("condition.name-taken", "given", name)));
                  }
                }
                case SELECT -> readsMembers.set(true);
                default -> {}
              }
            });
    if (!faults.isEmpty()) {
      throw new InvalidConditionException(faults);
    }
    return new Names(Set.copyOf(fields), Set.copyOf(lists), readsMembers.get());
  }

  /** Whether a name means something of the subject itself. */
  static boolean isTaken(String name, Vocabulary vocabulary) {
    return vocabulary.types().containsKey(name) || name.equals(Condition.THIS);
  }
}
