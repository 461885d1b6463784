import { Disabled } from '#components/ui/disabled.tsx';
import { withNames } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { canMove } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { Decision, type DecisionState } from './decision.tsx';

type Act = (before: DecisionState, form: FormData) => Promise<DecisionState>;
type Props = { readonly page: RunPage; readonly you: string; readonly action: Act };

/** What somebody else asked for and left waiting, asked for anew in one's own name. Folded: it is no button of every day. */
export function TakeOver({ page, you, action }: Props) {
  const t = useWords();
  const { run, deployment, environment, refusals } = page;
  if (deployment.requestedBy === you || !canMove(run.state, 'superseded')) return null;
  const label = t('run.takeOver');
  return (
    <details className="border-b border-line1 px-5 py-3">
      <summary className="font-semibold">{label}</summary>
      <div className="mt-2 grid gap-2">
        <p className="text-second text-t2">{t('run.takeOverWhat')}</p>
        {refusals.takeOver ? (
          <Disabled label={label} reason={reasonWords(t, withNames(refusals.takeOver))} />
        ) : (
          <Decision
            action={action}
            label={label}
            look="plain"
            fields={{ environment, runId: run.id, lane: run.lane }}
          >
            <label className="grid gap-1 text-second text-t2">
              {t('run.takeOverWhy')}
              <input name="why" className="field" required maxLength={500} autoComplete="off" />
            </label>
          </Decision>
        )}
      </div>
    </details>
  );
}
