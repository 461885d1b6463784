import type { Translate } from './translate.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `41 ms`, `1.2 s`, `41 s`, `1 min 08 s`, `4 h 55 min`, `3 d`. Days after 48 hours. */
export function durationWords(t: Translate, ms: number): string {
  const rounded = Math.round(ms / SECOND) * SECOND;
  if (ms < SECOND) return t('duration.ms', { n: Math.round(ms) });
  if (ms < 10 * SECOND) return t('duration.s', { n: trimZero((ms / SECOND).toFixed(1)) });
  if (rounded < MINUTE) return t('duration.s', { n: String(rounded / SECOND) });
  if (rounded < HOUR) {
    return t('duration.minS', {
      min: String(Math.floor(rounded / MINUTE)),
      s: String((rounded % MINUTE) / SECOND).padStart(2, '0'),
    });
  }
  return coarse(t, ms);
}

/** As coarse as an age needs: `9 s`, `15 min`, `4 h 55 min`, `2 d`. */
export function ageWords(t: Translate, ms: number): string {
  if (ms < MINUTE) return t('duration.s', { n: String(Math.floor(ms / SECOND)) });
  if (ms < HOUR) return t('duration.min', { n: String(Math.floor(ms / MINUTE)) });
  return coarse(t, ms);
}

/** `9 s ago`. */
export const agoWords = (t: Translate, ms: number): string => t('duration.ago', { age: ageWords(t, ms) });

function coarse(t: Translate, ms: number): string {
  if (ms >= 2 * DAY) return t('duration.d', { n: String(Math.floor(ms / DAY)) });
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  return minutes === 0
    ? t('duration.h', { n: String(hours) })
    : t('duration.hMin', { h: String(hours), min: String(minutes) });
}

const trimZero = (text: string): string => text.replace(/\.0$/, '');
