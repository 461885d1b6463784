import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { isSilent, SILENT_AFTER } from '#lib/domain/silence.ts';
import type { Instant } from '#lib/domain/time.ts';

type Process = {
  readonly process: string;
  readonly kind: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  readonly version: string;
  readonly doing: string | null;
  /** Of a runner that takes runs of some accounts only. */
  readonly accounts?: readonly string[] | null;
};

/** Signs of life of the portal's own processes. */
export function ProcessTable({
  processes,
  now,
}: {
  readonly processes: readonly Process[];
  readonly now: Instant;
}) {
  const t = useWords();
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            {(['process', 'seen', 'started', 'version', 'doing'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`settings.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {processes.map((each) => {
            const alive = !isSilent(each.seenAt, now);
            return (
              <tr key={each.process}>
                <th scope="row">
                  <span className="inline-flex items-center gap-2">
                    <Glyph
                      status={alive ? 'healthy' : 'unknown'}
                      label={t(alive ? 'settings.alive' : 'settings.silent')}
                    />
                    <code>{each.process}</code>
                  </span>
                </th>
                <td data-of={t('settings.column.seen')}>
                  <Age at={each.seenAt} freshFor={SILENT_AFTER} />
                </td>
                <td data-of={t('settings.column.started')}>
                  <Age at={each.startedAt} />
                </td>
                <td data-of={t('settings.column.version')}>{each.version}</td>
                <td className="text-t2">
                  <Doing words={(each.doing ?? '').split(' ').filter(Boolean)} />
                  {each.accounts && (
                    <span className="block text-second">
                      {t('settings.takes', { accounts: each.accounts.join(', ') })}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </SheetScroll>
  );
}

/** Environments that a collector watches are told by the first few. */
const TOLD = 8;

function Doing({ words }: { readonly words: readonly string[] }) {
  const t = useWords();
  if (words.length === 0) return t('settings.idle');
  const more = words.length - TOLD;
  return (
    <>
      {words.slice(0, TOLD).join(' · ')} {more > 0 && t('pages.rest', { n: more })}
    </>
  );
}
