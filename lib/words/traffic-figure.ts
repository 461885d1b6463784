import type { TrafficFigure } from '#lib/domain/overlay/figures.ts';
import { figure } from './figures.ts';
import type { Translate } from './translate.ts';

/** `19/min`, `0.4 %`, `p95 40 ms`: the most telling first, since a short line has room for fewer. */
export function trafficFigureWords(
  t: Translate,
  { perMinute, errorShare, latency, behind }: TrafficFigure,
): readonly string[] {
  return [
    rateWords(t, perMinute),
    ...(behind === undefined ? [] : [t('architecture.figure.behind', { n: short(behind) })]),
    ...(errorShare === undefined ? [] : [`${short(errorShare * 100)} %`]),
    ...(latency === undefined ? [] : [`p95 ${figure(t, Math.round(latency), 'ms')}`]),
  ];
}

/** Less than one a minute is told by the hour. */
function rateWords(t: Translate, perMinute: number): string {
  if (perMinute > 0 && perMinute < 1) return t('architecture.figure.hour', { n: short(perMinute * 60) });
  return t('architecture.figure.minute', { n: short(perMinute) });
}

/** Two digits that count; whole from ten on. */
const short = (value: number): string =>
  value === 0
    ? '0'
    : value >= 10
      ? Math.round(value).toLocaleString('en')
      : String(Number(value.toPrecision(2)));
