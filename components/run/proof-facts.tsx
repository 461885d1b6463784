import { withNames } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { durationWords } from '#lib/words/duration.ts';
import { reasonWords } from '#lib/words/reason.ts';

/** What the approvals rest on: signatures, or what the database says; and how long an approval counts. */
export function ProofFacts({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const { proof, run, standing } = page;
  const open = !isFinal(run.state);
  return (
    <div className="grid gap-1 border-b border-line1 px-5 py-2 text-second text-t3">
      <p>{t(proof.signed ? 'run.proof.signedHere' : 'run.proof.notSigned')}</p>
      {proof.requester && (
        <p>{t(`run.proof.requested.${proof.requester.kind}`, { name: proof.requester.name })}</p>
      )}
      {proof.requestRefused && (
        <p role="alert" className="text-failing-ink">
          {t('run.proof.requestRefused', { why: reasonWords(t, withNames(proof.requestRefused)) })}
        </p>
      )}
      {open && standing.needed > 0 && (
        <p>{t('run.proof.approvalLasts', { for: durationWords(t, proof.approvalLasts) })}</p>
      )}
      {proof.code && (
        <p>
          {t('run.proof.code')} <code>{proof.code}</code> · <code>portal run show {run.number} --verify</code>
        </p>
      )}
    </div>
  );
}
