import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { byRole, type Lacking } from '#lib/domain/deploy/denials/by-role.ts';
import type { Unknown } from '#lib/domain/deploy/denials/predicted.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import { failureWords } from '#lib/words/failure.ts';

/** More than anybody reads; the policy has them all. */
const SHOWN = 20;

type Props = {
  readonly plan: Plan | undefined;
  /** Of its heading: below a component's own. */
  readonly level?: 2 | 3;
};

/** What IAM would refuse to the role that applies the plan, what that role lacks, and what nobody can say. */
export function PredictedDenials({ plan, level = 2 }: Props) {
  const t = useWords();
  const { denials: found = [], unknown = [], failure } = plan?.denials ?? {};
  if (!plan || (found.length === 0 && unknown.length === 0 && !failure)) return null;
  const title = `denials-${plan.runId}`;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={title}>
      <div className="section-head">
        <Heading id={title} className="font-semibold">
          {t('denials.title')}
        </Heading>
        <span className="ml-auto text-second text-t3">
          {failure ? t('denials.notAnswered') : t('denials.count', { n: found.length })}
        </span>
      </div>
      {plan.ahead && found.length > 0 && (
        <p className="border-b border-line1 px-5 py-2 text-t2">
          <PlainText text={t('denials.ahead', { names: plan.ahead.after.join(', ') })} />
        </p>
      )}
      {byRole(found).map((each) => (
        <RoleLacks key={each.name} lacking={each} />
      ))}
      {failure && (
        <p className="border-b border-line1 px-5 py-2 text-t2 [overflow-wrap:anywhere]">
          {t('denials.failed')} <PlainText text={failureWords(t, failure).what} />
        </p>
      )}
      {unknown.length > 0 && <NotKnown unknown={unknown} />}
    </section>
  );
}

function RoleLacks({ lacking: { name, denials, policy } }: { readonly lacking: Lacking }) {
  const t = useWords();
  return (
    <div className="border-b border-line1 px-5 py-2 [overflow-wrap:anywhere]">
      <p>
        <b className="text-failing-ink">{t('denials.refused')}</b>{' '}
        <code>
          <PlainText text={name} />
        </code>
      </p>
      <ul>
        {denials.slice(0, SHOWN).map(({ address, action, resource, explicit }) => (
          <li key={`${address} ${action} ${resource}`} className="py-1">
            {t(explicit ? 'denials.forbidden' : 'denials.lacks')} <code>{action}</code>{' '}
            <span className="text-t2">
              {t('denials.on')}{' '}
              <code>
                <PlainText text={resource} />
              </code>{' '}
              (<PlainText text={address} />)
            </span>
          </li>
        ))}
      </ul>
      {denials.length > SHOWN && (
        <p className="text-t2">{t('denials.more', { n: denials.length - SHOWN })}</p>
      )}
      {policy !== undefined && (
        <details>
          <summary className="cursor-pointer text-accent">{t('denials.policy')}</summary>
          <pre className="mono mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
            <PlainText text={policy} />
          </pre>
        </details>
      )}
    </div>
  );
}

function NotKnown({ unknown }: { readonly unknown: readonly Unknown[] }) {
  const t = useWords();
  const n = unknown.reduce((sum, each) => sum + each.n, 0);
  return (
    <details className="border-b border-line1 px-5 py-2 text-t2">
      <summary className="cursor-pointer text-accent">{t('denials.unknown', { n })}</summary>
      <ul className="[overflow-wrap:anywhere]">
        {unknown.map(({ why, what, n: times }) => (
          <li key={`${why} ${what}`}>
            <code>
              <PlainText text={what} />
            </code>{' '}
            {t(`denials.why.${why}`, { n: times })}
          </li>
        ))}
      </ul>
    </details>
  );
}
