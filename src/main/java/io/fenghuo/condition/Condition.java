package io.fenghuo.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.fenghuo.event.EventField;
import io.fenghuo.json.JsonFields;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A compiled condition. What it asks of a field that the subject lacks is answered by {@link
 * Absence}: a comparison does not hold, {@code !=} does, and {@code has(field)} tells. {@code this}
 * is the subject itself. Where the answer depends on an item that a list does not have, the whole
 * does not hold.
 *
 * <p>Not serializable: operators carry the text and compile it when they open. Safe to share
 * between threads.
 */
public final class Condition {

  /** No condition: always holds. */
  public static final Condition ALWAYS =
      new Condition("true", Vocabulary.NONE, Names.NONE, Map.of(), null);

  /** What the subject itself is called. */
  static final String THIS = "this";

  /** More steps of its loops, all together, than any signal deserves. */
  static final int MAX_ITERATIONS = 2_000;

  /** How long a stage's list is taken to be where a condition is judged by its text. */
  private static final long LIST_SIZE = 100;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(CostEstimate.MAX_CHARACTERS)
          .maxParseRecursionDepth(CostEstimate.MAX_PARSE_DEPTH)
          .maxParseExpressionNodeCount(CostEstimate.MAX_NODES)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .setStandardFunctions(Metered.othersThan(Numbers.REPLACED))
          .addFunctionBindings(Metered.bindings())
          .addFunctionBindings(ListFunctions.bindings())
          .addFunctionBindings(Numbers.bindings())
          .build();

  private final String source;
  private final Vocabulary vocabulary;
  private final Names names;
  private final SubjectTypes types;
  private final Map<String, String> requirements;
  private final Programs programs;

  private Condition(
      String source,
      Vocabulary vocabulary,
      Names names,
      Map<String, String> requirements,
      Programs programs) {
    this.source = source;
    this.vocabulary = vocabulary;
    this.names = names;
    this.requirements = requirements;
    this.types = new SubjectTypes(vocabulary);
    this.programs = programs;
  }

  /**
   * @param needed the fields without which it does not hold, so that it need not be asked
   * @param plain as it is written, for a subject that has every field
   * @param unasked the fields that are read without a {@code has}
   * @param minding the same that minds what is absent
   */
  private record Programs(
      Set<String> needed,
      Set<String> unasked,
      CelRuntime.Program plain,
      CelRuntime.Program minding) {}

  /**
   * @throws InvalidConditionException with every fault, its line and column
   */
  public static Condition compile(String source, Vocabulary vocabulary)
      throws InvalidConditionException {
    SubjectTypes types = new SubjectTypes(vocabulary);
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(Numbers.OTHER_DECLARATIONS)
            .setStandardMacros(Presence.OTHER_MACROS)
            .addMacros(Presence.macro(vocabulary))
            .setTypeProvider(types)
            .addFunctionDeclarations(ListFunctions.declarations())
            .addFunctionDeclarations(Numbers.declarations())
            .setResultType(SimpleType.BOOL);
    compiler.addVar(THIS, types.of(vocabulary));
    vocabulary.lists().keySet().stream()
        .filter(name -> !Names.isTaken(name, vocabulary))
        .forEach(
            name -> compiler.addVar(name, ListType.create(types.of(vocabulary.lists().get(name)))));
    vocabulary.types().forEach((name, type) -> compiler.addVar(name, SubjectTypes.of(type)));
    try {
      CelCompiler built = compiler.build();
      CelAbstractSyntaxTree parsed = built.parse(source).getAst();
      List<Message> costly =
          CostEstimate.faults(parsed.getExpr(), name -> declaredSize(name, vocabulary));
      if (!costly.isEmpty()) {
        throw new InvalidConditionException(
            costly.stream().map(fault -> Fault.at(1, 1, fault)).toList());
      }
      Names names = Names.of(parsed, vocabulary);
      CelAbstractSyntaxTree ast = built.check(parsed).getAst();
      List<Fault> unheard = Words.faults(ast, vocabulary);
      if (!unheard.isEmpty()) {
        throw new InvalidConditionException(unheard);
      }
      List<Fault> never = NeverHolding.faults(ast, vocabulary);
      if (!never.isEmpty()) {
        throw new InvalidConditionException(never);
      }
      Absence absence = new Absence(parsed.getExpr(), vocabulary.types()::containsKey);
      CelAbstractSyntaxTree minding =
          CelAbstractSyntaxTree.newParsedAst(
              absence.question(parsed.getExpr()), parsed.getSource());
      return new Condition(
          source,
          vocabulary,
          names,
          Requirements.of(ast.getExpr(), vocabulary),
          new Programs(
              absence.needed(parsed.getExpr()),
              absence.unasked(parsed.getExpr()),
              RUNTIME.createProgram(ast),
              RUNTIME.createProgram(built.check(minding).getAst())));
    } catch (CelValidationException e) {
      throw new InvalidConditionException(
          e.getErrors().stream().map(issue -> CelWords.fault(issue, source, vocabulary)).toList());
    } catch (CelEvaluationException e) {
      throw new InvalidConditionException(List.of(CelWords.fault(e)));
    } catch (StackOverflowError e) {
      throw new InvalidConditionException(List.of(Fault.at(1, 1, CostEstimate.TOO_DEEP)));
    }
  }

