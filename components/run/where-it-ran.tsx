import Link from 'next/link';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import { releaseName } from '#lib/domain/deploy/release.ts';
import { shareOf, type WatchFigures } from '#lib/domain/deploy/release-watch.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import type { WhereItRan as Ran } from '#lib/domain/deploy/run-release.ts';
import { durationWords } from '#lib/words/duration.ts';
import { percent } from '#lib/words/figures.ts';
import { Broke } from './broke.tsx';
import { RunWord } from './run-pill.tsx';

/** Each environment where the same commit of the component was deployed: how it ended, and whether it still stands there. */
export function WhereItRan({ page: { release } }: { readonly page: RunPage }) {
  const t = useWords();
  const { ran } = release;
  return (
    <section aria-labelledby="where-it-ran">
      <div className="section-head">
        <h2 id="where-it-ran" className="font-semibold">
          {t('release.whereItRan')}
        </h2>
        {release.release && (
          <span className="text-second text-t3">
            {t('release.builtOnce', {
              release: releaseName(release.release),
              run: release.release.builtBy,
            })}{' '}
            <Age at={release.release.builtAt} plain />
          </span>
        )}
      </div>
      {ran.length === 0 ? (
        <p className="px-5 py-2 text-t2 max-tablet:px-4">{t('release.nowhere')}</p>
      ) : (
        <ul className="where-it-ran">
          {ran.map((each) => (
            <Row key={each.run.id} ran={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ ran: { run, deployment, stillThere, saw } }: { readonly ran: Ran }) {
  const t = useWords();
  const { finishedAt } = run;
  return (
    <li>
      <span className="font-medium">{deployment.environment.split('/')[1]}</span>
      <Link className="link underline underline-offset-2" href={`/deploys/${run.number}`} prefetch={false}>
        #{run.number}
      </Link>
      <RunWord state={run.state} />
      {saw && <Saw {...saw} />}
      {run.broke && (
        <span className="text-second text-failing-ink">
          <Broke broke={run.broke} environment={deployment.environment} />
        </span>
      )}
      <span className="ml-auto text-second text-t3">
        {finishedAt !== undefined && (
          <>
            {t(stillThere ? 'release.runsSince' : 'release.ranAt')} <Age at={finishedAt} plain />
          </>
        )}
      </span>
    </li>
  );
}

/** Share of failed requests and p95, before it and while it was watched. */
function Saw({ before, since }: NonNullable<Ran['saw']>) {
  const t = useWords();
  const words = (figures: WatchFigures) => {
    const share = shareOf(figures);
    return [
      share === undefined ? t('after.none') : percent(share),
      ...(figures.p95 === undefined ? [] : [durationWords(t, figures.p95)]),
    ].join(', ');
  };
  return (
    <span className="text-second text-t2">
      {t('after.saw', { before: words(before), since: words(since), n: since.requests })}
    </span>
  );
}
