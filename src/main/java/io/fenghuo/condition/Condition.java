package io.fenghuo.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.fenghuo.event.EventField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A compiled condition. It holds where the expression is true; where the subject lacks a field that
 * the expression reads, it does not hold, whatever the rest says.
 *
 * <p>Not serializable: operators carry the text and compile it when they open. Safe to share
 * between threads.
 */
public final class Condition {

  /** No condition: always holds. */
  public static final Condition ALWAYS = new Condition("true", Set.of(), null);

  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder().build();

  private final String source;
  private final Set<String> names;
  private final CelRuntime.Program program;

  private Condition(String source, Set<String> names, CelRuntime.Program program) {
    this.source = source;
    this.names = names;
    this.program = program;
  }

  /**
   * @throws InvalidConditionException with every fault, its line and column
   */
  public static Condition compile(String source, Vocabulary vocabulary)
      throws InvalidConditionException {
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    vocabulary.types().forEach((name, type) -> compiler.addVar(name, celType(type)));
    try {
      CelAbstractSyntaxTree ast = compiler.build().compile(source).getAst();
      Set<String> names =
          CelNavigableAst.fromAst(ast)
              .getRoot()
              .allNodes()
              .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
              .map(node -> node.expr().ident().name())
              .filter(vocabulary.types()::containsKey)
              .collect(Collectors.toUnmodifiableSet());
      return new Condition(source, names, RUNTIME.createProgram(ast));
    } catch (CelValidationException e) {
      throw new InvalidConditionException(e.getErrors().stream().map(Condition::fault).toList());
    } catch (CelEvaluationException e) {
      throw new InvalidConditionException(List.of(e.getMessage()));
    }
  }

  /** Whether it holds. An error in evaluation, such as a division by zero, means it does not. */
  public boolean holds(Facts facts) {
    return holds(facts, () -> {});
  }

  /**
   * Like {@link #holds(Facts)}.
   *
   * @param onError run where the evaluation fails, so that it can be counted
   */
  public boolean holds(Facts facts, Runnable onError) {
    if (program == null) {
      return true;
    }
    for (String name : names) {
      if (facts.get(name) == null) {
        return false;
      }
    }
    try {
      return Boolean.TRUE.equals(program.eval(name -> Optional.ofNullable(facts.get(name))));
    } catch (CelEvaluationException e) {
      onError.run();
      return false;
    }
  }

  /** The names of the vocabulary that it reads. */
  public Set<String> names() {
    return names;
  }

  @Override
  public String toString() {
    return source;
  }

  static String fault(CelIssue issue) {
    return issue.getSourceLocation().getLine()
        + ":"
        + (issue.getSourceLocation().getColumn() + 1)
        + ": "
        + issue.getMessage();
  }

  private static CelType celType(EventField.Type type) {
    return switch (type) {
      case TEXT -> SimpleType.STRING;
      case INTEGER -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case BOOLEAN -> SimpleType.BOOL;
    };
  }
}
