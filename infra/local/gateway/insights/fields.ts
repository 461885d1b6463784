import type { LogEvent } from '../logs/store.ts';

/** What an Insights query can name in one event: the system's fields, Lambda's, and those of JSON in the line. */
export type Fields = ReadonlyMap<string, string | number | boolean>;

const LAMBDA_NUMBERS: readonly (readonly [field: string, pattern: RegExp])[] = [
  ['@duration', /(?:^|\t)Duration: ([\d.]+) ms/],
  ['@billedDuration', /\tBilled Duration: ([\d.]+) ms/],
  ['@initDuration', /\tInit Duration: ([\d.]+) ms/],
];
const LAMBDA_MEGABYTES: readonly (readonly [field: string, pattern: RegExp])[] = [
  ['@memorySize', /\tMemory Size: (\d+) MB/],
  ['@maxMemoryUsed', /\tMax Memory Used: (\d+) MB/],
];

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html */
export function fieldsOf(event: LogEvent, group: string, account: string): Fields {
  const { message } = event;
  const fields = new Map<string, string | number | boolean>([
    ['@timestamp', event.timestamp],
    ['@ingestionTime', event.ingestionTime],
    ['@message', message],
    ['@logStream', event.stream],
    ['@log', `${account}:${group}`],
    ['@ptr', event.eventId],
  ]);
  if (group.startsWith('/aws/lambda/')) addLambda(fields, message);
  const json = jsonIn(message);
  if (json) flatten(fields, '', json, 0);
  return fields;
}

function addLambda(fields: Map<string, string | number | boolean>, message: string): void {
  const platform = /^(START|END|REPORT) RequestId: ([0-9a-f-]{36})/.exec(message);
  const requestId = platform?.[2] ?? /^\S+[\t ]([0-9a-f-]{36})[\t ]/.exec(message)?.[1];
  if (requestId) fields.set('@requestId', requestId);
  if (!platform) return;
  fields.set('@type', platform[1] ?? '');
  const add = (patterns: typeof LAMBDA_NUMBERS, unit: number) => {
    for (const [field, pattern] of patterns) {
      const value = pattern.exec(message)?.[1];
      if (value !== undefined) fields.set(field, Number(value) * unit);
    }
  };
  add(LAMBDA_NUMBERS, 1);
  // Insights gives memory in bytes.
  add(LAMBDA_MEGABYTES, 1_000_000);
}

function jsonIn(message: string): Record<string, unknown> | undefined {
  const start = message.indexOf('{');
  if (start < 0) return undefined;
  try {
    const value: unknown = JSON.parse(message.slice(start));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function flatten(
  fields: Map<string, string | number | boolean>,
  prefix: string,
  value: unknown,
  depth: number,
): void {
  if (value === null || depth > 5) return;
  if (typeof value === 'object') {
    for (const [key, field] of Object.entries(value))
      flatten(fields, prefix ? `${prefix}.${key}` : key, field, depth + 1);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    fields.set(prefix, value);
  }
}
