import { Glyph } from '#components/status/glyph.tsx';
import { Moment } from '#components/time/moment.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunBreak } from '#lib/domain/deploy/run-break.ts';
import { elapsed, type Instant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';

type Props = {
  readonly broke: RunBreak;
  readonly environment: string;
  /** To count the minutes of what goes on; without it they are only said of what is over. */
  readonly now?: Instant;
};

/** The sentence that stays: how it ended, and what came of it. Minutes run only while it is so. */
export function Broke({ broke, environment, now }: Props) {
  const t = useWords();
  const { at, verdict, recoveredAt } = broke;
  const until = recoveredAt ?? now;
  if (until === undefined) return <>{t(`release.brokeNow.${verdict}`, { environment })}</>;
  return <>{t(`release.broke.${verdict}`, { environment, for: ageWords(t, elapsed(at, until)) })}</>;
}

/** Whether it still is so, or since when and by which run it is not. */
export function BrokePill({ broke }: { readonly broke: RunBreak }) {
  const t = useWords();
  const { verdict, recoveredAt, recoveredBy } = broke;
  if (recoveredAt === undefined)
    return (
      <span className={`pill tinted of-${verdict}`}>
        <Glyph status={verdict} />
        {t(`release.still.${verdict}`)}
      </span>
    );
  return (
    <span className="pill">
      {t('release.recovered')} <Moment at={recoveredAt} />
      {recoveredBy !== undefined && <> {t('release.recoveredBy', { run: recoveredBy })}</>}
    </span>
  );
}
