import Link from 'next/link';
import { Moment } from '#components/time/moment.tsx';
import { nameOf, withNames } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { isFinal } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortDigest } from '#lib/words/shorten.ts';
import type { Translate } from '#lib/words/translate.ts';
import { ProofFacts } from './proof-facts.tsx';
import { Seal } from './seal.tsx';

/** Who has agreed to exactly this plan, who still could, and whose word does not count. */
export function Approvals({ page, you }: { readonly page: RunPage; readonly you: string }) {
  const t = useWords();
  const { standing, voided, approvers, deployment, proof } = page;
  const missing =
    page.run.state === 'awaiting-approval' ? Math.max(0, standing.needed - standing.given.length) : 0;
  const requester = deployment.requestedBy;
  return (
    <section aria-labelledby="approvals">
      <div className="section-head">
        <h2 id="approvals" className="font-semibold">
          {t('run.approvals')}
        </h2>
        <span className="ml-auto text-second text-t3">{counted(t, page)}</span>
      </div>
      <ul>
        {standing.given.map(({ id, by, at, content, comment, review }) => (
          <SealRow key={id} seal={<Seal kind="approved" />} name={proof.signers[id]?.name ?? nameOf(by)}>
            {t('run.approvedAt')} <Moment at={at} />, {t('run.planDigest', { digest: shortDigest(content) })}
            {proof.signers[id] && ` · ${t(`run.proof.${proof.signers[id].kind}`)}`}
            {review && (
              <>
                {' · '}
                <Link
                  className="link underline underline-offset-2"
                  href={`/deploys/${page.run.number}/review`}
                  prefetch={false}
                >
                  {t('review.inReview', { digest: shortDigest(review) })}
                </Link>
              </>
            )}
            {comment && <span className="block text-t2">“{comment}”</span>}
          </SealRow>
        ))}
        {proof.refused.map(({ approval, why }) => (
          <SealRow
            key={approval.id}
            seal={<Seal kind="barred" initials={nameOf(approval.by).slice(0, 2).toUpperCase()} />}
            name={nameOf(approval.by)}
          >
            <span className="text-failing-ink">
              {t('run.proof.notCounted', { why: reasonWords(t, withNames(why)) })}
            </span>
          </SealRow>
        ))}
        {Array.from({ length: missing }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places to fill have no identity
          <SealRow key={index} seal={<Seal kind="waiting" />} name={t('run.someone')}>
            {t('run.oneOf', { groups: approvers.map(({ group }) => group).join(', ') || t('run.nobody') })}
          </SealRow>
        ))}
        {standing.needed > 0 && !isFinal(page.run.state) && (
          <SealRow
            seal={<Seal kind="barred" initials={nameOf(requester).slice(0, 2).toUpperCase()} />}
            name={requester === you ? t('run.you') : nameOf(requester)}
          >
            {t('run.requesterMayNot')}
          </SealRow>
        )}
        {voided.map(({ id, by, decision, content, comment }) => (
          <SealRow
            key={id}
            seal={<Seal kind="barred" initials={nameOf(by).slice(0, 2).toUpperCase()} />}
            name={nameOf(by)}
          >
            {decision === 'rejected'
              ? t('run.rejectedBy')
              : t('run.voided', { digest: shortDigest(content) })}
            {comment && <span className="block text-t2">“{comment}”</span>}
          </SealRow>
        ))}
      </ul>
      <ProofFacts page={page} />
    </section>
  );
}

/** How far it is, and by whose rule. */
function counted(t: Translate, { run, standing, production }: RunPage): string {
  const needed = run.state === 'no-change' ? 0 : standing.needed;
  if (needed === 0) return t('run.needed', { n: 0 });
  const given = t('run.givenOf', { given: standing.given.length, needed });
  return production ? `${given} · ${t('run.production')}` : given;
}

function SealRow(props: {
  readonly seal: React.ReactNode;
  readonly name: string;
  readonly children: React.ReactNode;
}) {
  return (
    <li className="flex gap-3 border-b border-line1 px-5 py-2">
      {props.seal}
      <div className="min-w-0">
        <p className="font-semibold">{props.name}</p>
        <p className="text-second text-t3">{props.children}</p>
      </div>
    </li>
  );
}
