/** Least to most severe. */
export const levels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;

export type Level = (typeof levels)[number];

export type Entry = {
  level: Level;
  message: string;
  functionRequestId: string;
  fields?: Record<string, unknown>;
};

/**
 * One JSON line in the field names of Powertools, which hello does without: it has no layer.
 * Undefined when the entry is less severe than `least`.
 */
export function logLine(entry: Entry, least: Level): string | undefined {
  if (levels.indexOf(entry.level) < levels.indexOf(least)) return undefined;
  const { level, message, functionRequestId, fields } = entry;
  return JSON.stringify({
    level,
    message,
    service: 'hello',
    function_request_id: functionRequestId,
    ...fields,
  });
}
