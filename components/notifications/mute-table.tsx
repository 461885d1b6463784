import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Mute } from '#lib/domain/notify/routing.ts';
import { type Act, ActButton } from './act-button.tsx';

/** Places of which nothing is told now, by whom, why and until when. */
export function MuteTable(props: {
  readonly mutes: readonly Mute[];
  /** Those that whoever looks may end. */
  readonly places: readonly string[];
  readonly unmute: Act;
}) {
  const { mutes, places, unmute } = props;
  const t = useWords();
  if (mutes.length === 0) return <p className="px-5 py-3 text-t2">{t('notify.noMute')}</p>;
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            {(['place', 'until', 'by', 'why'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`notify.column.${each}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{t('notify.unmute')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {mutes.map(({ id, on, until, by, why }) => (
            <tr key={id}>
              <th scope="row">{on === '*' ? t('notify.everywhere') : on}</th>
              <td className="whitespace-nowrap" data-of={t('notify.column.until')}>
                <Moment at={until} style="full" />
              </td>
              <td data-of={t('notify.column.by')}>{by}</td>
              <td className="whole" data-of={t('notify.column.why')}>
                <PlainText text={why} />
              </td>
              <td className="whole">
                {places.includes(on) && (
                  <ActButton act={unmute} fields={{ id, on }} word={t('notify.unmute')} about={on} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}
