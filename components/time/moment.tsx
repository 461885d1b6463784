import { useView } from '#components/words/use-words.ts';
import { type Instant, toIso } from '#lib/domain/time.ts';
import { fullMoment, hourMinute, shortMoment, zoneName } from '#lib/words/moments.ts';

type Props = { readonly at: Instant; readonly style?: 'short' | 'clock' | 'full'; readonly now?: Instant };

/** A moment in the viewer's zone. */
export function Moment({ at, style = 'short', now }: Props) {
  const { zone, locale } = useView();
  const text =
    style === 'full'
      ? fullMoment(at, zone)
      : style === 'clock' || now === undefined
        ? hourMinute(at, zone)
        : shortMoment(at, now, zone, locale);
  return (
    <time dateTime={toIso(at)} title={`${fullMoment(at, zone)} ${zoneName(zone, at)}`}>
      {text}
    </time>
  );
}
