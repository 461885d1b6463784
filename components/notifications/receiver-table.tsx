import { Absent } from '#components/panel/states.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ShownReceiver } from '#lib/domain/notify/page.ts';
import { type Act, ActButton } from './act-button.tsx';

/** Receivers as portal.yaml names them, with what waits for each and what it never got. */
export function ReceiverTable(props: {
  readonly receivers: readonly ShownReceiver[];
  /** Absent: whoever looks may not. */
  readonly test: Act | undefined;
}) {
  const { receivers, test } = props;
  const t = useWords();
  if (receivers.length === 0)
    return <Absent title={t('notify.noReceiver')} what={t('notify.noReceiverWhat')} />;
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            {(['receiver', 'kind', 'where'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`notify.column.${each}`)}
              </th>
            ))}
            {(['sent', 'waiting', 'failed'] as const).map((each) => (
              <th key={each} scope="col" className="num first-letter:uppercase">
                {t(`notify.state.${each}`)}
              </th>
            ))}
            {test && (
              <th scope="col">
                <span className="sr-only">{t('notify.test')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {receivers.map(({ name, kind, where, sent, waiting, failed }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-of={t('notify.column.kind')}>{t(`notify.kind.${kind}`)}</td>
              <td className="[overflow-wrap:anywhere]" data-of={t('notify.column.where')}>
                <code>
                  <PlainText text={where} />
                </code>
              </td>
              <td className="num" data-of={t('notify.state.sent')}>
                {sent}
              </td>
              <td className="num" data-of={t('notify.state.waiting')}>
                {waiting}
              </td>
              <td
                className={failed > 0 ? 'num font-semibold text-failing-ink' : 'num'}
                data-of={t('notify.state.failed')}
              >
                {failed}
              </td>
              {test && (
                <td className="whole">
                  <ActButton
                    act={test}
                    fields={{ receiver: name }}
                    word={t('notify.test')}
                    about={name}
                    doneWord={t('notify.tested')}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}
