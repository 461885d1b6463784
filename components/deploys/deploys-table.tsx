import { OctagonX, Siren, Snowflake } from 'lucide-react';
import Link from 'next/link';
import { Broke } from '#components/run/broke.tsx';
import { RunWord } from '#components/run/run-pill.tsx';
import { SinceThenWords } from '#components/run/since-then.tsx';
import { Age } from '#components/time/age.tsx';
import { Elapsed } from '#components/time/elapsed.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { sinceThen } from '#lib/domain/deploy/after-deploy.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import { elapsed } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import { ComponentName } from './component-name.tsx';

/** A row a run, in the order given. */
export function DeploysTable(props: { readonly runs: readonly RequestedRun[]; readonly name: string }) {
  const t = useWords();
  const columns = [
    'run',
    'environment',
    'component',
    'what',
    'commit',
    'by',
    'state',
    'duration',
    'age',
  ] as const;
  return (
    <SheetScroll>
      <table className="ruled deploys two-line" aria-label={props.name}>
        <thead>
          <tr>
            {columns.map((each) => (
              <th key={each} scope="col" className={each === 'duration' || each === 'age' ? 'num' : ''}>
                {t(`deploys.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.runs.map((each) => (
            <RunRow key={each.run.id} {...each} />
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}

/** What came after the end: a mark that stays. */
function SinceThenCell({ run }: Pick<RequestedRun, 'run'>) {
  const t = useWords();
  const { broke, wayBack } = run;
  if (wayBack !== undefined)
    return (
      <p className="text-second">
        <Link className="link underline underline-offset-2" href={`/deploys/${wayBack}`} prefetch={false}>
          {t('after.listBack', { run: wayBack })}
        </Link>
      </p>
    );
  const since = broke && sinceThen({ broke }, { around: [] });
  if (!since) return null;
  return (
    <span
      className={`block whitespace-nowrap text-second ${broke.recoveredAt ? 'text-t2' : 'text-failing-ink'}`}
    >
      <SinceThenWords since={since} />
    </span>
  );
}

function RunRow({ deployment, run, held, brokeGlass }: RequestedRun) {
  const t = useWords();
  return (
    <tr>
      <td>
        <Link className="link row-link font-semibold" href={`/deploys/${run.number}`} prefetch={false}>
          #{run.number}
        </Link>
      </td>
      <td className="whitespace-nowrap">{deployment.environment}</td>
      <td className="deploys-component">
        <ComponentName name={run.component} tool={run.tool} />
      </td>
      <td className="deploys-what">
        <span className="block truncate">
          <PlainText text={deployment.subject} />
        </span>
        {run.broke && (
          <span className="block text-second text-failing-ink">
            <Broke broke={run.broke} environment={deployment.environment} />
          </span>
        )}
        {run.failure && (
          <span className="line-clamp-2 text-second text-failing-ink [overflow-wrap:anywhere]">
            <PlainText text={run.failure.cause} />
          </span>
        )}
      </td>
      <td className="deploys-more">
        <code>{shortCommit(deployment.commit)}</code>
      </td>
      <td className="deploys-more whitespace-nowrap">{nameOf(deployment.requestedBy)}</td>
      <td>
        <RunWord state={run.state} />
        {held && (
          <span className="flex items-center gap-1 text-second text-t2">
            {held === 'line' ? (
              <OctagonX size={13} aria-hidden="true" />
            ) : (
              <Snowflake size={13} aria-hidden="true" />
            )}
            {t(`deploys.held.${held}`)}
          </span>
        )}
        {brokeGlass && (
          <span className="flex items-center gap-1 text-second text-failing-ink">
            <Siren size={13} aria-hidden="true" />
            {t('deploys.brokeGlass')}
          </span>
        )}
        <SinceThenCell run={run} />
      </td>
      <td className="deploys-more num text-t2" data-of={t('deploys.column.duration')}>
        {isFinal(run.state) ? (
          durationWords(t, elapsed(run.createdAt, run.finishedAt ?? run.updatedAt))
        ) : (
          <Elapsed since={run.createdAt} />
        )}
      </td>
      <td className="deploys-more num" data-of={t('deploys.column.age')}>
        <Age at={deployment.requestedAt} bare />
      </td>
    </tr>
  );
}
