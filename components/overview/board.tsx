import { History } from 'lucide-react';
import { SystemName } from '#components/environment/system-name.tsx';
import { firstJudged, stripAxis } from '#components/strip/strip-axis.ts';
import { StripScale } from '#components/strip/strip-scale.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { isTooYoung, isWatchedInPart } from '#lib/domain/cost/watched.ts';
import type { BoardRow, Board as Shown } from '#lib/domain/overview/board.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { hourMinute } from '#lib/words/moments.ts';
import { money } from '#lib/words/money.ts';
import { EnvironmentRow } from './environment-row.tsx';
import { StarForm } from './star.tsx';

/** Every environment on one sheet, grouped by system. */
export function Board(props: {
  readonly board: Shown;
  readonly now: Instant;
  /** A demo: what it staged itself is marked as such. */
  readonly staged?: boolean;
  /** Server action of the rows' stars. */
  readonly setStar: (form: FormData) => Promise<void>;
}) {
  const { board, now, staged = false, setStar } = props;
  const t = useWords();
  const firsts = board.systems.flatMap(({ rows }) =>
    rows.flatMap(({ samples }) => firstJudged(samples) ?? []),
  );
  const axis = stripAxis(firsts, now);
  return (
    <section aria-label={t('overview.board')}>
      <div className="board-grid board-head" aria-hidden="true">
        <span>{t('overview.environment')}</span>
        <span>{t('overview.health')}</span>
        <StripScale axis={axis} silentSince={board.silentSince} />
        <span className="cell-alarms">{t('overview.alarms')}</span>
        <span className="cell-deploy">{t('overview.lastDeploy')}</span>
        <span>{t('overview.costHead')}</span>
      </div>
      <StarForm action={setStar} />
      {board.systems.map(({ system, group, title, rows }) => (
        <section key={system ?? ''} aria-labelledby={`system-${system ?? ''}`}>
          <div className="board-system">
            <h2 id={`system-${system ?? ''}`} className="font-semibold">
              {system === undefined ? t('overview.favourites') : <SystemName system={system} group={group} />}
            </h2>
            <span className="only-wide text-second text-t3">{title}</span>
            <SystemCost rows={rows} />
          </div>
          {rows.map((row) => (
            <EnvironmentRow
              key={row.key}
              row={row}
              axis={axis}
              staged={staged}
              starred={board.favourites.includes(row.key)}
            />
          ))}
        </section>
      ))}
      <p className="board-folded">{t('overview.folded')}</p>
      {axis.from !== undefined && <Growing since={instant(Math.min(...firsts))} />}
    </section>
  );
}

/** Said once, while strips are shorter than a day: they are no quiet day. */
function Growing({ since }: { readonly since: Instant }) {
  const t = useWords();
  const { zone } = useView();
  return (
    <p className="board-growing">
      <History size={13} aria-hidden="true" /> {t('overview.watchedSince', { at: hourMinute(since, zone) })}
    </p>
  );
}

/**
 * The sum of what is known; says so when one environment's cost is not. Where one was watched for a part of the month, no sum
 * of forecasts is a month's: full months are added up.
 */
function SystemCost({ rows }: { readonly rows: readonly BoardRow[] }) {
  const t = useWords();
  const known = rows.flatMap((row) => (row.cost && shownValue(row.cost)) || []);
  if (known.length === 0) return <span className="ml-auto text-second text-t3">{t('cost.notRead')}</span>;
  const tooYoung = known.some(({ value, asOf }) => isTooYoung(value.estimate, asOf));
  const inPart = known.some(({ value, asOf }) => isWatchedInPart(value.estimate, asOf));
  const sum = (pick: 'monthToDate' | 'forecast' | 'fullMonth') =>
    money(known.reduce((total, { value: { estimate } }) => total + (estimate[pick] ?? estimate.forecast), 0));
  return (
    <span className="ml-auto text-second text-t3">
      <span className="only-wide">{t('cost.monthToDate')} </span>
      <b className="text-t2">{sum('monthToDate')}</b>
      {!tooYoung && (
        <>
          <span className="only-wide"> · {t(inPart ? 'overview.fullMonth' : 'cost.forecast')}</span>
          <span className="tablet:hidden"> →</span>{' '}
          <b className="text-t2">{sum(inPart ? 'fullMonth' : 'forecast')}</b>
        </>
      )}
      {known.length < rows.length && <> · {t('cost.ofEnvironments', { n: known.length, of: rows.length })}</>}
    </span>
  );
}