  private static long declaredSize(String name, Vocabulary vocabulary) {
    if (name.equals(EventField.TEXT.fieldName())) {
      return JsonFields.MAX_TEXT_BYTES;
    }
    if (vocabulary.lists().containsKey(name)) {
      return LIST_SIZE;
    }
    return vocabulary.types().get(name) == EventField.Type.TEXT ? JsonFields.MAX_ID_LENGTH : 1;
  }

  /**
   * Whether it holds. An error in evaluation, such as a division by zero, means it does not.
   *
   * @throws OverBudgetException where it takes more than an evaluation may
   */
  public boolean holds(Facts facts) {
    return holds(facts, () -> {});
  }

  /**
   * Like {@link #holds(Facts)}.
   *
   * @param onError run where the evaluation fails, so that it can be counted
   */
  public boolean holds(Facts facts, Runnable onError) {
    return holds(facts, Map.of(), onError);
  }

  /**
   * Like {@link #holds(Facts)}.
   *
   * @param lists the items of the lists that it {@linkplain #refersTo() refers to}; a missing list
   *     is an empty one
   * @param onError run where the evaluation fails, so that it can be counted; what is absent is no
   *     failure
   * @throws OverBudgetException where it takes more than an evaluation may
   */
  public boolean holds(Facts facts, Map<String, List<Facts>> lists, Runnable onError) {
    if (programs == null) {
      return true;
    }
    for (String name : programs.needed()) {
      if (facts.get(name) == null) {
        return false;
      }
    }
    CelRuntime.Program program = program(facts);
    Map<String, List<SubjectValue>> items = items(lists);
    try {
      return Boolean.TRUE.equals(
          Metered.evaluate(program, name -> Optional.ofNullable(value(name, facts, items))));
    } catch (CelEvaluationException e) {
      OverBudgetException overBudget = OverBudgetException.behind(e);
      if (overBudget != null) {
        throw overBudget;
      }
      if (e.getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED) {
        throw new OverBudgetException(
            Message.of("over-budget.loops", "most", Integer.toString(MAX_ITERATIONS)));
      }
      if (e.getErrorCode() != CelErrorCode.ATTRIBUTE_NOT_FOUND
          && e.getErrorCode() != CelErrorCode.INDEX_OUT_OF_BOUNDS) {
        onError.run();
      }
      return false;
    } catch (StackOverflowError | OutOfMemoryError e) {
      String name = e.getClass().getSimpleName();
      throw new OverBudgetException(Message.of("over-budget.error", "given", name));
    } catch (OverBudgetException e) {
      throw e;
    } catch (RuntimeException e) {
      // CEL lets some through; whatever it is, it is of this condition alone.
      onError.run();
      return false;
    }
  }

  private CelRuntime.Program program(Facts facts) {
    if (names.readsMembers()) {
      return programs.minding();
    }
    for (String name : names.fields()) {
      if (facts.get(name) == null) {
        return programs.minding();
      }
    }
    return programs.plain();
  }

  private Object value(String name, Facts facts, Map<String, List<SubjectValue>> items) {
    if (name.equals(THIS)) {
      return new SubjectValue(facts, types.of(vocabulary));
    }
    List<SubjectValue> list = items.get(name);
    return list != null ? list : facts.get(name);
  }

  private Map<String, List<SubjectValue>> items(Map<String, List<Facts>> lists) {
    if (names.lists().isEmpty()) {
      return Map.of();
    }
    Map<String, List<SubjectValue>> items = new HashMap<>();
    for (String name : names.lists()) {
      CelType type = types.of(vocabulary.lists().get(name));
      items.put(
          name,
          lists.getOrDefault(name, List.of()).stream()
              .map(item -> new SubjectValue(item, type))
              .toList());
    }
    return items;
  }

  /** The fields that it reads by their bare names. */
  public Set<String> names() {
    return names.fields();
  }

  /** The fields that it reads without asking by {@code has} whether they are there. */
  public Set<String> unasked() {
    return programs == null ? Set.of() : programs.unasked();
  }

  /** The lists that it reads. */
  public Set<String> refersTo() {
    return names.lists();
  }

  /**
   * By field, the text that it must have for this to hold: a quick way to leave most conditions
   * unasked. Further requirements may be hidden in the rest.
   */
  public Map<String, String> requirements() {
    return requirements;
  }

  @Override
  public String toString() {
    return source;
  }
}
