import Link from 'next/link';
import type { ReactNode } from 'react';
import { RunWord } from '#components/run/run-pill.tsx';
import { StatusWord } from '#components/status/status-pill.tsx';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentNow } from '#lib/domain/deploy/environment-now.ts';
import type { RequestableComponent, RequestableEnvironment } from '#lib/domain/deploy/requestable.ts';
import { verdictOf } from '#lib/domain/overview/board.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import { ComponentName } from './component-name.tsx';

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
        {deployed.map(({ component, last }) => (
          <div key={component.name} className="py-1">
            <ComponentName {...component} />
            {last ? (
              <span className="block">
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
              <span className="block text-t3">{t('deploys.now.never')}</span>
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
            <ComponentName name={run.component} tool={run.tool} />
            <RunWord state={run.state} />
            <span className="text-second text-t3">
              {nameOf(deployment.requestedBy)} · <Age at={deployment.requestedAt} plain />
            </span>
          </p>
        ))}
      </Section>
      <Section title={t('deploys.now.rules')}>
        <ul className="text-t2">
          {rulesOf(environment.components).map(({ names, approvals, refs, promotedFrom, deployable }) => (
            <li key={names} className="[overflow-wrap:anywhere]">
              {deployable
                ? t('deploys.rule', {
                    component: names,
                    n: approvals,
                    refs: refs.includes('*') ? t('deploys.anyRef') : refs.join(', '),
                  })
                : t('deploys.watchedRule', { component: names })}
              {promotedFrom && <> {t('deploys.after', { after: promotedFrom })}</>}
            </li>
          ))}
        </ul>
      </Section>
    </aside>
  );
}

type Rule = Omit<RequestableComponent, 'name'> & { readonly names: string };

/** Components of one rule stand together: an environment may have a dozen of the same. */
function rulesOf(components: readonly RequestableComponent[]): readonly Rule[] {
  const sameRule = Map.groupBy(components, ({ deployable, approvals, refs, promotedFrom }) =>
    JSON.stringify(deployable ? [approvals, refs, promotedFrom] : []),
  );
  return [...sameRule.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, names: [first, ...more].map(({ name }) => name).join(', ') }] : [],
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
