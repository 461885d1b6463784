import Link from 'next/link';
import type { ReactNode } from 'react';
import { useContactFacts } from '#components/environment/contact.tsx';
import { LeftOpen } from '#components/isolation/left-open.tsx';
import { Age } from '#components/time/age.tsx';
import { Moment } from '#components/time/moment.tsx';
import { nameOf, withNames } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { waitsFor } from '#lib/domain/deploy/ahead.ts';
import { isHeld } from '#lib/domain/deploy/hold.ts';
import { waitsInLine } from '#lib/domain/deploy/queue.ts';
import { releaseName } from '#lib/domain/deploy/release.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortCommit, shortDigest } from '#lib/words/shorten.ts';

/** What voids the approvals, who holds the environment, and everything that has happened. */
export function RunFacts({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const { deployment, plan, lock, run, events, release, proof } = page;
  const tools = plan?.plan.madeBy;
  const contact = useContactFacts(page.contact);
  return (
    <>
      <Section title={t(isFinal(run.state) ? 'run.madeFrom' : 'run.whatVoids')}>
        {release.release && (
          <Fact name={t('run.voids.release')} value={<code>{releaseName(release.release)}</code>} />
        )}
        {plan && <Fact name={t('run.voids.content')} value={<code>{shortDigest(plan.plan.content)}</code>} />}
        {release.before && !isFinal(run.state) && (
          <Fact
            name={t('run.voids.from', { environment: page.environment })}
            value={<code>{shortCommit(release.before.deployment.commit)}</code>}
          />
        )}
        {proof.planEnds !== undefined && !isFinal(run.state) && (
          <Fact name={t('run.voids.until')} value={<Moment at={proof.planEnds} />} />
        )}
        <Fact name={t('run.commit')} value={<code>{shortCommit(deployment.commit)}</code>} />
        {deployment.ref !== deployment.commit && (
          <Fact name={t('run.ref')} value={<code>{deployment.ref}</code>} />
        )}
        {tools?.stateSerial !== undefined && (
          <Fact name={t('run.serial')} value={<code>{tools.stateSerial}</code>} />
        )}
        {tools?.terraform && (
          <Fact
            name={t('run.tools')}
            value={<code>{[tools.terraform, ...Object.values(tools.providers ?? {})].join(', ')}</code>}
          />
        )}
        {tools?.fragment?.map(({ setting, file, line }) => (
          <Fact
            key={setting}
            name={t('run.setting', { setting })}
            value={
              <code>
                {file}:{line}
              </code>
            }
          />
        ))}
        {tools?.changeSet && <Fact name={t('run.changeSet')} value={<code>{tools.changeSet}</code>} />}
      </Section>
      {tools?.isolation && (
        <Section title={t('isolation.title')} aside={t(`isolation.kind.${tools.isolation}`)}>
          <LeftOpen report={{ kind: tools.isolation, limits: 'cgroup' }} />
        </Section>
      )}
      {(lock || !isFinal(run.state)) && (
        <Section title={t('run.lock')}>
          <Fact
            name={t('run.lockOn', { environment: page.environment })}
            value={
              lock === undefined ? (
                t('run.free')
              ) : lock.runId === run.id ? (
                t('run.thisRun')
              ) : (
                <>
                  <Link className="link" href={`/deploys/${lock.runNumber ?? ''}`} prefetch={false}>
                    #{lock.runNumber}
                  </Link>{' '}
                  {lock.since !== undefined && <Age at={lock.since} bare />}
                </>
              )
            }
          />
          {!isFinal(run.state) && <Fact name={t('run.queue')} value={<Place page={page} />} />}
        </Section>
      )}
      {contact.length > 0 && (
        <Section title={t('contact.title')}>
          {contact.map((each) => (
            <Fact key={each.name} {...each} />
          ))}
        </Section>
      )}
      <Section title={t('run.history')} aside={<AuditLink count={events.length} />}>
        <ol className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1">
          {events.map((each) => (
            <li key={each.seq} className="col-span-2 grid grid-cols-subgrid">
              <span className="text-t3">
                <Moment at={each.at} />
              </span>
              <span>
                {each.to && t(`run.state.${each.to}`)}, {nameOf(each.actor)}
                {each.note && (
                  <span className="block text-second text-t3">{reasonWords(t, withNames(each.note))}</span>
                )}
              </span>
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

/** Whose turn it is: what a runner takes before this run, by number. */
function Place({ page: { run, deployment, ahead, attendance, held } }: { readonly page: RunPage }) {
  const t = useWords();
  const needed = waitsFor(run.needs, deployment.runs);
  if (needed.length > 0 && waitsInLine(run))
    return <>{t('run.waitsForNeed', { numbers: needed.map(({ number }) => `#${number}`).join(', ') })}</>;
  if (!waitsInLine(run)) {
    if (run.state === 'awaiting-approval') return <>{t('run.notInLine')}</>;
    return <>{t(attendance.kind === 'attended' ? 'run.working' : 'run.attendance.nobodyWorks')}</>;
  }
  if (attendance.kind === 'no-runner' || attendance.kind === 'no-pool')
    return <>{t('run.attendance.queued', { n: ahead.length })}</>;
  if (run.state === 'approved' && held && isHeld(held)) return <>{t('hold.outOfLine')}</>;
  if (ahead.length === 0) return <>{t('run.first')}</>;
  return <>{t('run.behind', { n: ahead.length, numbers: ahead.map((each) => `#${each}`).join(', ') })}</>;
}

function AuditLink({ count }: { readonly count: number }) {
  const t = useWords();
  return (
    <>
      {t('run.entries', { n: count })} ·{' '}
      <Link className="link underline underline-offset-2" href="/audit" prefetch={false}>
        {t('run.auditChain')}
      </Link>
    </>
  );
}

function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="border-b border-line1 px-5 py-3">
      <div className="flex items-baseline pb-1">
        <h2 className="font-semibold">{props.title}</h2>
        {props.aside && <span className="ml-auto text-second text-t3">{props.aside}</span>}
      </div>
      {props.children}
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <p className="flex flex-wrap justify-between gap-x-4 py-0.5">
      <span className="text-t3">{name}</span>
      <span className="ml-auto text-right [overflow-wrap:anywhere]">{value}</span>
    </p>
  );
}
