import { isRecord } from '../graph/spelling.ts';
import type { LogLine } from './line.ts';

/** A field of the line by name: `error.name` is `name` within `error`; in Lambda's JSON format also within `message`. */
export function fieldValue({ fields }: LogLine, path: string): unknown {
  if (!fields) return undefined;
  const found = valueAt(fields, path);
  if (found !== undefined || !isRecord(fields.message)) return found;
  return valueAt(fields.message, path);
}

function valueAt(fields: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const name = path.slice(0, dot);
    const inner = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (isRecord(inner)) return valueAt(inner, path.slice(dot + 1));
  }
  return undefined;
}
