import { Moment } from '#components/time/moment.tsx';
import { Disabled } from '#components/ui/disabled.tsx';
import { nameOf, withNames } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { Decision, type DecisionState } from './decision.tsx';

type Act = (before: DecisionState, form: FormData) => Promise<DecisionState>;

/** The way past a freeze or a stopped line: two people, each with a reason. Folded: it is no button of every day. */
export function BreakGlass({ page, action }: { readonly page: RunPage; readonly action: Act }) {
  const t = useWords();
  const { held, plan, refusals, environment, run } = page;
  if (!held || held.holds.length === 0 || !plan) return null;
  const given = held.glass?.given ?? [];
  const label = t(given.length === 0 ? 'glass.first' : 'glass.second');
  const fields = { environment, runId: run.id, lane: run.lane, content: plan.plan.content };
  return (
    <details className="border-b border-line1 px-5 py-3" open={given.length > 0}>
      <summary className="font-semibold">{t('glass.title')}</summary>
      <div className="mt-2 grid gap-2">
        <p className="text-second text-t2">{t('glass.what')}</p>
        {given.length > 0 && (
          <ul>
            {given.map(({ id, by, at, why }) => (
              <li key={id} className="text-second">
                <b>{nameOf(by)}</b> <Moment at={at} />: “{why}”
              </li>
            ))}
          </ul>
        )}
        {held.glass?.until !== undefined && (
          <p className="text-second text-t3">
            {t('glass.until')} <Moment at={held.glass.until} />
          </p>
        )}
        {held.glass?.broken ? (
          <p className="text-second">{t('glass.broken')}</p>
        ) : refusals.breakGlass ? (
          <Disabled label={label} reason={reasonWords(t, withNames(refusals.breakGlass))} />
        ) : (
          <Decision action={action} label={label} look="danger" fields={fields}>
            <label className="grid gap-1 text-second text-t2">
              {t('glass.why')}
              <input name="why" className="field" required maxLength={500} autoComplete="off" />
            </label>
          </Decision>
        )}
      </div>
    </details>
  );
}
