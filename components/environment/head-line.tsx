import { ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { StatusPill } from '#components/status/status-pill.tsx';
import { Age } from '#components/time/age.tsx';
import { HeldFor } from '#components/time/held-for.tsx';
import { useWords } from '#components/words/use-words.ts';
import { systemWord } from '#lib/domain/environment.ts';
import { isBeingDeployed, verdictOf } from '#lib/domain/overview/board.ts';
import type { EnvironmentHead } from '#lib/domain/overview/environment-head.ts';
import { lastReadWords, troubles } from '#lib/words/health.ts';
import { outsideThing } from '#lib/words/outside.ts';
import { reasonWords } from '#lib/words/reason.ts';

/** Opens the whole head; a page's own parts may be another label of it. */
export const HEAD_OPEN = 'environment-head-open';

/**
 * The head of an environment in one line, beside the tabs: for the picture, and for logs while a banner takes their
 * height (`data-folds-head`), elsewhere nothing of it is seen. A checkbox, so that it opens without JavaScript.
 */
export function HeadLine({ head }: { readonly head: EnvironmentHead }) {
  const t = useWords();
  const { row } = head;
  const health = row.health?.state === 'ready' ? row.health : undefined;
  const [first] = health && row.lastRead === undefined ? troubles(health.value) : [];
  return (
    <div className="head-line">
      <h1 className="sr-only">
        {systemWord(row)} / {row.name}
      </h1>
      <StatusPill status={verdictOf(row.health)} />
      {isBeingDeployed(row) && <StatusPill status="deploying" />}
      <p className="text-t2">
        {health && row.lastRead === undefined && (
          <>
            <HeldFor since={health.value.since} />
            {' · '}
            {first ? reasonWords(t, first.reason) : t('health.allPass', { n: health.value.checks.length })}
          </>
        )}
        {row.lastRead !== undefined && lastReadWords(t, row.lastRead)}
        {row.sinceNumber !== undefined && (
          <>
            {' · '}
            <Link className="link" href={`/deploys/${row.sinceNumber}`} prefetch={false}>
              {t('overview.sinceDeploy', { number: row.sinceNumber })}
            </Link>
          </>
        )}
        {row.sinceOutside && <> · {t('outside.since', { thing: outsideThing(t, row.sinceOutside) })}</>}
      </p>
      {health && <Age at={health.asOf} freshFor={row.lastRead === undefined ? health.freshFor : 0} bare />}
      <input type="checkbox" id={HEAD_OPEN} className="head-open" aria-label={t('environment.headOpen')} />
      <label htmlFor={HEAD_OPEN} className="head-chevron">
        <ChevronDown size={16} aria-hidden="true" />
      </label>
    </div>
  );
}
