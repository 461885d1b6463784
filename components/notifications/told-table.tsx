import Link from 'next/link';
import { Absent } from '#components/panel/states.tsx';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Delivery, Told } from '#lib/domain/notify/delivery.ts';
import type { Instant } from '#lib/domain/time.ts';
import { deliveryFailureWords, happeningWords } from '#lib/words/happening.ts';
import { type Act, ActButton } from './act-button.tsx';

type Props = {
  readonly told: readonly Told[];
  readonly now: Instant;
  /** Environments and systems on which whoever looks may act. */
  readonly places: readonly string[];
  readonly acknowledge: Act;
  readonly sendAgain: Act;
};

/** What happened, newest first, with who was told and what did not arrive. */
export function ToldTable({ told, now, places, acknowledge, sendAgain }: Props) {
  const t = useWords();
  if (told.length === 0) return <Absent title={t('notify.nothing')} what={t('notify.nothingWhat')} />;
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            {(['when', 'what', 'who'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`notify.column.${each}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{t('notify.acknowledge')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {told.map((each) => {
            const { happening, deliveries, routed, acknowledged } = each;
            const place = happening.environment ?? '*';
            const may = happening.environment ? places.includes(place) : places.length > 0;
            const { title, lines } = happeningWords(t, happening);
            return (
              <tr key={happening.id}>
                <td className="whitespace-nowrap" data-of={t('notify.column.when')}>
                  <Moment at={happening.at} style="full" />
                </td>
                <th scope="row" className="whole font-normal">
                  <Link className="link row-link font-semibold" href={happening.path}>
                    <PlainText text={title} />
                  </Link>
                  {lines.map((line) => (
                    <span key={line} className="block text-second text-t2 [overflow-wrap:anywhere]">
                      <PlainText text={line} />
                    </span>
                  ))}
                </th>
                <td className="whole" data-of={t('notify.column.who')}>
                  {deliveries.length === 0 && (
                    <span className="text-t3">{t(routed ? 'notify.nobody' : 'notify.undecided')}</span>
                  )}
                  <ul className="grid gap-1">
                    {deliveries.map((delivery) => (
                      <li key={delivery.id}>
                        <DeliveryLine delivery={delivery} now={now} />
                        {delivery.state === 'failed' && may && (
                          <ActButton
                            act={sendAgain}
                            fields={{ id: delivery.id, place }}
                            word={t('notify.sendAgain')}
                            about={delivery.receiver}
                          />
                        )}
                      </li>
                    ))}
                  </ul>
                </td>
                <td className="whole">
                  {acknowledged ? (
                    <span className="text-second text-t2">
                      {t('notify.acknowledgedBy', { by: acknowledged.by })}
                    </span>
                  ) : (
                    may &&
                    happening.state === 'open' && (
                      <ActButton
                        act={acknowledge}
                        fields={{ id: happening.id, place }}
                        word={t('notify.acknowledge')}
                        about={title}
                      />
                    )
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

/** `shop-chat: sent 14:07:32`; of what failed why, and when it is tried again. */
function DeliveryLine({ delivery, now }: { readonly delivery: Delivery; readonly now: Instant }) {
  const { receiver, state, tries, nextAt, sentAt, failure } = delivery;
  const t = useWords();
  return (
    <>
      <span className="font-semibold">{receiver}</span>{' '}
      <span className={state === 'failed' ? 'text-failing-ink' : 'text-t2'}>
        {t(`notify.state.${state}`)}
        {sentAt !== undefined && (
          <>
            {' '}
            <Moment at={sentAt} />
          </>
        )}
        {state === 'waiting' && nextAt > now && (
          <>
            {' '}
            {t('notify.until')} <Moment at={nextAt} />
          </>
        )}
      </span>
      {failure && (
        <span className="block text-second text-t2 [overflow-wrap:anywhere]">
          {t('notify.tries', { n: tries })}: <PlainText text={deliveryFailureWords(t, failure)} />
        </span>
      )}
    </>
  );
}
