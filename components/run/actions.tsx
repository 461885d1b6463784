import type { ToSignAnswer } from '#components/proof/signed-action.ts';
import { Disabled } from '#components/ui/disabled.tsx';
import { withNames } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortDigest } from '#lib/words/shorten.ts';
import { Decision, type DecisionState } from './decision.tsx';
import { SignInAgain } from './sign-in-again.tsx';

type Act = (before: DecisionState, form: FormData) => Promise<DecisionState>;

/** What may be done now; what may not says why, printed. */
export function RunActions(props: {
  readonly page: RunPage;
  readonly prepare: (form: FormData) => Promise<ToSignAnswer>;
  readonly approve: Act;
  readonly reject: Act;
  readonly cancel: Act;
}) {
  const t = useWords();
  const { page, prepare, approve, reject, cancel } = props;
  const { refusals, run, plan, environment } = page;
  if (isFinal(run.state)) return null;
  const fields = { environment, runId: run.id, lane: run.lane, content: plan?.plan.content ?? '' };
  const digest = shortDigest(fields.content);
  const waits = run.state === 'awaiting-approval';
  const approveLabel = t(page.proof.signed ? 'run.signAndApprove' : 'run.approve', { digest });
  return (
    <div className="grid gap-3 border-b border-line1 px-5 py-3">
      {waits && refusals.approve?.code === 'approval.sign-in-again' && (
        <SignInAgain to={`/deploys/${run.number}`} why={reasonWords(t, refusals.approve)} />
      )}
      {waits && refusals.approve && refusals.approve.code !== 'approval.sign-in-again' && (
        <Disabled label={approveLabel} reason={reasonWords(t, withNames(refusals.approve))} />
      )}
      {waits && (
        <div className="run-decide" data-may={refusals.approve ? undefined : ''}>
          {!refusals.approve && (
            <Decision
              action={approve}
              label={approveLabel}
              look="primary"
              shortcut="a"
              fields={fields}
              comment={t('run.comment')}
              {...(page.proof.signed ? { prepare } : {})}
            />
          )}
          {!refusals.reject && (
            <Decision action={reject} label={t('run.reject')} look="danger" shortcut="x" fields={fields} />
          )}
        </div>
      )}
      {waits && page.proof.signed && !refusals.approve && (
        <p className="text-second text-t3">
          {t('run.proof.orSsh')} <code>portal approve {run.number} --sign-with ~/.ssh/id_ed25519</code>
        </p>
      )}
      {refusals.cancel ? (
        <Disabled label={t('run.cancel')} reason={reasonWords(t, refusals.cancel)} />
      ) : (
        <Decision action={cancel} label={t('run.cancel')} look="plain" fields={fields} />
      )}
    </div>
  );
}
