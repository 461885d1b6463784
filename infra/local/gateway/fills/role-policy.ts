import { RE2JS } from 're2js';

/** A policy document as IAM keeps it; single values may stand without a list. */
export interface PolicyDocument {
  readonly Statement?: PolicyStatement | readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What is asked for; `passedTo`: the service that a role is handed to. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly passedTo?: string;
}

/**
 * Whether these policies let it be done. Conditions other than on `iam:PassedToService` count as not met for an Allow
 * and as met for a Deny: better refused than wrongly let through.
 */
export function permits(
  documents: readonly PolicyDocument[],
  { action, resource, passedTo }: Asked,
): boolean {
  const about = statementsAbout(documents, action, resource);
  const denied = about.some((each) => each.Effect === 'Deny' && met(each, passedTo) !== false);
  return !denied && about.some((each) => each.Effect === 'Allow' && met(each, passedTo) === true);
}

/** Statements whose action and resource are these; whether their conditions are met is another question. */
export const statementsAbout = (
  documents: readonly PolicyDocument[],
  action: string,
  resource: string,
): readonly PolicyStatement[] =>
  documents
    .flatMap((each) => listOf(each.Statement))
    .filter(
      ({ Action, Resource }) =>
        listOf(Action).some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
        listOf(Resource).some((pattern) => matches(pattern, resource)),
    );

/** True, false, or undefined where the condition is about something else. */
function met({ Condition = {} }: PolicyStatement, service: string | undefined): boolean | undefined {
  const tests = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => {
      if (key.toLowerCase() !== 'iam:passedtoservice' || service === undefined) return undefined;
      if (operator === 'StringEquals') return listOf(values).includes(service);
      if (operator === 'StringLike') return listOf(values).some((pattern) => matches(pattern, service));
      return undefined;
    }),
  );
  if (tests.includes(false)) return false;
  return tests.includes(undefined) ? undefined : true;
}

export function matches(pattern: string, text: string): boolean {
  const expression = RE2JS.quote(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.');
  return RE2JS.compile(expression).matches(text);
}

export const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];
