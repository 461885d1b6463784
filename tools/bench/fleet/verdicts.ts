import { quotaOf } from '#lib/domain/budget/quotas.ts';
import type { Look } from './collected.ts';
import type { Call } from './model.ts';
import { LENGTH_MS, print, rounded, SETTLED_MS, START } from './settings.ts';

const MONTH_MS = 30 * 86_400_000;
const MOST_USD = 150;

/** The busiest second of each quota, beside the share that the portal keeps to. */
export function pace(calls: readonly Call[]): boolean {
  const seconds = Map.groupBy(
    calls,
    ({ at, account, region, api }) =>
      `${account} ${region} ${quotaOf(api, region).bucket} ${Math.floor(at / 1_000)}`,
  );
  const busiest = new Map<string, { api: string; calls: number; share: number }>();
  for (const all of seconds.values()) {
    const [first] = all;
    if (!first) continue;
    const { bucket, perSecond, share } = quotaOf(first.api, first.region);
    const before = busiest.get(bucket);
    if (!before || all.length > before.calls)
      busiest.set(bucket, { api: bucket, calls: all.length, share: perSecond * share });
  }
  const settled = calls.filter(({ at }) => at > START + SETTLED_MS);
  print('calls', {
    perSecond: rounded(settled.length / ((LENGTH_MS - SETTLED_MS) / 1_000)),
    busiest: [...busiest.values()].toSorted((a, b) => b.calls / b.share - a.calls / a.share).slice(0, 6),
  });
  const share = (all: readonly Call[]) => rounded(all.length / ((LENGTH_MS - SETTLED_MS) / 1_000));
  const apis = [...Map.groupBy(settled, ({ api }) => api)].map(([api, all]) => [api, share(all)] as const);
  print('by api', Object.fromEntries(apis.toSorted(([, a], [, b]) => b - a).slice(0, 8)));
  // A quiet bucket holds two seconds of its share.
  return [...busiest.values()].every((each) => each.calls <= Math.max(1, each.share * 2));
}

/** Each topic's newest look, as often a month as it rests. */
export function money(looks: readonly Look[]): boolean {
  const month = (all: readonly Look[]) =>
    rounded(all.reduce((sum, { usd, rests }) => sum + (usd * MONTH_MS) / rests, 0));
  const of = [...Map.groupBy(looks, ({ topic }) => topic)]
    .map(([topic, all]) => ({ topic, usd: month(all), minutes: rounded((all[0]?.rests ?? 0) / 60_000) }))
    .filter(({ usd }) => usd > 0);
  const total = month(looks);
  print('month', { usd: total, atMost: MOST_USD, of });
  return total <= MOST_USD;
}

/** How many environments and calls the first seconds have. */
export function start(calls: readonly Call[]): boolean {
  const first = calls.filter(({ at }) => at < START + SETTLED_MS);
  const bySecond = Map.groupBy(first, ({ at }) => Math.floor((at - START) / 1_000));
  const most = Math.max(...[...bySecond.values()].map((all) => all.length));
  const lasts = Math.max(...bySecond.keys());
  print('start', { calls: first.length, mostInASecond: most, atOnceWouldBe: first.length, seconds: lasts });
  return most < first.length / 2;
}
