import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';

type Props = {
  readonly plan: Plan | undefined;
  /** Of its heading: below a component's own. */
  readonly level?: 2 | 3;
};

/** What the plan takes away from others, each with the line that uses it. */
export function HandoffBreaks({ plan, level = 2 }: Props) {
  const t = useWords();
  const breaks = plan?.handoff ?? [];
  if (!plan || breaks.length === 0) return null;
  const title = `handoff-${plan.runId}`;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={title}>
      <div className="section-head">
        <Heading id={title} className="font-semibold">
          {t('handoff.title')}
        </Heading>
        <span className="ml-auto text-second text-t3">{t('handoff.count', { n: breaks.length })}</span>
      </div>
      <ul>
        {breaks.map(({ what, by }) => (
          <li
            key={`${what.kind} ${what.name} ${by.environment} ${by.name} ${by.line ?? ''}`}
            className="border-b border-line1 px-5 py-2 [overflow-wrap:anywhere]"
          >
            <b className="text-failing-ink">
              <PlainText text={t(`handoff.${what.change}.${what.kind}`, { name: what.name })} />
            </b>
            <p className="text-t2">
              {t(by.file === undefined ? 'handoff.usedBy' : 'handoff.usedAt')}{' '}
              <code>
                <PlainText text={by.file === undefined ? by.name : `${by.file}:${by.line}`} />
              </code>{' '}
              ({by.file === undefined ? by.environment : `${by.environment} ${by.name}`})
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
