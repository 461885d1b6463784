import Link from 'next/link';
import { Glyph } from '#components/status/glyph.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type AlikeLines, alikeGroups } from '#lib/domain/logs/alike.ts';
import { errorWords } from '#lib/domain/logs/error-words.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import type { Chart } from '#lib/domain/metrics/series.ts';
import type { Known } from '#lib/domain/overview/board.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { failureWords } from '#lib/words/failure.ts';
import { clockTime } from '#lib/words/moments.ts';
import { Sparkline } from './sparkline.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly range: TimeRange;
  readonly charts: Known<readonly Chart[]>;
  /** Error lines of its log group, oldest first; undefined: it has no log group of its own. */
  readonly errors: Known<readonly LogLine[]> | undefined;
};

/** A chosen part's last hour: one small line a figure, and the last errors that it wrote. */
export function LastHour({ environment, range, charts, errors }: Props) {
  const t = useWords();
  const { zone } = useView();
  const lines = errors && shownValue(errors)?.value;
  const drawn = (charts && shownValue(charts)?.value) ?? [];
  return (
    <section aria-label={t('architecture.lastHour')}>
      <h4 className="text-label text-t3">{t('architecture.lastHour')}</h4>
      {charts?.state === 'failed' && <p className="text-t2">{failureWords(t, charts.failure).what}</p>}
      {drawn.map((chart) => (
        <Sparkline key={chart.id} chart={chart} range={range} />
      ))}
      {errors?.state === 'failed' && (
        <p className="text-t2">
          {t('architecture.errorsNotRead')} {failureWords(t, errors.failure).what}
        </p>
      )}
      {lines &&
        (lines.length === 0 ? (
          <p className="text-t2">{t('architecture.noErrors')}</p>
        ) : (
          <>
            <h4 className="text-label text-t3">{t('architecture.errorsAlike')}</h4>
            <ul>
              {alikeGroups(lines)
                .slice(0, MOST)
                .map((group) => (
                  <Alike key={group.key} group={group} environment={environment} zone={zone} />
                ))}
            </ul>
          </>
        ))}
    </section>
  );
}

/** Kinds of errors that a panel has room for. */
const MOST = 4;

/** Lines that say the same: the newest in full, how many there are, and from when to when. */
function Alike(props: {
  readonly group: AlikeLines;
  readonly environment: EnvironmentKey;
  readonly zone: string;
}) {
  const { group, environment, zone } = props;
  const newest = group.lines.at(-1);
  if (!newest) return null;
  const at = new URLSearchParams({ line: newest.eventId, at: String(newest.at) });
  return (
    <li className="dg-error">
      <span className="dg-error-head">
        <Glyph status="failing" />
        <span className="mono">{[newest.message, errorWords(newest)].filter(Boolean).join(' ')}</span>
        <b>×{group.count}</b>
      </span>
      <Link prefetch={false} className="link underline" href={`/e/${environment}/logs?${at}`}>
        {[...new Set([clockTime(group.first, zone), clockTime(group.last, zone)])].join(' – ')}
      </Link>
    </li>
  );
}
