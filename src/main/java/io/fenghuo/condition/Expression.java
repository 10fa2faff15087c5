package io.fenghuo.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.fenghuo.event.EventField;
import io.fenghuo.json.RefusedException;
import io.fenghuo.json.StrictJson;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A compiled expression over data whose types are not known beforehand, such as a stranger's JSON.
 * CEL's standard functions, those on strings, optional selection ({@code m.?a.?b.orValue(c)}) and
 * {@code json(text)}, which reads a JSON text that stands inside a field.
 *
 * <p>Not serializable: operators carry the text and compile it when they open. Safe to share
 * between threads.
 */
public final class Expression {

  /** More steps of its {@code map}, {@code filter} and the like than any record deserves. */
  static final int MAX_ITERATIONS = 2_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(CostEstimate.MAX_CHARACTERS)
          .maxParseRecursionDepth(CostEstimate.MAX_PARSE_DEPTH)
          .maxParseExpressionNodeCount(CostEstimate.MAX_NODES)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .build();

  /**
   * How large a stranger's text or list is taken to be where an expression is judged by its text.
   */
  private static final long ASSUMED_SIZE = 300;

  private static final CelFunctionDecl JSON =
      CelFunctionDecl.newFunctionDeclaration(
          "json",
          CelOverloadDecl.newGlobalOverload("json_string", SimpleType.DYN, SimpleType.STRING));
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .setStandardFunctions(Metered.OTHER_FUNCTIONS)
          .addFunctionBindings(Metered.bindings())
          .addFunctionBindings(Metered.stringBindings())
          .addLibraries(Metered.otherStrings(), CelExtensions.optional())
          .addFunctionBindings(
              CelFunctionBinding.from("json_string", String.class, Expression::json))
          .build();

  private final CelType type;
  private final Set<String> names;
  private final Set<String> unasked;
  private final CelRuntime.Program program;

  private Expression(
      CelType type, Set<String> names, Set<String> unasked, CelRuntime.Program program) {
    this.type = type;
    this.names = names;
    this.unasked = unasked;
    this.program = program;
  }

  /**
   * @param variables the names it may use
   * @throws InvalidConditionException with every fault, its line and column
   */
  public static Expression compile(String source, Set<String> variables)
      throws InvalidConditionException {
    return compile(source, variables, false);
  }

  /**
   * The same of an expression that decides: what it asks of something absent is answered as {@link
   * Condition} answers it.
   */
  public static Expression compileQuestion(String source, Set<String> variables)
      throws InvalidConditionException {
    return compile(source, variables, true);
  }

