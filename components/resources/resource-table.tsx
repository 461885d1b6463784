import { ExternalLink } from 'lucide-react';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { AlarmState } from '#lib/domain/health/health.ts';
import type { InventoryResource, Owner } from '#lib/domain/inventory/resource.ts';
import { consoleLink } from '#lib/words/console-link.ts';
import { shortenMiddle } from '#lib/words/shorten.ts';

/** Every resource with its owner and status; `alarms` adds what CloudWatch says of the ones that are alarms. */
export function ResourceTable(props: {
  readonly resources: readonly InventoryResource[];
  readonly alarms: readonly AlarmState[];
}) {
  const t = useWords();
  const alarmOf = new Map(props.alarms.map((each) => [each.name, each]));
  return (
    <SheetScroll>
      <table className="ruled">
        <thead>
          <tr>
            {(['name', 'type', 'owner', 'address', 'status', 'console'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`resources.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.resources.map((each) => {
            const alarm = alarmOf.get(each.name);
            const link = each.arn === undefined ? undefined : consoleLink(each.arn);
            return (
              <tr key={each.id}>
                <td className="[overflow-wrap:anywhere]">{each.name}</td>
                <td className="whitespace-nowrap text-t2">{each.type}</td>
                <td>
                  <OwnerPill owner={each.owner} />
                </td>
                <td className="text-second text-t3" title={addressOf(each.owner)}>
                  <code>{shortenMiddle(addressOf(each.owner), 48)}</code>
                </td>
                <td className="whitespace-nowrap text-second">
                  {alarm ? (
                    <span className={alarm.state === 'ALARM' ? 'font-semibold text-degraded-ink' : 'text-t2'}>
                      {alarm.state}
                    </span>
                  ) : (
                    (each.status ?? <span className="text-t3">{t('resources.noStatus')}</span>)
                  )}
                </td>
                <td>
                  {link && (
                    <a
                      className="link inline-flex items-center gap-1"
                      href={link}
                      rel="noreferrer"
                      target="_blank"
                    >
                      AWS <ExternalLink size={11} aria-hidden="true" />
                      <span className="sr-only">{each.name}</span>
                    </a>
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

/** The one drawing of ownership: TF, SAM or none. */
function OwnerPill({ owner }: { readonly owner: Owner }) {
  const t = useWords();
  return (
    <span className="chip">
      {owner.kind === 'terraform' ? 'TF' : owner.kind === 'sam' ? 'SAM' : t('resources.unmanaged')}
    </span>
  );
}

const addressOf = (owner: Owner): string =>
  owner.kind === 'terraform'
    ? owner.address
    : owner.kind === 'sam'
      ? `${owner.stack}/${owner.logicalId}`
      : '';
