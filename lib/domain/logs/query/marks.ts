import type { LogQuery } from './syntax.ts';

/** What a matching line shows of why it matches. */
export type QueryMarks = {
  /** Words in it, in small letters. */
  readonly words: readonly string[];
  /** Fields that were asked about. */
  readonly fields: readonly string[];
};

export const NO_MARKS: QueryMarks = { words: [], fields: [] };

/** Words and fields of a query; what is excluded is in no line that matches. */
export function queryMarks(query: LogQuery): QueryMarks {
  const words = new Set<string>();
  const fields = new Set<string>();
  const visit = (part: LogQuery): void => {
    if (part.kind === 'text') words.add(part.text.toLowerCase());
    if (part.kind === 'field') {
      if (part.name === 'message') words.add(part.value.toLowerCase());
      else fields.add(part.name);
    }
    if (part.kind === 'and' || part.kind === 'or') part.parts.forEach(visit);
  };
  visit(query);
  return { words: [...words], fields: [...fields] };
}
