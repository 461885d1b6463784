import type { Reason } from '#lib/domain/reason.ts';
import { durationWords } from './duration.ts';
import { compact, percent } from './figures.ts';
import type { Translate } from './translate.ts';

/**
 * A reason in words. A code that this build does not know is shown as it is, with its parameters: never hidden,
 * never a blank.
 */
export function reasonWords(t: Translate, reason: Reason): string {
  const key = `reasons.${reason.code}`;
  const values = Object.fromEntries(
    Object.entries(reason.params).map(([name, value]) => [name, paramWords(t, name, value)]),
  );
  if (t.has(key)) return t(key, values);
  const params = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  return [reason.code, ...params].join(' · ');
}

/** Parameters whose name says their unit. */
function paramWords(t: Translate, name: string, value: string | number): string | number {
  if (name === 'cause' && t.has(`cause.${value}`)) return t(`cause.${value}`);
  if (name === 'state' && t.has(`run.state.${value}`)) return t(`run.state.${value}`);
  if (name === 'lane' && t.has(`lane.${value}`)) return t(`lane.${value}`);
  if (typeof value === 'string') return value;
  if (name === 'share' || name === 'limitShare') return percent(value);
  if (name === 'millis' || name === 'limitMillis' || name === 'beforeMillis') return durationWords(t, value);
  if (name === 'seconds' || name === 'limitSeconds') return durationWords(t, value * 1_000);
  return Number.isInteger(value) ? value : compact(value);
}
