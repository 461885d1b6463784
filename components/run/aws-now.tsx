import type { ReactNode } from 'react';
import { Age } from '#components/time/age.tsx';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { SeenEvent } from '#lib/domain/deploy/aws-sighting.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { engineOf } from '#lib/domain/deploy/tool.ts';
import { marked } from '#lib/domain/text/marks.ts';
import { failureWords } from '#lib/words/failure.ts';

/** Three looks of the runner. */
const FRESH_MS = 90_000;

/** What AWS says of a run that is executed or waits for a person, and what was asked of it. */
export function AwsNow({ page, children }: { readonly page: RunPage; readonly children: ReactNode }) {
  const t = useWords();
  const { aws, run } = page;
  if (!aws) return null;
  const { sighting, operations } = aws;
  return (
    <section className="border-b border-line1 px-5 py-3" aria-labelledby="aws-now">
      <div className="flex items-baseline pb-1">
        <h2 id="aws-now" className="font-semibold">
          {t('run.aws.title')}
        </h2>
        {sighting && (
          <span className="ml-auto text-second text-t3">
            <Age at={sighting.at} {...(run.state === 'needs-attention' ? { freshFor: FRESH_MS } : {})} />
          </span>
        )}
      </div>
      {!sighting && <p className="text-t3">{t('run.aws.notAsked')}</p>}
      {sighting?.failure && (
        <p className="text-failing-ink">
          <PlainText text={failureWords(t, sighting.failure).what} />
        </p>
      )}
      {sighting?.stack && (
        <p className="[overflow-wrap:anywhere]">
          <code>{sighting.stack.name}</code> · <code>{sighting.stack.status}</code>
          {sighting.stack.reason && (
            <span className="block text-second text-t2">
              <PlainText text={sighting.stack.reason} />
            </span>
          )}
        </p>
      )}
      {sighting?.shifting?.map(({ deployment, status, functionName, alias, percent }) => (
        <p key={deployment} className="mt-1.5 [overflow-wrap:anywhere]">
          {t('after.gradual.now', {
            what: marked([functionName, alias].filter(Boolean).join(':') || deployment),
            status: marked(status),
            percent: percent === undefined ? '?' : String(percent),
          })}
        </p>
      ))}
      {sighting && sighting.inProgress.length > 0 && (
        <Events title={t('run.aws.inProgress')} events={sighting.inProgress} />
      )}
      {sighting && sighting.events.length > 0 && (
        <Events title={t('run.aws.events')} events={sighting.events} />
      )}
      {engineOf(run.tool) === 'terraform' && sighting && (
        <p className="mt-1.5 [overflow-wrap:anywhere]">
          {sighting.stateLock
            ? t('run.aws.stateLock', {
                who: marked(sighting.stateLock.who),
                operation: marked(sighting.stateLock.operation),
                id: marked(sighting.stateLock.id),
              })
            : t('run.aws.stateFree')}
        </p>
      )}
      {operations.map(({ id, operation, requestedBy, requestedAt, takenAt, failure }) => (
        <p key={id} className="mt-1.5 text-second text-t2 [overflow-wrap:anywhere]">
          <Moment at={requestedAt} /> {t(`run.aws.asked.${operation}`)}, {nameOf(requestedBy)}:{' '}
          {failure
            ? t('run.aws.refused', { cause: marked(failure) })
            : t(takenAt ? 'run.aws.taken' : 'run.aws.open')}
        </p>
      ))}
      <div className="mt-2 grid gap-3">{children}</div>
    </section>
  );
}

function Events({ title, events }: { readonly title: string; readonly events: readonly SeenEvent[] }) {
  return (
    <>
      <h3 className="mt-2 text-second text-t3">{title}</h3>
      <ol className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1">
        {events.map((each) => (
          <li
            key={`${each.at} ${each.logicalId} ${each.status}`}
            className="col-span-2 grid grid-cols-subgrid"
          >
            <span className="text-t3">
              <Moment at={each.at} />
            </span>
            <span className="[overflow-wrap:anywhere]">
              <code>
                <PlainText text={each.logicalId} />
              </code>{' '}
              <code className="text-t3">{each.status}</code>
              {each.reason && (
                <span className="block text-second text-t3">
                  <PlainText text={each.reason} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
