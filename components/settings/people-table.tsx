import { KeyRound, Terminal } from 'lucide-react';
import { Absent } from '#components/panel/states.tsx';
import { Moment } from '#components/time/moment.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ListedPerson } from '#lib/domain/proof/listed-person.ts';
import type { Instant } from '#lib/domain/time.ts';

/** Whose signature counts where, and with which keys. */
export function PeopleTable({
  people,
  now,
}: {
  readonly people: readonly ListedPerson[];
  readonly now: Instant;
}) {
  const t = useWords();
  if (people.length === 0) return <Absent title={t('settings.noPeople')} what={t('settings.noPeopleWhat')} />;
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            {(['person', 'on', 'may', 'valid', 'keys'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`settings.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name ?? person.id}
                {person.name && <span className="block text-second font-normal text-t3">{person.id}</span>}
              </th>
              <td data-of={t('settings.column.on')}>
                {person.on.map((each) => (each === '*' ? t('role.everywhere') : each)).join(', ')}
                <span className="block text-second text-t3">
                  {person.lanes.map((each) => t(`lane.${each}`)).join(', ')}
                </span>
              </td>
              <td data-of={t('settings.column.may')}>
                {person.may.map((each) => t(`settings.act.${each}`)).join(', ')}
              </td>
              <td data-of={t('settings.column.valid')}>
                <Validity person={person} now={now} />
              </td>
              <td className="whole text-second text-t2" data-of={t('settings.column.keys')}>
                {person.keys.map((key) => (
                  <span key={key.fingerprint} className="flex flex-wrap items-center gap-x-2">
                    {key.kind === 'passkey' ? (
                      <KeyRound size={12} aria-hidden="true" />
                    ) : (
                      <Terminal size={12} aria-hidden="true" />
                    )}
                    {t(`settings.key.${key.kind}`)}{' '}
                    <code className="min-w-0 [overflow-wrap:anywhere]">{key.fingerprint}</code>
                    {key.countsFrom > now && (
                      <span className="text-degraded-ink">
                        {t('settings.countsFrom')} <Moment at={key.countsFrom} />
                      </span>
                    )}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}

function Validity({
  person: { from, until },
  now,
}: {
  readonly person: ListedPerson;
  readonly now: Instant;
}) {
  const t = useWords();
  if (until !== undefined && until <= now)
    return (
      <>
        {t('settings.ended')} <Moment at={until} />
      </>
    );
  if (from !== undefined && from > now)
    return (
      <>
        {t('settings.from')} <Moment at={from} />
      </>
    );
  if (until === undefined) return <>{t('settings.noEnd')}</>;
  return (
    <>
      {t('settings.until')} <Moment at={until} />
    </>
  );
}
