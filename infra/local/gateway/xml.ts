import { xmlText } from './aws-error.ts';

/** A value as the query protocol writes it: lists as `member` elements, nothing for what is absent. */
export function toXml(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => `<member>${toXml(item)}</member>`).join('');
  if (typeof value !== 'object') return xmlText(String(value));
  return Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== null)
    .map(([name, field]) => `<${name}>${toXml(field)}</${name}>`)
    .join('');
}

/** Form fields such as `Metrics.member.1.Id` as the object that they flatten. All leaves are text. */
export function fromQuery(fields: URLSearchParams): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of fields) {
    const path = name.split('.');
    let place: Record<string, unknown> = root;
    for (const key of path.slice(0, -1)) {
      const next = (place[key] as Record<string, unknown> | undefined) ?? {};
      place[key] = next;
      place = next;
    }
    place[path.at(-1) ?? ''] = value;
  }
  return lists(root) as Record<string, unknown>;
}

function lists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { member } = value as { member?: Record<string, unknown> };
  if (typeof member === 'object') {
    return Object.entries(member)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, item]) => lists(item));
  }
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, lists(field)]));
}
