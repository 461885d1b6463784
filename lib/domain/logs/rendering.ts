import { errorWords } from './error-words.ts';
import { fieldValue } from './field-value.ts';
import type { LogLine } from './line.ts';
import { isLineField } from './query/syntax.ts';

/** A field behind the message, as `name=value`. */
export type RenderedField = readonly [name: string, value: string];

/** Columns have these, or they are the same on every line: Powertools' and the access log's own keys. */
const SHOWN_ELSEWHERE = new Set(
  `level message msg event timestamp time requestId function_request_id service cold_start xray_trace_id sampling_rate
  extendedRequestId requestTime ip httpMethod routeKey path resourcePath protocol status levelname severity pid hostname
  v logger asctime`.split(/\s+/),
);
const MOST_FIELDS = 6;

/** What went wrong, on the line of an error: nobody should have to open each line to see that all are one. */
export const renderedCause = (line: LogLine): string | undefined =>
  line.level === 'ERROR' ? errorWords(line) : undefined;

/** A few plain fields that a line shows after its message. @param asked fields to show first, wherever they stand */
export function renderedFields(line: LogLine, asked: readonly string[] = []): readonly RenderedField[] {
  const { fields, level } = line;
  if (!fields || level === 'PLATFORM') return [];
  const shown: RenderedField[] = [];
  for (const name of asked) {
    const value = fieldValue(line, name);
    if (value !== undefined && value !== null && !isLineField(name)) {
      shown.push([name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
    }
  }
  for (const name in fields) {
    const value = fields[name];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    if (
      asked.includes(name) ||
      name.startsWith('function_') ||
      (SHOWN_ELSEWHERE.has(name) && isFamiliar(name, fields))
    )
      continue;
    shown.push([name, String(value)]);
    if (shown.length >= MOST_FIELDS) break;
  }
  return shown;
}

/** An application's own `status` or `path` is news; the access log's is in its message already. */
const isFamiliar = (name: string, fields: Readonly<Record<string, unknown>>): boolean =>
  (name !== 'status' && name !== 'path') || 'extendedRequestId' in fields || 'requestTime' in fields;

/** The line as a person reads it in the list, after its columns. */
export function rendering(line: LogLine): string {
  const cause = renderedCause(line);
  const fields = renderedFields(line).map(([name, value]) => ` ${name}=${value}`);
  return `${line.message}${cause === undefined ? '' : ` ${cause}`}${fields.join('')}`;
}
