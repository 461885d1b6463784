/**
 * Metric math: numbers, metric ids, `+ - * /`, comparisons, parentheses, `IF(c, a, b)`, `FILL(m, number)`.
 * Anything else is refused.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */

/** Epoch milliseconds → value. */
export type Values = ReadonlyMap<number, number>;

export class InvalidExpression extends Error {}

type Operand = number | Values;
/** Every time stamp that a period of the range has, for FILL. */
export type Evaluate = (variables: ReadonlyMap<string, Values>, grid: readonly number[]) => Values;

interface Expression {
  readonly evaluate: Evaluate;
  /** Ids of metrics that it uses. */
  readonly uses: readonly string[];
}

type Node = (variables: ReadonlyMap<string, Values>, grid: readonly number[]) => Operand;

/** Parses an expression; throws with the place that is not understood. */
export function parseExpression(text: string): Expression {
  const tokens = tokenize(text);
  const uses: string[] = [];
  let position = 0;

  const peek = () => tokens[position];
  const take = (expected?: string) => {
    const token = tokens[position];
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new InvalidExpression(
        `Error in expression '${text}': expected ${expected ?? 'a value'} at ${token ?? 'the end'}`,
      );
    }
    position += 1;
    return token;
  };
  const level =
    (operators: readonly string[], next: () => Node): (() => Node) =>
    () => {
      let left = next();
      for (let token = peek(); token !== undefined && operators.includes(token); token = peek()) {
        const operator = take();
        const [a, b] = [left, next()];
        left = (variables, grid) => combine(operator, a(variables, grid), b(variables, grid));
      }
      return left;
    };
  const comparison = level(['<', '>', '<=', '>=', '==', '!='], level(['+', '-'], level(['*', '/'], unary)));

  function unary(): Node {
    if (peek() !== '-') return primary();
    take();
    const operand = unary();
    return (variables, grid) => combine('*', -1, operand(variables, grid));
  }

  function primary(): Node {
    const token = take();
    if (token === '(') {
      const inner = comparison();
      take(')');
      return inner;
    }
    if (/^[\d.]/.test(token)) return () => Number(token);
    if (peek() === '(') return call(token);
    if (!/^[a-z]\w*$/.test(token))
      throw new InvalidExpression(`Error in expression '${text}': ${token} is not a metric id`);
    uses.push(token);
    return (variables) => {
      const values = variables.get(token);
      if (!values) throw new InvalidExpression(`Error in expression '${text}': undefined id ${token}`);
      return values;
    };
  }

  function call(name: string): Node {
    take('(');
    const given = [comparison()];
    while (peek() === ',') {
      take(',');
      given.push(comparison());
    }
    take(')');
    const [first, second, third] = given;
    if (name === 'IF' && first && second && third) {
      return (variables, grid) =>
        choose(first(variables, grid), second(variables, grid), third(variables, grid));
    }
    if (name === 'FILL' && first && second && !third) {
      return (variables, grid) => fill(first(variables, grid), second(variables, grid), grid);
    }
    throw new InvalidExpression(
      `Error in expression '${text}': ${name} with ${given.length} arguments is not supported here`,
    );
  }

  const root = comparison();
  if (position < tokens.length) throw new InvalidExpression(`Error in expression '${text}' at ${peek()}`);
  return { uses, evaluate: (variables, grid) => asValues(root(variables, grid), grid) };
}

function tokenize(text: string): string[] {
  const tokens = text.match(/\d+(?:\.\d+)?|[A-Za-z]\w*|<=|>=|==|!=|[-+*/()<>,]|\S/g) ?? [];
  const wrong = tokens.find((token) => !/^[\w.]+$|^[-+*/()<>,]$|^[<>=!]=$/.test(token));
  if (wrong) throw new InvalidExpression(`Error in expression '${text}': ${wrong} is not supported here`);
  return tokens;
}

const operations: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
};

/** Where both have a point; a division by zero has none, as in CloudWatch. */
function combine(operator: string, a: Operand, b: Operand): Operand {
  const apply = operations[operator] ?? (() => Number.NaN);
  if (typeof a === 'number' && typeof b === 'number') return apply(a, b);
  const times = typeof a === 'number' ? (b as Values).keys() : a.keys();
  const points: [number, number][] = [];
  for (const at of times) {
    const [x, y] = [valueAt(a, at), valueAt(b, at)];
    const value = x === undefined || y === undefined ? Number.NaN : apply(x, y);
    if (Number.isFinite(value)) points.push([at, value]);
  }
  return new Map(points);
}

function choose(condition: Operand, yes: Operand, no: Operand): Operand {
  if (typeof condition === 'number') return condition === 0 ? no : yes;
  const points = [...condition].flatMap(([at, test]): [number, number][] => {
    const value = valueAt(test === 0 ? no : yes, at);
    return value === undefined ? [] : [[at, value]];
  });
  return new Map(points);
}

function fill(values: Operand, filler: Operand, grid: readonly number[]): Operand {
  if (typeof values === 'number') return values;
  const points = grid.flatMap((at): [number, number][] => {
    const value = values.get(at) ?? valueAt(filler, at);
    return value === undefined ? [] : [[at, value]];
  });
  return new Map(points);
}

const valueAt = (operand: Operand, at: number) => (typeof operand === 'number' ? operand : operand.get(at));

const asValues = (operand: Operand, grid: readonly number[]): Values =>
  typeof operand === 'number' ? new Map(grid.map((at) => [at, operand])) : operand;
