import type { LogLine } from './line.ts';
import { byTime } from './order.ts';

/** Names under which a line carries a request id: API Gateway's, Lambda's, and the one that joins both. */
const ID_FIELDS = ['requestId', 'function_request_id', 'integrationRequestId'] as const;

/** Joins of joins end here: access log to function to the function's other lines. */
const MOST_ROUNDS = 4;

/** All lines that carry the id, or an id that such a line carries too, in order of time; and all these ids. */
export function linesOfRequest(
  id: string,
  lines: readonly LogLine[],
): { readonly ids: ReadonlySet<string>; readonly lines: readonly LogLine[] } {
  const ids = new Set([id]);
  let found: readonly LogLine[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = ids.size;
    found = lines.filter((line) => idsOfLine(line).some((each) => ids.has(each)));
    for (const each of found.flatMap(idsOfLine)) ids.add(each);
    if (ids.size === before) break;
  }
  return { ids, lines: found.toSorted(byTime) };
}

const known = new WeakMap<LogLine, readonly string[]>();

function idsOfLine(line: LogLine): readonly string[] {
  const before = known.get(line);
  if (before) return before;
  const values = [line.requestId, ...ID_FIELDS.map((name) => line.fields?.[name])];
  const ids = [...new Set(values)].filter(
    (each): each is string => typeof each === 'string' && each.length > 1,
  );
  known.set(line, ids);
  return ids;
}
