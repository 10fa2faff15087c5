package io.fenghuo.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import io.fenghuo.words.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A field that holds one of a few words, compared with another text: it can never be equal, which
 * is a slip of the writer's and no condition.
 */
final class Words {

  private static final Map<String, BiPredicate<String, String>> ASKED =
      Map.of(
          "startsWith", String::startsWith,
          "endsWith", String::endsWith,
          "contains", String::contains);

  private final CelAbstractSyntaxTree ast;
  private final Vocabulary vocabulary;
  private final Map<String, Vocabulary> bySubject = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private Words(CelAbstractSyntaxTree ast, Vocabulary vocabulary) {
    this.ast = ast;
    this.vocabulary = vocabulary;
    vocabulary.lists().values().forEach(each -> bySubject.put(each.subject(), each));
    bySubject.put(vocabulary.subject(), vocabulary);
  }

  /** The faults of a condition whose types are checked. */
  static List<Fault> faults(CelAbstractSyntaxTree checked, Vocabulary vocabulary) {
    Words words = new Words(checked, vocabulary);
    CelNavigableAst.fromAst(checked)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL)
        .forEach(node -> words.check(node.expr().call()));
    return words.faults;
  }

  private void check(CelExpr.CelCall call) {
    switch (call.function()) {
      case "_==_", "_!=_" -> {
        check(call.args().get(0), call.args().get(1));
        check(call.args().get(1), call.args().get(0));
      }
      case "@in" -> {
        CelExpr list = call.args().get(1);
        if (list.getKind() == CelExpr.ExprKind.Kind.LIST) {
          list.list().elements().forEach(element -> check(call.args().get(0), element));
        }
      }
      case "startsWith", "endsWith", "contains" -> {
        Optional<List<String>> known = call.target().flatMap(this::known);
        CelExpr part = call.args().get(0);
        if (known.isPresent()
            && isText(part)
            && known.get().stream()
                .noneMatch(
                    word -> ASKED.get(call.function()).test(word, part.constant().stringValue()))) {
          fault(call.target().get(), part, known.get());
        }
      }
      default -> {}
    }
  }

  private void check(CelExpr field, CelExpr value) {
    Optional<List<String>> known = known(field);
    if (known.isPresent()
        && isText(value)
        && !known.get().contains(value.constant().stringValue())) {
      fault(field, value, known.get());
    }
  }

  private void fault(CelExpr field, CelExpr value, List<String> known) {
    String given = value.constant().stringValue();
    String name =
        field.getKind() == CelExpr.ExprKind.Kind.IDENT
            ? field.ident().name()
            : field.select().field();
    faults.add(
        at(
            ast,
            value,
            Message.of(
                "condition.no-word",
                "name",
                name,
                "given",
                given,
                "known",
                known,
                "hint",
                Nearest.hint(given, known))));
  }

  private Optional<List<String>> known(CelExpr field) {
    return switch (field.getKind()) {
      case IDENT -> Optional.ofNullable(vocabulary.words().get(field.ident().name()));
      case SELECT -> {
        CelType type = ast.getType(field.select().operand().id()).orElse(null);
        Vocabulary of = type instanceof StructType ? bySubject.get(type.name()) : null;
        yield Optional.ofNullable(of == null ? null : of.words().get(field.select().field()));
      }
      default -> Optional.empty();
    };
  }

  static boolean isText(CelExpr value) {
    return value.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && value.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  /** A fault at the place of a part of the text. */
  static Fault at(CelAbstractSyntaxTree ast, CelExpr part, Message message) {
    Integer position = ast.getSource().getPositionsMap().get(part.id());
    CelSourceLocation location =
        position == null
            ? CelSourceLocation.NONE
            : ast.getSource().getOffsetLocation(position).orElse(CelSourceLocation.NONE);
    return Fault.at(
        Math.max(1, location.getLine()), Math.max(0, location.getColumn()) + 1, message);
  }
}
