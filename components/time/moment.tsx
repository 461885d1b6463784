'use client';

import { useView } from '#components/words/use-words.ts';
import { type Instant, toIso } from '#lib/domain/time.ts';
import {
  clockMoment,
  clockTime,
  fullMoment,
  milliseconds,
  shortMoment,
  zoneName,
} from '#lib/words/moments.ts';
import { useAtPresent } from './now.tsx';

type Props = {
  readonly at: Instant;
  /** Lines of a log, and what began with them, need more than the minute. `millis` stands where the day is known. */
  readonly style?: 'seconds' | 'millis' | 'full';
};

/** A moment in the viewer's zone; of another day with its day, of another year with its year. */
export function Moment({ at, style }: Props) {
  const { zone, locale } = useView();
  const text = useAtPresent((now) => {
    if (style === 'full') return fullMoment(at, zone);
    if (style === 'millis') return `${clockTime(at, zone)}${milliseconds(at)}`;
    return (style === 'seconds' ? clockMoment : shortMoment)(at, now, zone, locale);
  });
  return (
    <time dateTime={toIso(at)} title={`${fullMoment(at, zone)} ${zoneName(zone, at)}`}>
      {text}
    </time>
  );
}
