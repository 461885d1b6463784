import { hours, type Instant, parseInstant, plus } from '../time.ts';
import { type Usd, usd } from '../units.ts';
import type { DayCost } from './cost.ts';
import { itemOf } from './items.ts';

/** What a day is held against: the days before it, at most so many, at least so many of them whole. */
export const LOOKED_BACK_DAYS = 28;
export const LEAST_DAYS = 14;
/** Less than this a day above the usual is no news, whatever its share. */
export const LEAST_USD = 0.5;
/** Nor is what is less than half above the usual. */
const LEAST_SHARE = 0.5;

/** Hours of a day settle in CloudWatch for a while after it is over. */
const SETTLED = hours(3);
const DAY = hours(24);
/** Median deviations beyond which a day is none of the usual ones; 1.4826 of one is a standard deviation. */
const DEVIATIONS = 3 * 1.4826;

/** Why a day cost more: nothing of it was there before, or seldom, there was more of it, or what there was cost more. */
type AnomalyWhy =
  | { readonly code: 'new' | 'seldom' | 'price' }
  | { readonly code: 'more'; readonly ratio: number; readonly unit: string };

/** One service or one line that cost more on `day` than it usually does. */
export type Anomaly = {
  /** Cost Explorer's name of the service; `lines` are its priced items that stand out, `line` is absent for itself. */
  readonly service: string;
  readonly line?: string;
  readonly usd: Usd;
  /** Median of the days before, and the dearest of them. */
  readonly usual: Usd;
  readonly most: Usd;
  /** Of a service, that of the line that adds most. */
  readonly why: AnomalyWhy;
};

/**
 * The newest whole day against the four weeks before it. `too-few`: `known` whole days are too few to say what is
 * usual. `none`: no day is whole and settled.
 */
export type Anomalies =
  | { readonly state: 'none' }
  | { readonly state: 'too-few'; readonly known: number }
  | {
      readonly state: 'judged';
      readonly day: string;
      /** Whole days that it was held against. */
      readonly of: number;
      /** Services first that add most; each is followed by its lines. */
      readonly found: readonly Anomaly[];
    };

/**
 * What stands out on the newest whole day: above the usual (median) by `LEAST_USD` and by half, farther from it than
 * other days are, and dearer than any same day of the week, so that what runs on Sundays is no news on a Sunday.
 * An item whose cost was not known on one of these days is not judged.
 *
 * @param days whole and other days in any order, of one month or of several.
 */
export function anomaliesOf(days: readonly DayCost[], now: Instant): Anomalies {
  const whole = days
    .filter((each) => each.whole && each.items !== undefined && settled(each.day, now))
    .toSorted((a, b) => a.day.localeCompare(b.day));
  const newest = whole.at(-1);
  if (!newest) return { state: 'none' };
  const from = parseInstant(newest.day) - LOOKED_BACK_DAYS * DAY;
  const before = whole.slice(0, -1).filter(({ day }) => parseInstant(day) >= from);
  if (before.length < LEAST_DAYS) return { state: 'too-few', known: before.length };
  const judged = (items: readonly string[]) => judge(newest, before, items);
  // Of what was unknown on one of these days nobody knows what is usual: missing is not zero.
  const unknown = new Set([newest, ...before].flatMap((each) => each.unknown ?? []));
  const named = new Set([newest, ...before].flatMap(({ items = {} }) => Object.keys(items)));
  const services = Map.groupBy(
    [...named].filter((item) => !unknown.has(item)),
    (item) => itemOf(item)?.service ?? item,
  );
  const found = [...services].flatMap(([service, items]): (readonly Anomaly[])[] => {
    const lines = items
      .flatMap((line) => (judged([line]).stands ? [{ service, line, ...judged([line]).about }] : []))
      .toSorted(byMore);
    const own = judged(items);
    // What adds to the service and what stands out of it is one piece of news.
    if (!own.stands && lines.length === 0) return [];
    return [[{ service, ...own.about }, ...lines]];
  });
  return {
    ...{ state: 'judged', day: newest.day, of: before.length },
    found: found.toSorted(([a], [b]) => (a && b ? byMore(a, b) : 0)).flat(),
  };
}

const settled = (day: string, now: Instant): boolean => plus(plus(parseInstant(day), DAY), SETTLED) <= now;
const byMore = (a: Anomaly, b: Anomaly): number => b.usd - b.usual - (a.usd - a.usual);

type Judged = { readonly stands: boolean; readonly about: Omit<Anomaly, 'service' | 'line'> };

function judge(day: DayCost, before: readonly DayCost[], items: readonly string[]): Judged {
  const cost = sumOf(day, items);
  const past = before.map((each) => sumOf(each, items));
  const usual = median(past);
  const spread = median(past.map((each) => Math.abs(each - usual)));
  const sameWeekday = before.filter((each) => weekday(each) === weekday(day));
  const more = cost - usual;
  return {
    stands:
      more >= LEAST_USD &&
      more >= usual * LEAST_SHARE &&
      more > DEVIATIONS * spread &&
      sameWeekday.every((each) => sumOf(each, items) < cost),
    about: {
      ...{ usd: usd(cost), usual: usd(usual), most: usd(Math.max(...past)) },
      why: whyOf(day, before, items),
    },
  };
}

/** By the item that adds most. */
function whyOf(day: DayCost, before: readonly DayCost[], items: readonly string[]): AnomalyWhy {
  const moreOf = (item: string) => sumOf(day, [item]) - median(before.map((each) => sumOf(each, [item])));
  const [item = ''] = items.toSorted((a, b) => moreOf(b) - moreOf(a));
  const quantityOn = (each: DayCost) => each.items?.[item]?.quantity ?? 0;
  const usual = median(before.map(quantityOn));
  if (usual === 0) return { code: before.some((each) => quantityOn(each) > 0) ? 'seldom' : 'new' };
  const ratio = quantityOn(day) / usual;
  return ratio >= 1 + LEAST_SHARE / 2
    ? { code: 'more', ratio, unit: itemOf(item)?.unit ?? '' }
    : { code: 'price' };
}

const sumOf = ({ items = {} }: DayCost, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (items[name]?.usd ?? 0), 0);

const weekday = ({ day }: DayCost): number => new Date(parseInstant(day)).getUTCDay();

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
