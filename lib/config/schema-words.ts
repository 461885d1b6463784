import type { z } from 'zod';
import { anyOf, didYouMean } from './meant.ts';

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong and what to write, where a schema has no words of its own for it. For `safeParse(…, { error })`.
 * @returns undefined for what is said well enough already
 */
export function schemaWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? `is missing: write ${WANTED[issue.expected] ?? issue.expected}`
        : wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return oneOf(issue.values.map(String), issue.input);
    case 'invalid_union':
      return oneOf(optionsOf(issue), toldBy(issue));
    case 'too_small':
      return bound(issue.origin, Number(issue.minimum), issue.inclusive === false ? 'more than' : 'at least');
    case 'too_big':
      return bound(issue.origin, Number(issue.maximum), issue.inclusive === false ? 'less than' : 'at most');
    case 'invalid_key':
      return issue.issues[0]?.message;
    default:
      return undefined;
  }
}

const COUNTED: Readonly<Record<string, string>> = { string: ' letters', array: ' of them', set: ' of them' };

const bound = (of: string, limit: number, than: string): string =>
  `write ${than} ${limit}${limit === 1 && of === 'string' ? ' letter' : (COUNTED[of] ?? '')}`;

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, [a, b]',
  object: 'keys and values',
  record: 'keys and values',
};

function wrongType(expected: string, input: unknown): string {
  const wanted = WANTED[expected] ?? expected;
  if (expected === 'string' && typeof input !== 'object') return `write it in quotes: '${String(input)}'`;
  if (expected === 'array' && typeof input !== 'object') return `write a list: [${String(input)}]`;
  const isNumber = typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input));
  if (expected === 'number' && isNumber) return `write a number, without quotes: ${Number(input)}`;
  return `write ${wanted}`;
}

function oneOf(names: readonly string[], input: unknown): string | undefined {
  if (names.length === 0) return undefined;
  const said = typeof input === 'string' || typeof input === 'number' ? String(input) : '';
  const missing = input === undefined ? 'is missing: ' : '';
  return `${missing}write ${anyOf(names)}${didYouMean(said, names)}`;
}

/** What a union is told by: `kind: s3`. Others say themselves what to write. */
const optionsOf = (issue: Issue): readonly string[] =>
  Array.isArray(issue.options) ? issue.options.map(String) : [];

const toldBy = ({ discriminator, input }: Issue): unknown =>
  typeof discriminator === 'string' && typeof input === 'object' && input !== null
    ? (input as Record<string, unknown>)[discriminator]
    : input;
