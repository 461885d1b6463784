import type { AccessEntry } from './access-entry.ts';
import { functionRequestId } from './invocation.ts';
import type { LogLine } from './line.ts';

/** What a function says of one record of a table's stream. */
export type StreamRecord = {
  readonly line: LogLine;
  readonly functionRequestId: string;
  readonly eventName: EventName;
  /** Of the stream: the same record tried again has the same one. */
  readonly eventId?: string;
  readonly item: string;
};
type EventName = 'INSERT' | 'MODIFY' | 'REMOVE';

/** Reads a line that names a stream's event and the item it is of. Undefined for any other. */
export function streamRecord(line: LogLine): StreamRecord | undefined {
  const { fields } = line;
  const eventName = EVENTS.find((each) => each === fields?.eventName);
  const item = itemNamed(fields);
  const id = functionRequestId(line);
  if (!eventName || item === undefined || id === undefined) return undefined;
  const eventId = fields?.eventId;
  return {
    line,
    functionRequestId: id,
    eventName,
    item,
    ...(typeof eventId === 'string' ? { eventId } : {}),
  };
}

/** What kinds of record a request of this method may leave behind; none for one that only reads. */
export const recordsOf = (method: string): readonly EventName[] => WRITES[method.toUpperCase()] ?? [];

/**
 * The item that a request is about: named by the function's own lines, else the path's parameter. Undefined when
 * neither says.
 */
export function itemOfRequest(
  access: AccessEntry | undefined,
  lines: readonly LogLine[],
): string | undefined {
  for (const { fields } of lines) {
    const named = itemNamed(fields);
    if (named !== undefined) return named;
  }
  const byPattern =
    access?.path && access.resourcePath ? parameterOf(access.path, access.resourcePath) : undefined;
  if (byPattern !== undefined) return byPattern;
  const paths = [access?.path, ...lines.map(({ fields }) => fields?.path)];
  return paths
    .filter((path) => typeof path === 'string')
    .map((path) => path.split('/').at(-1) ?? '')
    .find((last) => UUID_OR_ULID.test(last));
}

const EVENTS = ['INSERT', 'MODIFY', 'REMOVE'] as const;
const WRITES: Readonly<Record<string, readonly EventName[]>> = {
  POST: ['INSERT', 'MODIFY'],
  PUT: ['INSERT', 'MODIFY'],
  PATCH: ['MODIFY'],
  DELETE: ['REMOVE'],
};
const UUID_OR_ULID = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\dA-HJKMNP-TV-Z]{26})$/i;

/** A key of a table with one table for all is `ITEM#id`: the id is what other lines know. */
function itemNamed(fields: LogLine['fields']): string | undefined {
  const value = fields?.itemId ?? fields?.item;
  return typeof value === 'string' && value !== '' ? value.slice(value.lastIndexOf('#') + 1) : undefined;
}

/** The path may begin with the stage, so both are compared from their ends. */
function parameterOf(path: string, pattern: string): string | undefined {
  const parts = path.split('/').toReversed();
  const index = pattern
    .split('/')
    .toReversed()
    .findIndex((part) => /^\{\w+\}$/.test(part));
  return index < 0 ? undefined : parts[index] || undefined;
}
