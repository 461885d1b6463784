import { Disabled } from '#components/ui/disabled.tsx';
import { useWords } from '#components/words/use-words.ts';
import { stackOperationsIn } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { AwsNow } from './aws-now.tsx';
import { Decision, type DecisionState } from './decision.tsx';

type Act = (before: DecisionState, form: FormData) => Promise<DecisionState>;

/** A stack that hangs or is stuck, and a run that waits for a person: what AWS says, and the ways out. */
export function Attention(props: {
  readonly page: RunPage;
  readonly cancelUpdate: Act;
  readonly continueRollback: Act;
  readonly close: Act;
}) {
  const { page } = props;
  if (!page.aws) return null;
  return (
    <AwsNow page={page}>
      <CancelUpdate page={page} action={props.cancelUpdate} />
      <ContinueRollback page={page} action={props.continueRollback} />
      {page.run.state === 'needs-attention' && <Close page={page} action={props.close} />}
    </AwsNow>
  );
}

type Part = { readonly page: RunPage; readonly action: Act };

/** While something goes on that can be given up. */
function CancelUpdate({ page, action }: Part) {
  const t = useWords();
  const { run, aws, refusals } = page;
  const stuckInRollback = aws?.sighting?.stack?.status === 'UPDATE_ROLLBACK_FAILED';
  const offered = stackOperationsIn(run).includes('cancel');
  if (!offered || stuckInRollback) return null;
  const label = t('run.aws.cancel');
  if (refusals.cancelUpdate) return <Disabled label={label} reason={reasonWords(t, refusals.cancelUpdate)} />;
  return (
    <Decision action={action} label={label} look="danger" fields={fieldsOf(page)}>
      <p className="text-second text-t2">{t('run.aws.cancelWhat')}</p>
    </Decision>
  );
}

function ContinueRollback({ page, action }: Part) {
  const t = useWords();
  const { aws, refusals } = page;
  if (aws?.sighting?.stack?.status !== 'UPDATE_ROLLBACK_FAILED') return null;
  const label = t('run.aws.continue');
  if (refusals.continueRollback)
    return <Disabled label={label} reason={reasonWords(t, refusals.continueRollback)} />;
  return (
    <Decision action={action} label={label} look="primary" fields={fieldsOf(page)}>
      {aws.sighting.rollbackFailed.length > 0 && (
        <fieldset>
          <legend className="text-second text-t2">{t('run.aws.skip')}</legend>
          {aws.sighting.rollbackFailed.map((each) => (
            <label key={each} className="flex gap-2">
              <input type="checkbox" name="skip" value={each} />
              <code>{each}</code>
            </label>
          ))}
        </fieldset>
      )}
    </Decision>
  );
}

function Close({ page, action }: Part) {
  const t = useWords();
  const label = t('run.close.label');
  const refused = page.refusals.close;
  if (refused) return <Disabled label={label} reason={reasonWords(t, refused)} />;
  return (
    <Decision action={action} label={label} look="plain" fields={fieldsOf(page)}>
      <fieldset>
        <legend className="text-second text-t2">{t('run.close.as')}</legend>
        {(['succeeded', 'failed'] as const).map((each) => (
          <label key={each} className="flex gap-2">
            <input type="radio" name="as" value={each} required />
            {t(`run.close.${each}`)}
          </label>
        ))}
      </fieldset>
      <label className="grid gap-1 text-second text-t2">
        {t('run.close.why')}
        <input name="why" className="field" maxLength={500} autoComplete="off" required />
      </label>
    </Decision>
  );
}

const fieldsOf = ({ environment, run }: RunPage) => ({ environment, runId: run.id, lane: run.lane });
