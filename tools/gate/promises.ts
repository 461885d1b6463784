import ts from 'typescript';

/** Where in a file a promise is left to itself, and how. */
export type LeftPromise = {
  readonly line: number;
  readonly code: string;
  readonly why: 'floating' | 'voided' | 'to-void';
};

/**
 * Promises whose rejection nobody would hear, which ends a Node process: a statement that is one (`floating`), one that
 * `void` hides (Biome's `noFloatingPromises` takes that for an answer; it is what let the runner die), and a function
 * that gives one to a caller which wants nothing back (`to-void`), as timers and event emitters do.
 */
export function promisesLeft(file: ts.SourceFile, checker: ts.TypeChecker): LeftPromise[] {
  const found: LeftPromise[] = [];
  const add = (node: ts.Node, why: LeftPromise['why']) =>
    found.push({
      line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      code: node.getText().replaceAll(/\s+/g, ' ').slice(0, 100),
      why,
    });
  const look = (expression: ts.Expression, why: LeftPromise['why']) => {
    for (const each of outcomes(expression))
      if (isPromise(checker.getTypeAtLocation(each)) && !isHandled(each)) add(each, why);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) look(node.expression, 'floating');
    if (ts.isVoidExpression(node)) look(node.expression, 'voided');
    if (ts.isCallExpression(node) || ts.isNewExpression(node))
      for (const each of node.arguments ?? []) if (givesPromiseToVoid(each, checker)) add(each, 'to-void');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What the value of an expression may come from; one that is awaited, kept or thrown away by `void` is none. */
function outcomes(expression: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(expression)) return outcomes(expression.expression);
  if (ts.isConditionalExpression(expression))
    return [...outcomes(expression.whenTrue), ...outcomes(expression.whenFalse)];
  if (ts.isBinaryExpression(expression))
    return SHORT_CIRCUITS.has(expression.operatorToken.kind) ? outcomes(expression.right) : [];
  if (ts.isVoidExpression(expression) || ts.isAwaitExpression(expression)) return [];
  return [expression];
}

const SHORT_CIRCUITS = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** Ends in `.catch(…)` or in `.then(…, …)`; a `.finally(…)` after it changes nothing. */
function isHandled(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false;
  const { name, expression: of } = expression.expression;
  if (name.text === 'finally') return isHandled(of);
  return expression.arguments.length >= (ARGUMENTS.get(name.text) ?? Number.POSITIVE_INFINITY);
}

/** With so many a rejection is heard. */
const ARGUMENTS = new Map([
  ['catch', 1],
  ['then', 2],
]);

function isPromise(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(isPromise);
  return type.getProperty('then') !== undefined && type.getProperty('catch') !== undefined;
}

function givesPromiseToVoid(argument: ts.Expression, checker: ts.TypeChecker): boolean {
  const wanted = checker.getContextualType(argument)?.getNonNullableType().getCallSignatures() ?? [];
  const wantsNothing = wanted.every((each) => (each.getReturnType().flags & ts.TypeFlags.Void) !== 0);
  if (wanted.length === 0 || !wantsNothing) return false;
  return checker
    .getTypeAtLocation(argument)
    .getCallSignatures()
    .some((each) => isPromise(each.getReturnType()));
}
