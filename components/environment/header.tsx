import Link from 'next/link';
import { FreezeNotes } from '#components/holds/freeze-notes.tsx';
import { MuteNote } from '#components/notifications/mute-note.tsx';
import { OutsideNote } from '#components/outside/outside-note.tsx';
import { StatusPill } from '#components/status/status-pill.tsx';
import { firstJudged, stripAxis } from '#components/strip/strip-axis.ts';
import { StripScale } from '#components/strip/strip-scale.tsx';
import { WatchStrip } from '#components/strip/watch-strip.tsx';
import { Age } from '#components/time/age.tsx';
import { HeldFor } from '#components/time/held-for.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { systemWord } from '#lib/domain/environment.ts';
import type { Verdict } from '#lib/domain/health/health.ts';
import { isBeingDeployed, verdictOf } from '#lib/domain/overview/board.ts';
import type { EnvironmentHead } from '#lib/domain/overview/environment-head.ts';
import type { Instant } from '#lib/domain/time.ts';
import { lastReadWords } from '#lib/words/health.ts';
import { outsideThing } from '#lib/words/outside.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import { Causes } from './causes.tsx';
import { useContactFacts } from './contact.tsx';
import { Reasons } from './reasons.tsx';

/** Name, verdict, since when and which deploy, the reasons with their evidence, and the day as a strip. */
export function EnvironmentHeader({ head, now }: { readonly head: EnvironmentHead; readonly now: Instant }) {
  const t = useWords();
  const { row } = head;
  const verdict = verdictOf(row.health);
  const health = row.health?.state === 'ready' ? row.health.value : undefined;
  const [running] = row.running;
  const contact = useContactFacts(head.contact);
  const axis = stripAxis([firstJudged(row.samples)], now);
  return (
    <div className="environment-head">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-title font-semibold">
            {systemWord(row)} / {row.name}
          </h1>
          {head.production && <span className="chip">{t('settings.production')}</span>}
          <StatusPill status={verdict} />
          {isBeingDeployed(row) && <StatusPill status="deploying" />}
          <p className="text-t2">
            {row.lastRead === undefined && health && <HeldFor since={health.since} />}
            {row.lastRead !== undefined && row.health?.state === 'ready' && (
              <>
                {lastReadWords(t, row.lastRead)} <Age at={row.health.asOf} freshFor={0} />
              </>
            )}
            {row.sinceNumber !== undefined && (
              <>
                {' · '}
                <Link className="link" href={`/deploys/${row.sinceNumber}`} prefetch={false}>
                  {t('overview.sinceDeploy', { number: row.sinceNumber })}
                </Link>
                {row.lastDeploy?.run.number === row.sinceNumber && (
                  <>
                    {' '}
                    ({shortCommit(row.lastDeploy.deployment.commit)},{' '}
                    {nameOf(row.lastDeploy.deployment.requestedBy)})
                  </>
                )}
              </>
            )}
            {row.sinceOutside && <> · {t('outside.since', { thing: outsideThing(t, row.sinceOutside) })}</>}
            {row.sinceNumber === undefined && !row.sinceOutside && row.lastDeploy && isLoud(verdict) && (
              <>
                {' · '}
                <Link className="link" href={`/deploys/${row.lastDeploy.run.number}`} prefetch={false}>
                  {t('environment.lastDeploy', { number: row.lastDeploy.run.number })}
                </Link>{' '}
                <Age at={row.lastDeploy.deployment.requestedAt} plain />
              </>
            )}
          </p>
        </div>
        <p className="mt-0.5 text-label text-t3">
          {head.account} · {head.region}
          {contact.map(({ name, value }) => (
            <span key={name}>
              {' · '}
              {name} {value}
            </span>
          ))}
        </p>
        <Reasons row={row} />
        {head.freeze && <FreezeNotes freezes={[head.freeze]} bare />}
        {head.mute && <MuteNote {...head.mute} />}
        <Causes environment={row.key} causes={head.causes ?? []} />
        {row.outside && (
          <p className="mt-1">
            <OutsideNote change={row.outside} href={`/e/${row.key}/deploys#outside`} />
          </p>
        )}
        {running && (
          <p className="mt-1">
            <Link className="link" href={`/deploys/${running.run.number}`} prefetch={false}>
              {t('environment.running', {
                number: running.run.number,
                component: running.run.component,
                step: running.run.step
                  ? t(`step.${running.run.step.name}`)
                  : t(`run.state.${running.run.state}`),
              })}
            </Link>
          </p>
        )}
      </div>
      <div className="environment-strip">
        <WatchStrip
          samples={row.samples}
          marks={row.marks}
          axis={axis}
          name={row.key}
          silentSince={row.silentSince}
        />
        <StripScale axis={axis} sparse silentSince={row.silentSince} />
      </div>
    </div>
  );
}

/** Of what is not known no deploy is told: it would read as the reason. */
const isLoud = (verdict: Verdict): boolean => verdict === 'failing' || verdict === 'degraded';
