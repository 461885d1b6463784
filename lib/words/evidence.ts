import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Evidence } from '#lib/domain/reason.ts';

/** Where a piece of evidence can be looked at; undefined when it is its own text. */
export function evidenceHref(key: EnvironmentKey, evidence: Evidence): string | undefined {
  const page = (tab: string, query: Readonly<Record<string, string>> = {}) => {
    const text = new URLSearchParams(query).toString();
    return `/e/${key}/${tab}${text === '' ? '' : `?${text}`}`;
  };
  switch (evidence.kind) {
    case 'alarm':
      return page('resources', { q: evidence.name });
    case 'metric':
      return page('metrics');
    case 'stack-event':
      return page('resources', { q: evidence.logicalId });
    case 'log-line':
      return page('logs', { line: evidence.eventId });
    case 'run':
      return page('deploys');
    case 'resource':
      return page('architecture', { node: evidence.id });
    case 'source':
    case 'text':
      return undefined;
  }
}
