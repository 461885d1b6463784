import Link from 'next/link';
import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Diagnosed, Proof } from '#lib/domain/diagnose/diagnosis.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { logsHref } from '#lib/domain/logs/logs-href.ts';
import { instant, minutes, plus } from '#lib/domain/time.ts';
import { evidenceHref } from '#lib/words/evidence.ts';
import { reasonWords } from '#lib/words/reason.ts';

const GLYPH = { bad: 'failing', fine: 'healthy', unread: 'unknown' } as const;

/** What a cause rests on, what was ruled out, and what could not be looked at, each with the call that told it. */
export function Proofs(props: {
  readonly environment: EnvironmentKey;
  readonly diagnosed: Diagnosed;
  readonly proofs: readonly Proof[];
}) {
  const { environment, diagnosed, proofs } = props;
  const t = useWords();
  const count = (verdict: Proof['verdict']) => proofs.filter((each) => each.verdict === verdict).length;
  return (
    <section>
      <h4 className="font-semibold">
        {t('diagnose.evidence')}{' '}
        <span className="text-second font-normal text-t3">
          {t('diagnose.counts', { bad: count('bad'), fine: count('fine'), unread: count('unread') })}
        </span>
      </h4>
      <ul>
        {proofs.map((proof) => (
          <li key={`${proof.reason.code} ${JSON.stringify(proof.reason.params)}`} className="proof">
            <Glyph status={GLYPH[proof.verdict]} label={t(`diagnose.${proof.verdict}`)} />
            <div className="min-w-0">
              <p className="[overflow-wrap:anywhere]">
                <PlainText text={reasonWords(t, proof.reason)} />
              </p>
              <p className="text-second text-t3">{proof.source}</p>
            </div>
            <ProofLink environment={environment} diagnosed={diagnosed} proof={proof} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The lines that told it, or the part that it is about. */
function ProofLink(props: {
  readonly environment: EnvironmentKey;
  readonly diagnosed: Diagnosed;
  readonly proof: Proof;
}) {
  const { environment, diagnosed, proof } = props;
  const t = useWords();
  const { label } = proof.reason.params;
  if (proof.source.startsWith('logs:') && typeof label === 'string' && diagnosed.firstAt !== undefined) {
    const { firstAt, lastAt = firstAt, check } = diagnosed;
    const range = { from: instant(firstAt - 1_000), to: plus(lastAt, minutes(1)) };
    const query = check === 'timeout' ? '"Task timed out"' : '"not authorized to perform"';
    return (
      <Link
        className="link"
        href={logsHref(environment, { query, functions: [label], range })}
        prefetch={false}
      >
        {t('diagnose.lines')}
      </Link>
    );
  }
  const href = proof.link && evidenceHref(environment, proof.link);
  if (href === undefined) return null;
  return (
    <Link className="link" href={href} prefetch={false}>
      {t('diagnose.part')}
    </Link>
  );
}
