import Link from 'next/link';
import { OutsideNote } from '#components/outside/outside-note.tsx';
import { StatusWord } from '#components/status/status-pill.tsx';
import type { StripAxis } from '#components/strip/strip-axis.ts';
import { WatchStrip } from '#components/strip/watch-strip.tsx';
import { Age } from '#components/time/age.tsx';
import { Moment } from '#components/time/moment.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { type BoardRow, isBeingDeployed, verdictOf } from '#lib/domain/overview/board.ts';
import { byRequest } from '#lib/domain/overview/by-request.ts';
import type { Instant } from '#lib/domain/time.ts';
import { failureWords } from '#lib/words/failure.ts';
import { lastReadWords, topReason } from '#lib/words/health.ts';
import { clockOrDay } from '#lib/words/moments.ts';
import { AlarmsCell } from './alarms-cell.tsx';
import { CostCell } from './cost-cell.tsx';
import { DeployCell } from './deploy-cell.tsx';
import { RunningSteps } from './running-steps.tsx';
import { Star } from './star.tsx';

/** One environment: name, verdict with its reason, its day, alarms, last deploy, cost. */
export function EnvironmentRow(props: {
  readonly row: BoardRow;
  readonly axis: StripAxis;
  readonly staged: boolean;
  /** It stands among its reader's favourites, whose systems differ. */
  readonly starred: boolean;
}) {
  const { row, axis, staged, starred } = props;
  const { now } = axis;
  const verdict = verdictOf(row.health);
  const loud = verdict === 'failing' || verdict === 'degraded';
  return (
    <article
      aria-labelledby={`row-${row.key}`}
      className={`board-grid board-row ${loud ? `row-tint of-${verdict}` : ''}`}
      data-quiet={verdict === 'healthy' && row.running.length === 0 ? '' : undefined}
    >
      <div className="cell-name">
        <h3 id={`row-${row.key}`}>
          <Link href={`/e/${row.key}/architecture`} prefetch={false}>
            {starred && (
              <>
                {row.system}/<wbr />
              </>
            )}
            {row.name}
          </Link>
        </h3>
        <Star environment={row.key} on={starred} />
        {row.lastDeploy && (
          <Link
            className="only-wide board-note"
            href={`/deploys/${row.lastDeploy.run.number}`}
            prefetch={false}
          >
            {`#${row.lastDeploy.run.number}`}
          </Link>
        )}
      </div>
      <div className="cell-health">
        <HealthCell row={row} now={now} />
      </div>
      <div className="cell-strip">
        <WatchStrip
          samples={row.samples}
          marks={row.marks}
          axis={axis}
          name={row.key}
          silentSince={row.silentSince}
        />
      </div>
      <AlarmsCell alarms={row.alarms} prefix={row.prefix} silent={row.silentSince !== undefined} />
      <DeployCell deploy={row.lastDeploy} staged={staged} />
      <CostCell
        cost={row.cost}
        href={`/e/${row.key}/cost`}
        {...(row.budgetUsd === undefined ? {} : { budgetUsd: row.budgetUsd })}
      />
      {row.running.map(({ run }) => (
        <RunningSteps key={run.id} run={run} />
      ))}
    </article>
  );
}

function HealthCell({ row, now }: { readonly row: BoardRow; readonly now: Instant }) {
  const t = useWords();
  const { zone, locale } = useView();
  const { health } = row;
  const verdict = verdictOf(health);
  return (
    <>
      <p className="health-line">
        <StatusWord status={verdict} />
        {isBeingDeployed(row) && <StatusWord status="deploying" />}
        {health?.state === 'ready' && (
          <Age at={health.asOf} freshFor={row.lastRead === undefined ? health.freshFor : 0} />
        )}
        {health?.state === 'failed' && <Age at={health.since} freshFor={0} />}
      </p>
      <p className="health-reason">
        {health === undefined && t('health.neverRead')}
        {row.lastRead !== undefined && lastReadWords(t, row.lastRead)}
        {row.lastRead === undefined && health?.state === 'ready' && topReason(t, health.value)}
        {health?.state === 'failed' && failureWords(t, health.failure).what}
      </p>
      {row.lastRead !== undefined && health?.state === 'ready' && (
        <p className="only-wide board-note">
          {row.lastRead.verdict !== 'healthy' && (
            <>
              {t('health.since')} <Moment at={row.lastRead.since} /> ·{' '}
            </>
          )}
          {t('overview.silent.readUntil', { at: clockOrDay(health.asOf, now, zone, locale) })}
        </p>
      )}
      {row.lastRead === undefined && health?.state === 'ready' && verdict !== 'healthy' && (
        <p className="only-wide board-note">
          {t('health.since')} <Moment at={health.value.since} />
          {row.sinceNumber !== undefined && <> · {t('overview.sinceDeploy', { number: row.sinceNumber })}</>}
        </p>
      )}
      {row.outside && (
        <p className="board-note">
          <OutsideNote change={row.outside} href={`/e/${row.key}/deploys#outside`} />
        </p>
      )}
      {byRequest(row.waiting, ({ deployment }) => deployment.id).map(([{ run }, ...more]) => (
        <p key={run.id} className="only-wide board-note">
          <Link href={`/deploys/${run.number}${more.length > 0 ? '/review' : ''}`} prefetch={false}>
            {t('overview.runWaits', { number: run.number, component: run.component, more: more.length })}
          </Link>
        </p>
      ))}
    </>
  );
}
