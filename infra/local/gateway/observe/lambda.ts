import type { Datum } from '../metrics/store.ts';
import type { Report } from './reports.ts';

/** AWS/Lambda's metrics of one report. Zeros are real: Lambda publishes them with every call. */
export function lambdaMetrics(report: Report): readonly Datum[] {
  if (!('function' in report)) return [];
  const of = (name: string, value: number, unit = 'Count'): Datum => ({
    namespace: 'AWS/Lambda',
    name,
    dimensions: { FunctionName: report.function },
    value,
    // A call counts in the minute in which it began.
    at: report.kind === 'called' ? report.startedAt : report.at,
    unit,
  });
  switch (report.kind) {
    case 'started':
      return [of('ConcurrentExecutions', report.running)];
    case 'ended':
      return [of('Duration', report.durationMs, 'Milliseconds')];
    case 'throttled':
      return [of('Throttles', 1)];
    case 'called':
      return [
        of('Invocations', 1),
        of('Errors', report.error ? 1 : 0),
        of('Throttles', 0),
        ...(report.iteratorAgeMs === null ? [] : [of('IteratorAge', report.iteratorAgeMs, 'Milliseconds')]),
      ];
  }
}
