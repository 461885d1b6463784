import type { LogLine } from '../line.ts';
import type { FilterPattern, PatternSubject } from './filter-pattern.ts';
import { jsonPattern } from './json-pattern.ts';
import { spacePattern } from './space-pattern.ts';
import { termPattern } from './term-pattern.ts';

/** A query that CloudWatch's rules are meant for: no query of ours begins so. */
export const isFilterPattern = (text: string): boolean => /^[{[?%]/.test(text.trimStart());

/**
 * Reads a filter pattern: terms, JSON or words by their place. Regular expressions between `%` are CloudWatch's alone.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function filterPattern(pattern: string): FilterPattern {
  const text = pattern.trim();
  if (text.startsWith('{')) return jsonPattern(text);
  if (text.startsWith('[')) return spacePattern(text);
  return termPattern(text);
}

/** The line as it was written, as near as what is kept of it comes. */
export function subjectOf(line: LogLine): PatternSubject {
  if (line.fields) return { text: JSON.stringify(line.fields), fields: line.fields };
  const head = line.head === undefined ? '' : `${line.head} `;
  return { text: `${head}${line.message.replaceAll(' ⏎ ', '\n')}` };
}
