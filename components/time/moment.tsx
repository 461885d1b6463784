import { useView } from '#components/words/use-words.ts';
import { type Instant, toIso } from '#lib/domain/time.ts';
import {
  clockTime,
  fullMoment,
  hourMinute,
  milliseconds,
  shortMoment,
  zoneName,
} from '#lib/words/moments.ts';

type Props = {
  readonly at: Instant;
  readonly style?: keyof typeof PRECISE | 'short';
  readonly now?: Instant;
};

/** `clock` is to the minute; lines of a log and what began with them need more. */
const PRECISE = {
  clock: hourMinute,
  seconds: clockTime,
  millis: (at: Instant, zone: string) => `${clockTime(at, zone)}${milliseconds(at)}`,
  full: fullMoment,
} as const;

/** A moment in the viewer's zone. */
export function Moment({ at, style = 'short', now }: Props) {
  const { zone, locale } = useView();
  const text =
    style === 'short' && now !== undefined
      ? shortMoment(at, now, zone, locale)
      : PRECISE[style === 'short' ? 'clock' : style](at, zone);
  return (
    <time dateTime={toIso(at)} title={`${fullMoment(at, zone)} ${zoneName(zone, at)}`}>
      {text}
    </time>
  );
}
