import Link from 'next/link';
import { FreezeWords } from '#components/holds/freeze-notes.tsx';
import { OutsideAuthor } from '#components/outside/outside-note.tsx';
import { Broke } from '#components/run/broke.tsx';
import { Age } from '#components/time/age.tsx';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import type { VersionCell, VersionRow, Versions } from '#lib/domain/deploy/versions.ts';
import { outsideThing } from '#lib/words/outside.ts';

/** Of each column; more are on the pages that they lead to. */
const MOST = 3;

type Foreign = { readonly row: VersionRow; readonly cell: VersionCell };

/** What is not as runs left it, with what the next one does to it; and the calendar. */
export function VersionsFoot({ versions }: { readonly versions: Versions }) {
  const t = useWords();
  const cells = versions.rows.flatMap((row) => row.cells.map((cell): Foreign => ({ row, cell })));
  const outside = cells.filter(({ cell }) => cell.outside !== undefined);
  const drifted = cells.filter(({ cell }) => cell.drift !== undefined);
  return (
    <div className="versions-foot">
      <section aria-labelledby="foot-outside">
        <h2 id="foot-outside">{t('outside.title')}</h2>
        {outside.length === 0 && <p className="text-t3">{t('versions.foot.noOutside')}</p>}
        {outside.slice(0, MOST).map((each) => (
          <OutsideOf key={keyOf(each)} {...each} />
        ))}
      </section>
      <section aria-labelledby="foot-drift">
        <h2 id="foot-drift">{t('versions.foot.drift')}</h2>
        {drifted.length === 0 && <p className="text-t3">{t('versions.foot.noDrift')}</p>}
        {drifted.slice(0, MOST).map((each) => (
          <DriftOf key={keyOf(each)} {...each} />
        ))}
      </section>
      <section aria-labelledby="foot-calendar">
        <h2 id="foot-calendar">{t('versions.foot.calendar')}</h2>
        {versions.freezes.length === 0 && <p className="text-t3">{t('versions.foot.noFreeze')}</p>}
        {versions.freezes.map((freeze) => (
          <p key={freeze.environment}>
            {nameOf(freeze.environment)}: <FreezeWords freeze={freeze} />
          </p>
        ))}
        {versions.freezes.some(({ on }) => on) && <p className="text-t2">{t('hold.goesOn')}</p>}
        {versions.promotes.length > 0 && <h3>{t('versions.foot.promotes')}</h3>}
        {versions.promotes.map((each) => (
          <PromoteOf key={each.run.id} {...each} />
        ))}
      </section>
    </div>
  );
}

const keyOf = ({ row, cell }: Foreign): string => `${row.component.name} ${cell.environment}`;
const nameOf = (environment: string): string => environment.split('/')[1] ?? environment;

function OutsideOf({ row, cell }: Foreign) {
  const t = useWords();
  const [newest] = cell.outside ?? [];
  if (!newest) return null;
  return (
    <div className="versions-foot-item">
      <p>
        <b>
          <PlainText text={outsideThing(t, newest)} />
        </b>{' '}
        {t('versions.foot.in', { name: nameOf(cell.environment) })}, <Age at={newest.at} plain />
      </p>
      <p className="text-t2">
        <OutsideAuthor change={newest} />
        {newest.event !== undefined && (
          <>
            , <code>{newest.event}</code>
          </>
        )}
        . {t(`versions.foot.next.${row.component.tool === 'terraform' ? 'terraform' : 'stack'}`)}
      </p>
      <p className="versions-foot-ways">
        <Link className="control" href={`/e/${cell.environment}/deploys#outside`} prefetch={false}>
          {t('versions.foot.show')}
        </Link>
        <PlanLink row={row} cell={cell} />
      </p>
    </div>
  );
}

function DriftOf({ row, cell }: Foreign) {
  const t = useWords();
  if (!cell.drift) return null;
  const { addresses, checkedAt } = cell.drift;
  return (
    <div className="versions-foot-item">
      <p>
        <b>
          <PlainText
            text={t('versions.foot.drifted', { more: addresses.length - 1, first: addresses[0] ?? '' })}
          />
        </b>{' '}
        {t('versions.foot.in', { name: nameOf(cell.environment) })}
      </p>
      <p className="text-t2">
        {t('versions.foot.found')} <Age at={checkedAt} plain />
      </p>
      <p className="versions-foot-ways">
        <Link className="control" href={`/e/${cell.environment}/diagnose`} prefetch={false}>
          {t('versions.foot.details')}
        </Link>
        <PlanLink row={row} cell={cell} />
      </p>
    </div>
  );
}

/** A plan of what stands there says what of it would be put back. */
function PlanLink({ row, cell }: Foreign) {
  const t = useWords();
  if (!cell.last) return null;
  const { name } = row.component;
  const query = new URLSearchParams({ environment: cell.environment, only: name });
  return (
    <Link className="control" href={`/deploys/new?${query}`} prefetch={false}>
      {t('versions.foot.plan', { component: name })}
    </Link>
  );
}

function PromoteOf({ run, deployment }: RequestedRun) {
  const t = useWords();
  return (
    <p className="versions-foot-promote">
      <Link className="link underline underline-offset-2" href={`/deploys/${run.number}`} prefetch={false}>
        #{run.number}
      </Link>{' '}
      {t('versions.promoteWhat', { component: run.component, name: nameOf(deployment.environment) })}
      <span className="ml-auto text-t2">
        <Moment at={run.finishedAt ?? run.updatedAt} />
        {', '}
        {run.broke ? (
          <Broke broke={run.broke} environment={deployment.environment} />
        ) : (
          t('versions.foot.notBroken')
        )}
      </span>
    </p>
  );
}
