import Link from 'next/link';
import { Decision, type DecisionState } from '#components/run/decision.tsx';
import { Moment } from '#components/time/moment.tsx';
import { Disabled } from '#components/ui/disabled.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { LinePage } from '#lib/domain/deploy/line-page.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { FreezeWords } from './freeze-notes.tsx';

type Act = (before: DecisionState, form: FormData) => Promise<DecisionState>;

type Props = {
  readonly page: LinePage;
  readonly stop: Act;
  readonly start: Act;
};

/** The switch for everything, what it holds back, and the freezes that are on or near. */
export function LineSheet({ page, stop, start }: Props) {
  const t = useWords();
  return (
    <>
      <div className="page-head grid gap-3">
        <h1 className="text-title font-semibold">{t(page.stop ? 'line.stopped' : 'line.runs')}</h1>
        <p className="text-t2">
          {page.stop ? (
            <>
              {t('line.by', { name: nameOf(page.stop.by) })} <Moment at={page.stop.at} /> · {page.stop.why}
            </>
          ) : (
            t('line.runsWhat')
          )}
        </p>
        <div className="max-w-xl">
          <Switch page={page} action={page.stop ? start : stop} />
        </div>
      </div>
      <section aria-labelledby="line-held">
        <div className="section-head">
          <h2 id="line-held" className="font-semibold">
            {t('line.held', { n: page.held.length })}
          </h2>
          <span className="ml-auto text-second text-t3">{t('line.underWay', { n: page.underWay })}</span>
        </div>
        {page.held.length === 0 ? (
          <p className="px-5 py-3 text-t2">{t('line.nothingHeld')}</p>
        ) : (
          <ul>
            {page.held.map(({ deployment, run }) => (
              <li key={run.id} className="border-b border-line1 px-5 py-2">
                <Link className="link" href={`/deploys/${run.number}`} prefetch={false}>
                  #{run.number} {deployment.environment}, {run.component}
                </Link>{' '}
                <span className="text-t2">{deployment.subject}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="line-freezes">
        <div className="section-head">
          <h2 id="line-freezes" className="font-semibold">
            {t('line.freezes')}
          </h2>
        </div>
        {page.freezes.length === 0 ? (
          <p className="px-5 py-3 text-t2">{t('line.noFreeze')}</p>
        ) : (
          <ul>
            {page.freezes.map((each) => (
              <li key={each.environment} className="border-b border-line1 px-5 py-2">
                <Link className="link" href={`/e/${each.environment}/deploys`} prefetch={false}>
                  {each.environment}
                </Link>{' '}
                <FreezeWords freeze={each} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Switch({ page, action }: { readonly page: LinePage; readonly action: Act }) {
  const t = useWords();
  const which = page.stop ? 'start' : 'stop';
  const refused = page.refusals[which];
  const label = t(`line.${which}`);
  if (refused) return <Disabled label={label} reason={reasonWords(t, refused)} />;
  return (
    <Decision action={action} label={label} look={page.stop ? 'primary' : 'danger'} fields={{}}>
      <p className="text-second text-t2">{t(`line.${which}What`)}</p>
      <label className="grid gap-1 text-second text-t2">
        {t('line.why')}
        <input name="why" className="field" required maxLength={500} autoComplete="off" />
      </label>
    </Decision>
  );
}
