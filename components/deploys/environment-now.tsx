import Link from 'next/link';
import type { ReactNode } from 'react';
import { RunWord } from '#components/run/run-pill.tsx';
import { StatusWord } from '#components/status/status-pill.tsx';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentNow } from '#lib/domain/deploy/environment-now.ts';
import type { RequestableEnvironment } from '#lib/domain/deploy/requestable.ts';
import { verdictOf } from '#lib/domain/overview/board.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortCommit } from '#lib/words/shorten.ts';

type Props = { readonly environment: RequestableEnvironment; readonly now: EnvironmentNow };

/** Beside a request: how the environment is, what stands on it, what is ahead in line, and the rules that will apply. */
export function EnvironmentNowPanel({ environment, now }: Props) {
  const t = useWords();
  const { health, open, deployed } = now;
  return (
    <aside className="request-now" aria-labelledby="request-now">
      <Section>
        <h2 id="request-now" className="font-semibold">
          <Link className="link" href={`/e/${environment.key}`} prefetch={false}>
            {environment.key}
          </Link>
        </h2>
        {health !== 'not-allowed' && <Health health={health} />}
      </Section>
      <Section title={t('deploys.now.deployed')}>
        {deployed.map(({ lane, last }) => (
          <div key={lane} className="grid grid-cols-[60px_minmax(0,1fr)] items-baseline gap-2 py-1">
            <span>
              <span className="chip">{t(`lane.short.${lane}`)}</span>
            </span>
            {last ? (
              <span>
                <Link
                  className="link underline underline-offset-2"
                  href={`/deploys/${last.run.number}`}
                  prefetch={false}
                >
                  #{last.run.number}
                </Link>{' '}
                <code>{shortCommit(last.deployment.commit)}</code>{' '}
                <PlainText text={last.deployment.subject} />
                <span className="block text-second text-t3">
                  {nameOf(last.deployment.requestedBy)} · <Age at={last.deployment.requestedAt} plain />
                </span>
              </span>
            ) : (
              <span className="text-t3">{t('deploys.now.never')}</span>
            )}
          </div>
        ))}
      </Section>
      <Section title={t('deploys.openHere', { n: open.length })}>
        {open.map(({ run, deployment }) => (
          <p key={run.id} className="flex flex-wrap items-baseline gap-x-2 py-0.5">
            <Link className="link" href={`/deploys/${run.number}`} prefetch={false}>
              #{run.number}
            </Link>
            <span className="chip">{t(`lane.short.${run.lane}`)}</span>
            <RunWord state={run.state} />
            <span className="text-second text-t3">
              {nameOf(deployment.requestedBy)} · <Age at={deployment.requestedAt} plain />
            </span>
          </p>
        ))}
      </Section>
      <Section title={t('deploys.now.rules')}>
        <ul className="text-t2">
          {environment.lanes.map(({ lane, approvals, refs, after }) => (
            <li key={lane}>
              {t('deploys.rule', {
                lane: t(`lane.${lane}`),
                n: approvals,
                refs: refs.includes('*') ? t('deploys.anyRef') : refs.join(', '),
              })}
              {after && <> {t('deploys.after', { after })}</>}
            </li>
          ))}
        </ul>
      </Section>
    </aside>
  );
}

/** The verdict with its age and what is wrong; the same words as on the overview. */
function Health({ health }: { readonly health: Exclude<EnvironmentNow['health'], 'not-allowed'> }) {
  const t = useWords();
  const verdict = verdictOf(health);
  const cause =
    health?.state === 'ready' && verdict !== 'healthy'
      ? health.value.checks.find((each) => each.verdict === verdict)
      : undefined;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 pt-1">
        <StatusWord status={verdict} />
        {health?.state === 'ready' && <Age at={health.asOf} freshFor={health.freshFor} />}
        {health?.state === 'failed' && <Age at={health.since} freshFor={0} />}
      </p>
      {cause && <p className="text-t2">{reasonWords(t, cause.reason)}</p>}
    </>
  );
}

function Section({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section className="border-b border-line1 px-5 py-3">
      {title !== undefined && <h3 className="pb-1 font-semibold">{title}</h3>}
      {children}
    </section>
  );
}
