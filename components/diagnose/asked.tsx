import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Diagnosed } from '#lib/domain/diagnose/diagnosis.ts';

/** What was refused, in the terms that IAM decides by: who asked for which action on which resource, and how often. */
export function Asked({ diagnosed: { title, times } }: { readonly diagnosed: Diagnosed }) {
  const t = useWords();
  const { who, action, on } = title.params;
  const rows = [
    ['who', who],
    ['action', action],
    // Some services leave the resource out of what they say.
    ['resource', on === '*' ? undefined : on],
  ] as const;
  return (
    <section>
      <h4 className="font-semibold">{t('diagnose.asked.title')}</h4>
      <dl className="asked">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="text-t2">{t(`diagnose.asked.${name}`)}</dt>
            <dd>
              {value === undefined ? (
                <span className="text-unknown-ink">{t('diagnose.asked.unnamed')}</span>
              ) : (
                <code>
                  <PlainText text={String(value)} />
                </code>
              )}
            </dd>
          </div>
        ))}
        {times !== undefined && (
          <div>
            <dt className="text-t2">{t('diagnose.asked.times')}</dt>
            <dd>{t('diagnose.asked.n', { n: times })}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
