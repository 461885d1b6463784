import type { LogsPlace } from '../logs/logs-href.ts';
import type { Instant } from '../time.ts';
import { instant } from '../time.ts';
import type { MetricPanel } from './panels.ts';

/**
 * Which lines tell what happened in one period of a panel: all of them, those of what failed where a line says that, and one
 * a request (of a function: one an invocation), which is the list of them.
 */
export type PanelLines = {
  readonly all: LogsPlace;
  readonly failed?: LogsPlace;
  readonly requests?: LogsPlace;
};

/**
 * Lines of a function's panel are its own. An API, a table or a queue writes no lines that would say which part they are of: theirs
 * are the environment's.
 */
export function panelLines({ label, series }: MetricPanel, at: Instant, period: number): PanelLines {
  const range = { from: at, to: instant(at + period) };
  switch (series[0]?.series.metric.namespace) {
    case 'AWS/Lambda':
    case 'REPORT': {
      const all = { range, functions: [label] };
      return {
        all,
        failed: { ...all, query: 'level:error' },
        requests: { ...all, query: 'level:platform "REPORT RequestId"' },
      };
    }
    case 'AWS/ApiGateway':
      return {
        all: { range },
        failed: { range, query: 'status>=500' },
        requests: { range, query: 'status>=100' },
      };
    default:
      return { all: { range } };
  }
}
