import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type GradualShift, UNKNOWN_STEPS } from '#lib/domain/deploy/gradual.ts';
import { paceOfName } from '#lib/domain/graph/shift.ts';
import { paceWords } from '#lib/words/shift.ts';

/** How the traffic of what changes moves to its new version, where the template says so. */
export function GradualRows({ gradual = [] }: { readonly gradual: readonly GradualShift[] | undefined }) {
  const t = useWords();
  if (gradual.length === 0) return null;
  return (
    <section
      className="border-t border-line1 px-5 py-2 max-tablet:px-4"
      aria-label={t('after.gradual.title')}
    >
      <h3 className="font-semibold">{t('after.gradual.title')}</h3>
      <ul className="text-t2">
        {gradual.map(({ address, alias, by, alarms, hooks }) => (
          <li key={address} className="[overflow-wrap:anywhere]">
            <code>
              <PlainText text={address} />
            </code>{' '}
            <PlainText
              text={
                by === undefined
                  ? t('after.gradual.atOnce', { alias })
                  : t('after.gradual.by', {
                      ...{ alias, alarms, hooks: hooks.length },
                      by: paceWords(t, by === UNKNOWN_STEPS ? { kind: 'unknown' } : paceOfName(by)),
                    })
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
