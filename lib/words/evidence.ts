import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { AlarmState, Check } from '#lib/domain/health/health.ts';
import { logsHref } from '#lib/domain/logs/logs-href.ts';
import { isCharted, panelOf } from '#lib/domain/metrics/chart-of.ts';
import type { Evidence } from '#lib/domain/reason.ts';
import type { TimeRange } from '#lib/domain/time.ts';

/** Where a piece of evidence can be looked at, at its time where that is known; undefined when it is its own text. */
export function evidenceHref(key: EnvironmentKey, evidence: Evidence, range?: TimeRange): string | undefined {
  const page = (tab: string, query: Readonly<Record<string, string>> = {}) => {
    const text = new URLSearchParams(query).toString();
    return `/e/${key}/${tab}${text === '' ? '' : `?${text}`}`;
  };
  const time = range ? { from: `${range.from}`, to: `${range.to}` } : {};
  switch (evidence.kind) {
    case 'alarm':
      return evidence.charted
        ? page('metrics', { ...time, alarm: evidence.name })
        : page('resources', { q: evidence.name });
    case 'metric': {
      const chart = panelOf(evidence.metric, evidence.resource);
      return page('metrics', { ...time, ...(chart ? { chart } : {}) });
    }
    case 'chart':
      return page('metrics', { range: evidence.hours <= 1 ? '90m' : '6h', chart: evidence.panel });
    case 'stack-event':
      return page('resources', { q: evidence.logicalId });
    case 'log-line':
      return page('logs', { line: evidence.eventId });
    case 'run':
      return page('deploys');
    case 'drift':
      return `${page('diagnose')}#drift-${evidence.component}`;
    case 'resource':
      return page('architecture', { node: evidence.id });
    case 'source':
    case 'text':
      return undefined;
  }
}

/** An alarm with whether a chart shows what it watches: the chart is found by the alarm's name. */
export const alarmEvidence = ({ name, metric, namespace }: AlarmState): Evidence => ({
  kind: 'alarm',
  name,
  ...(isCharted(namespace, metric) ? { charted: true } : {}),
});

export type CheckLink = { readonly word: 'chart' | 'lines' | 'evidence'; readonly href: string };

/** Where to look for what a check says: its chart at that time, the lines of what failed, or else its evidence. */
export function checkLinks(key: EnvironmentKey, check: Check, range?: TimeRange): readonly CheckLink[] {
  const found = check.reason.evidence.flatMap((each): CheckLink[] => {
    const href = evidenceHref(key, each, range);
    const word = each.kind === 'metric' || each.kind === 'chart' ? 'chart' : 'evidence';
    return href === undefined ? [] : [{ word, href }];
  });
  const [first] = found;
  return [...(first ? [first] : []), ...linesOf(key, check, range)];
}

/** Failed calls of a function are error lines of its own, those of an API are requests answered 5xx. */
function linesOf(key: EnvironmentKey, check: Check, range?: TimeRange): readonly CheckLink[] {
  const { label } = check.reason.params;
  if (check.name !== 'errors' || typeof label !== 'string') return [];
  const ofApi = check.reason.evidence.some((each) => each.kind === 'metric' && each.metric === '5XXError');
  const place = ofApi ? { query: 'status>=500' } : { query: 'level:error', functions: [label] };
  return [{ word: 'lines', href: logsHref(key, { ...place, ...(range ? { range } : {}) }) }];
}