  private static Expression compile(String source, Set<String> variables, boolean decides)
      throws InvalidConditionException {
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings(), CelExtensions.optional())
            .addFunctionDeclarations(JSON);
    variables.forEach(name -> compiler.addVar(name, SimpleType.DYN));
    try {
      CelCompiler built = compiler.build();
      CelAbstractSyntaxTree parsed = built.parse(source).getAst();
      List<Message> costly = CostEstimate.faults(parsed.getExpr(), name -> ASSUMED_SIZE);
      if (!costly.isEmpty()) {
        throw new InvalidConditionException(
            costly.stream().map(fault -> Fault.at(1, 1, fault)).toList());
      }
      CelAbstractSyntaxTree ast = built.check(parsed).getAst();
      Set<String> unasked = Set.of();
      if (decides) {
        Absence absence = new Absence(parsed.getExpr(), name -> false);
        unasked = absence.holdingUnasked(parsed.getExpr());
        CelExpr minding = absence.question(parsed.getExpr());
        ast = built.check(CelAbstractSyntaxTree.newParsedAst(minding, parsed.getSource())).getAst();
      }
      return new Expression(
          ast.getResultType(), names(ast, variables), unasked, RUNTIME.createProgram(ast));
    } catch (CelValidationException e) {
      throw new InvalidConditionException(
          e.getErrors().stream()
              .map(issue -> CelWords.fault(issue, source, names(variables)))
              .toList());
    } catch (CelEvaluationException e) {
      throw new InvalidConditionException(List.of(CelWords.fault(e)));
    } catch (StackOverflowError e) {
      throw new InvalidConditionException(List.of(Fault.at(1, 1, CostEstimate.TOO_DEEP)));
    }
  }

  /** An object of a record, such that expressions read it at the price of what they read of it. */
  public static Map<String, Object> data(Map<String, Object> fields) {
    return new DataObject(fields);
  }

  /** What it gives as far as that can be known before there is data. */
  public ValueType type() {
    return switch (type.kind()) {
      case STRING -> ValueType.TEXT;
      case INT, UINT -> ValueType.INTEGER;
      case DOUBLE -> ValueType.NUMBER;
      case BOOL -> ValueType.BOOLEAN;
      case TIMESTAMP -> ValueType.TIME;
      case DURATION -> ValueType.DURATION;
      case LIST -> ValueType.LIST;
      case MAP, STRUCT, BYTES, TYPE -> ValueType.OTHER;
      default -> ValueType.UNKNOWN;
    };
  }

  /**
   * Of a {@linkplain #compileQuestion question}, what it reads without a {@code has} in such a way
   * that it holds where that is absent.
   */
  public Set<String> unasked() {
    return unasked;
  }

  /** The variables that it reads. */
  public Set<String> names() {
    return names;
  }

  /**
   * @param variables values by name: {@code String}, {@code Long}, {@code Double}, {@code Boolean},
   *     {@code Instant}, {@code List} or {@code Map}; null where there is none
   * @return one of these, or a {@code Duration}; null where the data lacks what the expression
   *     reads, or where that is nothing
   * @throws ExpressionException if it can't be evaluated for another reason
   */
  public Object evaluate(Function<String, Object> variables) throws ExpressionException {
    try {
      Object value = Metered.evaluate(program, name -> Optional.ofNullable(variables.apply(name)));
      while (value instanceof Optional<?> optional) {
        value = optional.orElse(null);
      }
      return value instanceof NullValue ? null : value;
    } catch (CelEvaluationException e) {
      OverBudgetException overBudget = OverBudgetException.behind(e);
      if (overBudget != null) {
        throw new ExpressionException("it " + overBudget.getMessage());
      }
      if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND
          || e.getErrorCode() == CelErrorCode.INDEX_OUT_OF_BOUNDS) {
        return null;
      }
      throw new ExpressionException(words(e.getErrorCode()));
    } catch (OverBudgetException e) {
      throw new ExpressionException("it " + e.getMessage());
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw new ExpressionException("it fails with " + e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      // CEL lets some through; its message may hold the data.
      throw new ExpressionException("it can't be evaluated");
    }
  }

  /** CEL's own message may hold the data. */
  private static String words(CelErrorCode code) {
    return switch (code) {
      case DIVIDE_BY_ZERO -> "it divides by zero";
      case BAD_FORMAT -> "a value has not the form that a function reads";
      case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD, TYPE_NOT_FOUND ->
          "an operator or a function meets a value of another type";
      case NUMERIC_OVERFLOW -> "a number is too large";
      case INVALID_ARGUMENT -> "a function can't take its argument";
      case DUPLICATE_ATTRIBUTE -> "a name is given twice";
      case ITERATION_BUDGET_EXCEEDED -> "it takes more than " + MAX_ITERATIONS + " steps";
      case INTERNAL_ERROR, ATTRIBUTE_NOT_FOUND, INDEX_OUT_OF_BOUNDS -> "it can't be evaluated";
    };
  }

  private static Vocabulary names(Set<String> variables) {
    Map<String, EventField.Type> types = new LinkedHashMap<>();
    variables.stream().sorted().forEach(name -> types.put(name, EventField.Type.TEXT));
    return new Vocabulary("record", types);
  }

  private static Set<String> names(CelAbstractSyntaxTree ast, Set<String> variables) {
    return CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
        .map(node -> node.expr().ident().name())
        .filter(variables::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Object json(String text) {
    Metered.readJson(text);
    try {
      return StrictJson.tree(text, Expression::data);
    } catch (RefusedException e) {
      throw new CelBadFormatException(e.getMessage());
    }
  }

  /** The types that values may have. */
  public enum ValueType {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN,
    TIME,
    DURATION,
    LIST,
    OTHER,
    /** Known only when there is data. */
    UNKNOWN
  }
}
