import type { StripAxis } from '#components/strip/strip-axis.ts';
import { StripScale } from '#components/strip/strip-scale.tsx';
import { WatchStrip } from '#components/strip/watch-strip.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import { releaseName } from '#lib/domain/deploy/release.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { NotRunRow, RanRow } from './ran-row.tsx';

type Props = { readonly page: RunPage; readonly axis: StripAxis };

/** Each environment where the same commit of the component was deployed: for how long, how it did, and the day of the newest. */
export function WhereItRan({ page: { release, run, target }, axis }: Props) {
  const t = useWords();
  const { ran, notRun } = release;
  const last = ran.find(({ day }) => day !== undefined);
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
      {ran.length === 0 && notRun.length === 0 ? (
        <p className="px-5 py-2 text-t2 max-tablet:px-4">{t('release.nowhere')}</p>
      ) : (
        <table className="ruled where-it-ran">
          <thead>
            <tr>
              <th scope="col">{t('release.ran.environment')}</th>
              <th scope="col">{t('release.ran.for')}</th>
              <th scope="col" className="num">
                {t('after.errors')}
              </th>
              <th scope="col" className="num">
                p95
              </th>
              <th scope="col" className="num">
                {t('after.requests')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ran.map((each) => (
              <RanRow key={each.run.id} ran={each} />
            ))}
            {notRun.map((each) => (
              <NotRunRow key={each.environment} not={each} component={run.component} />
            ))}
          </tbody>
        </table>
      )}
      {last?.day && (
        <div className="run-strip">
          <p className="text-second text-t3">
            {t('release.ran.day', { environment: last.deployment.environment, run: last.run.number })}
          </p>
          <WatchStrip {...last.day} axis={axis} name={last.deployment.environment} height={40} />
          {/* What strips stand on is drawn once a page. */}
          {!target && <StripScale axis={axis} sparse silentSince={last.day.silentSince} />}
        </div>
      )}
    </section>
  );
}
