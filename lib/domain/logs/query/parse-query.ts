import { nearNames } from './near.ts';
import { allOf, anyOf, EVERYTHING, type LogQuery, noneOf, QUERY_LEVELS } from './syntax.ts';
import { type QueryToken, queryTokens, type Span } from './tokens.ts';

/** What is wrong with a query, and where. `near` are words that may have been meant. */
export type QueryProblem = Span & {
  readonly code:
    | 'open-quote'
    | 'open-parenthesis'
    | 'close-parenthesis'
    | 'too-deep'
    | 'missing-operand'
    | 'missing-value'
    | 'unknown-level'
    | 'not-a-number';
  readonly word: string;
  readonly near: readonly string[];
};

export type ParsedQuery = {
  /** As much of it as has a meaning. */
  readonly query: LogQuery;
  readonly problems: readonly QueryProblem[];
};

const DEEPEST = 30;

/**
 * Reads a log query. Words side by side must all be there, `OR` binds less than that, `-` or `NOT` more; parentheses
 * group. Never fails: what has no meaning is a problem, and the rest still counts.
 */
export function parseQuery(text: string): ParsedQuery {
  const tokens = queryTokens(text);
  const problems: QueryProblem[] = [];
  let at = 0;
  const problem = (code: QueryProblem['code'], span: Span, near: readonly string[] = []) => {
    problems.push({ code, from: span.from, to: span.to, word: text.slice(span.from, span.to), near });
  };

  function any(depth: number): LogQuery {
    const parts = [all(depth)];
    for (let token = tokens[at]; token?.kind === 'or'; token = tokens[at]) {
      at += 1;
      const next = all(depth);
      if (parts.at(-1)?.kind === 'everything' || next.kind === 'everything')
        problem('missing-operand', token);
      parts.push(next);
    }
    // What lacks an operand is said; it must not make everything match.
    return anyOf(
      parts.filter(({ kind }, index) => kind !== 'everything' || (parts.length === 1 && index === 0)),
    );
  }

  function all(depth: number): LogQuery {
    const parts: LogQuery[] = [];
    for (let token = tokens[at]; token && token.kind !== 'or'; token = tokens[at]) {
      if (token.kind === 'close' && depth > 0) break;
      at += 1;
      if (token.kind === 'close') problem('close-parenthesis', token);
      else if (token.kind === 'and') {
        const next = tokens[at]?.kind;
        if (parts.length === 0 || next === undefined || next === 'or' || next === 'close' || next === 'and')
          problem('missing-operand', token);
      } else parts.push(one(token, depth));
    }
    return allOf(parts);
  }

  function one(token: QueryToken, depth: number): LogQuery {
    switch (token.kind) {
      case 'not':
        return not(token, depth);
      case 'open':
        return group(token, depth);
      case 'text':
        if (!token.isClosed) problem('open-quote', token);
        return token.text === '' ? EVERYTHING : { kind: 'text', text: token.text };
      case 'field':
        return field(token);
      default:
        return EVERYTHING;
    }
  }

  function not(token: QueryToken, depth: number): LogQuery {
    const next = tokens[at];
    if (!next || next.kind === 'or' || next.kind === 'and' || next.kind === 'close') {
      problem('missing-operand', token);
      return EVERYTHING;
    }
    if (depth >= DEEPEST) {
      problem('too-deep', token);
      at = tokens.length;
      return EVERYTHING;
    }
    at += 1;
    const part = one(next, depth + 1);
    return part.kind === 'everything' ? part : noneOf(part);
  }

  function group(token: QueryToken, depth: number): LogQuery {
    if (depth >= DEEPEST) {
      problem('too-deep', token);
      at = tokens.length;
      return EVERYTHING;
    }
    const inner = any(depth + 1);
    if (tokens[at]?.kind === 'close') at += 1;
    else problem('open-parenthesis', token);
    return inner;
  }

  function field(token: QueryToken & { kind: 'field' }): LogQuery {
    const { name, operator, value } = token;
    if (!token.isClosed) problem('open-quote', { from: token.valueFrom, to: token.to });
    if (value === '' && token.to === token.valueFrom) {
      problem('missing-value', token);
      return EVERYTHING;
    }
    const isOrder = operator !== ':' && operator !== '=' && operator !== '!=';
    if (name === 'level') {
      const level = LEVEL_WORDS[value.toLowerCase()];
      if (level !== undefined && !(isOrder && level === 'platform'))
        return { kind: 'field', name, operator, value: level };
      problem('unknown-level', token, nearNames(value.toLowerCase(), QUERY_LEVELS));
      return EVERYTHING;
    }
    if (isOrder && (value.trim() === '' || !Number.isFinite(Number(value)))) {
      problem('not-a-number', token);
      return EVERYTHING;
    }
    return { kind: 'field', name, operator, value };
  }

  const query = any(0);
  return { query, problems };
}

const LEVEL_WORDS: Readonly<Record<string, (typeof QUERY_LEVELS)[number] | undefined>> = {
  debug: 'debug',
  trace: 'debug',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  fatal: 'error',
  critical: 'error',
  platform: 'platform',
  aws: 'platform',
};
