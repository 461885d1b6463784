import { ComponentName } from '#components/deploys/component-name.tsx';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { nameOf, withNames } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { releaseName } from '#lib/domain/deploy/release.ts';
import { isFinal, type RunState } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { elapsed, type Instant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import { RunAttendance } from './attendance.tsx';
import { Broke, BrokePill } from './broke.tsx';
import { FirstCause } from './first-cause.tsx';
import { GlassMark } from './glass-mark.tsx';
import { RunHeld } from './held.tsx';
import { RunPill } from './run-pill.tsx';
import { RunsOfDeployment } from './runs-of-deployment.tsx';

/** The request in its own words, where it stands, why it is strict, and the first real cause when it failed. */
export function RunTitle({ page, now }: { readonly page: RunPage; readonly now: Instant }) {
  const t = useWords();
  const { run, deployment } = page;
  const risks = [...new Set(page.plan?.plan.changes.flatMap((each) => each.risks) ?? [])];
  return (
    <div className="page-head">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 text-title font-semibold [overflow-wrap:anywhere]">
          {run.broke ? <Broke broke={run.broke} environment={page.environment} now={now} /> : null}
          {!run.broke && <Heading page={page} />}
        </h1>
        {run.broke ? <BrokePill broke={run.broke} /> : <RunPill state={run.state} />}
        <WayBackPill page={page} />
      </div>
      {(run.broke || deployment.origin?.after !== undefined) && (
        <p className="mt-1">
          <PlainText text={deployment.subject} />
        </p>
      )}
      <p className="mt-1 text-t2">
        {t('run.number', { number: run.number })} · <ComponentName name={run.component} tool={run.tool} /> ·{' '}
        {page.environment} · {t('run.requestedBy', { name: nameOf(deployment.requestedBy) })}{' '}
        <Moment at={deployment.requestedAt} /> · <code>{shortCommit(deployment.commit)}</code>
        {deployment.ref !== deployment.commit && ` (${deployment.ref})`}
        <SameBytes page={page} />
        {page.rule.strictBecause.length > 0 && (
          <>
            {' '}
            ·{' '}
            {t('run.strictLane', {
              risks: page.rule.strictBecause.map((each) => t(`run.risk.${each}`)).join(', '),
            })}
          </>
        )}
        {page.rule.strictBecause.length === 0 && risks.length > 0 && (
          <> · {t('run.strict', { risks: risks.map((each) => t(`run.risk.${each}`)).join(', ') })}</>
        )}
      </p>
      {deployment.runs.length > 1 && <RunsOfDeployment runs={deployment.runs} here={run.id} />}
      <SetAside page={page} />
      <GlassMark page={page} />
      <RunHeld page={page} />
      <RunAttendance page={page} now={now} />
      <FirstCause page={page} />
    </div>
  );
}

/** The request in its own words; of several commits that wait for people, that they do; of what nobody asked for, what it undoes. */
function Heading({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const { deployment, environment, release, run } = page;
  const after = deployment.origin?.after;
  if (after !== undefined) return <>{t('after.ownHeading', { environment, run: after })}</>;
  const commits = release.between?.kind === 'ahead' ? release.between.commits.length : 0;
  if (commits < 2 || !READY.includes(run.state)) return <PlainText text={deployment.subject} />;
  return <>{t('release.ready', { n: commits, component: run.component, environment })}</>;
}

/** What became of a run that did not go on, where its history says more than its state: by which run, by whom and why. */
function SetAside({ page: { run, events } }: { readonly page: RunPage }) {
  const t = useWords();
  const last = events.at(-1);
  if (!last?.note || last.to !== run.state || !SAYS_WHY.includes(run.state)) return null;
  return (
    <p className="mt-1 [overflow-wrap:anywhere] first-letter:uppercase">
      <PlainText text={reasonWords(t, withNames(last.note))} />
    </p>
  );
}

const SAYS_WHY: readonly RunState[] = ['superseded', 'cancelled', 'expired'];

const READY: readonly RunState[] = ['awaiting-approval', 'approved'];

/** Whose bytes they are, where they were built for a run before it. */
function SameBytes({ page: { deployment, release } }: { readonly page: RunPage }) {
  const t = useWords();
  const { origin } = deployment;
  if (origin?.kind !== 'promote' || !release.release) return null;
  return <> · {t('release.promotes', { release: releaseName(release.release), run: origin.run })}</>;
}

function WayBackPill({ page: { run, after } }: { readonly page: RunPage }) {
  const t = useWords();
  const { backRun } = after;
  if (!backRun || (isFinal(backRun.state) && backRun.state !== 'succeeded')) return null;
  const { number, finishedAt } = backRun;
  return (
    <span className="pill">
      {finishedAt === undefined
        ? t('after.rollingBackPill', { run: number })
        : t('after.rolledBackPill', {
            run: number,
            for: ageWords(t, elapsed(run.finishedAt ?? run.updatedAt, finishedAt)),
          })}
    </span>
  );
}
