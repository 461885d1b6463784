import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { blocking } from '#lib/domain/deploy/rules/judge.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reasonWords } from '#lib/words/reason.ts';

/** What the rules of `portal.yaml` found in the plan: what denies it first. */
export function RuleFindings({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const found = page.plan?.plan.rules ?? [];
  if (found.length === 0) return null;
  const denials = blocking(found);
  const others = found.filter((each) => !denials.includes(each));
  return (
    <section aria-labelledby="run-rules">
      <div className="section-head">
        <h2 id="run-rules" className="font-semibold">
          {t('rules.title')}
        </h2>
        <span className="ml-auto text-second text-t3">
          {t('rules.count', { denied: denials.length, others: others.length })}
        </span>
      </div>
      <ul>
        {[...denials, ...others].map(({ rule, kind, level, address, why }) => (
          <li
            key={`${rule} ${address} ${why.code} ${why.params.what ?? ''}`}
            className="border-b border-line1 px-5 py-2"
          >
            <b className={level === 'deny' && kind === 'denied' ? 'text-failing-ink' : ''}>
              {t(`rules.kind.${kind === 'unknown' ? 'unknown' : level}`)}
            </b>{' '}
            <code>{rule}</code>
            <p className="[overflow-wrap:anywhere]">
              <PlainText text={reasonWords(t, why)} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
