import { Glyph } from '#components/status/glyph.tsx';
import { Moment } from '#components/time/moment.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { CheckState, Diagnosis } from '#lib/domain/diagnose/diagnosis.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { failureWords } from '#lib/words/failure.ts';
import { Found } from './found.tsx';
import type { WayOut } from './way-out.ts';

/** Causes in the order of their harm, then every check with what it came to: never a green check alone. */
export function DiagnosisSheet(props: {
  readonly environment: EnvironmentKey;
  readonly diagnosis: Diagnosis;
  readonly page: WayOut;
}) {
  const { environment, diagnosis, page } = props;
  const t = useWords();
  const { found, checks, since } = diagnosis;
  const others = checks.filter(({ state }) => state !== 'found');
  // What one of them could not see is not said to be absent.
  const unread = others.length - clear(others);
  return (
    <div className="diagnosis">
      {found.map((each, index) => (
        <Found key={each.key} environment={environment} number={index + 1} diagnosed={each} page={page} />
      ))}
      <section className="px-5 py-4 max-tablet:px-4">
        {(found.length === 0 || clear(others) > 0) && (
          <h3 className="font-semibold">
            {found.length > 0
              ? t('diagnose.others', { n: clear(others) })
              : unread === 0
                ? t('diagnose.none')
                : t('diagnose.noneRead', { n: clear(others), of: others.length })}
          </h3>
        )}
        {found.length === 0 && (
          <p className="text-t2">
            {t(unread === 0 ? 'diagnose.noneWhat' : 'diagnose.noneReadWhat', { n: unread })}{' '}
            <Moment at={since} />
          </p>
        )}
        {others.length > 0 && (
          <ul className="mt-2 grid gap-1">
            {others.map((each) => (
              <CheckLine key={each.check} of={each} />
            ))}
          </ul>
        )}
        <p className="mt-3 text-second text-t3 first:mt-0">
          <code>npm run portal -- diagnose {environment}</code>
        </p>
      </section>
    </div>
  );
}

const clear = (checks: readonly CheckState[]): number =>
  checks.filter(({ state }) => state === 'clear').length;

function CheckLine({ of }: { readonly of: CheckState }) {
  const t = useWords();
  return (
    <li className="flex items-baseline gap-2">
      <span className="self-center">
        <Glyph status={of.state === 'clear' ? 'healthy' : 'unknown'} />
      </span>
      <span className="min-w-0">
        {t(`diagnose.check.${of.check}`)}:{' '}
        <span className="text-t2">
          {t(`diagnose.state.${of.state}`)}
          {of.state === 'unread' && `: ${failureWords(t, of.failure).what}`}
        </span>
      </span>
    </li>
  );
}
