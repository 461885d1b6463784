import type { MetricUnit } from '#lib/domain/metrics/series.ts';
import { durationWords } from './duration.ts';
import type { Translate } from './translate.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `4.2 %`. */
export const percent = (share: number): string => `${compact(share * 100)} %`;

/** A change as a share: `+38 %`, `−4.2 %`, `±0 %`. */
export function signedPercent(change: number): string {
  const rounded = Math.abs(change) >= 0.1 ? Math.round(change * 100) : Math.round(change * 1_000) / 10;
  if (rounded === 0) return '±0 %';
  return `${rounded > 0 ? '+' : '−'}${compact(Math.abs(rounded))} %`;
}

/** A change as people say it: `+38 %`, and from the double on `5.1×`. */
export const changeWords = (change: number): string =>
  change > 1 ? `${compact(Number((change + 1).toPrecision(2)))}×` : signedPercent(change);

/** Three digits are enough to read a chart: `407`, `1.24 k`, `0.33`. */
export function compact(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${trim((value / 1e6).toPrecision(3))} M`;
  if (size >= 1e4) return `${trim((value / 1e3).toPrecision(3))} k`;
  if (size >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-US');
  return trim(value.toPrecision(3));
}

/** A figure in its unit, as axes, legends and tables write it. */
export function figure(t: Translate, value: number, unit: MetricUnit): string {
  switch (unit) {
    case 'ms':
      return durationWords(t, value);
    case 'seconds':
      return durationWords(t, value * 1_000);
    case 'ratio':
      return percent(value);
    case 'bytes':
      return bytesWords(value);
    case 'MB':
      return `${compact(value)} MB`;
    case 'count':
    case 'units':
      return compact(value);
  }
}

/** The same on an axis, whose values are round: `1 min`, where a figure that was measured is `1 min 00 s`. */
export function tickFigure(t: Translate, value: number, unit: MetricUnit): string {
  const ms = unit === 'seconds' ? value * 1_000 : value;
  const isMinutes = (unit === 'ms' || unit === 'seconds') && ms >= MINUTE && ms < HOUR && ms % MINUTE === 0;
  return isMinutes ? t('duration.min', { n: String(ms / MINUTE) }) : figure(t, value, unit);
}

/** 1024-based: `118 MB`. */
function bytesWords(value: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
  return `${compact(value / 1024 ** step)} ${units[step]}`;
}

function trim(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text[end - 1] === '0') end -= 1;
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end);
}
