import { Age } from '#components/time/age.tsx';
import { Moment } from '#components/time/moment.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { browserOf, type OwnSession } from '#lib/domain/access/own-session.ts';
import { EndOneSession, type EndSession } from './end-session.tsx';

/** Where somebody is signed in, the newest first; every other place can be ended. */
export function SessionTable(props: { readonly sessions: readonly OwnSession[]; readonly end: EndSession }) {
  const t = useWords();
  const nameOf = ({ agent }: OwnSession): string => {
    const found = browserOf(agent);
    if (!found) return t('sessions.unknownBrowser');
    const { browser, system } = found;
    return system ? t('sessions.of', { browser, system }) : browser;
  };
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            {(['browser', 'provider', 'address', 'since', 'until'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`sessions.column.${each}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{t('sessions.column.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.sessions.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                {nameOf(each)}
                {each.current && (
                  <span className="block text-second font-normal text-t2">{t('sessions.current')}</span>
                )}
              </th>
              <td data-of={t('sessions.column.provider')}>
                {each.provider ? t(`sessions.provider.${each.provider}`) : t('sessions.unknown')}
              </td>
              <td className="mono whitespace-nowrap" data-of={t('sessions.column.address')}>
                {each.address ?? t('sessions.unknown')}
              </td>
              <td className="whitespace-nowrap" data-of={t('sessions.column.since')}>
                <Age at={each.since} plain />
              </td>
              <td className="whitespace-nowrap" data-of={t('sessions.column.until')}>
                <Moment at={each.until} style="full" />
              </td>
              <td className="whole">
                {!each.current && <EndOneSession id={each.id} of={nameOf(each)} end={props.end} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}
