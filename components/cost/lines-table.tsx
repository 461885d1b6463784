import { Waypoints } from 'lucide-react';
import Link from 'next/link';
import { Age } from '#components/time/age.tsx';
import { More } from '#components/ui/more.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { PILLS } from '#lib/diagram/draw/pill.ts';
import type { MonthBill } from '#lib/domain/cost/bill.ts';
import { actualsOfLines } from '#lib/domain/cost/billed-service.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { groupLines, type LineGroup, lineAnchor } from '#lib/domain/cost/groups-of-lines.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { MOST_LISTED } from '#lib/domain/listed.ts';
import type { Instant } from '#lib/domain/time.ts';
import { money } from '#lib/words/money.ts';
import { ActualHead, WithoutLine } from './actual-cells.tsx';
import { LineCells } from './line-cells.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly estimate: CostEstimate;
  readonly bill: MonthBill | undefined;
  readonly asOf: Instant;
  /** Resources (many alike are one) that are shown, dearest first, and the address that shows more. */
  readonly shown: number;
  readonly moreHref: string;
};

/** Price × quantity = cost by resource, dearest first; what is unknown is hatched and outside the total. */
export function CostLines({ environment, estimate, bill, asOf, shown, moreHref }: Props) {
  const t = useWords();
  const groups = groupLines(estimate.lines);
  const costs = groups.flatMap(({ lines }) =>
    lines.map(({ cost }) => (cost.state === 'known' ? cost.value : 0)),
  );
  const most = Math.max(0, ...costs);
  const drawn = groups.flatMap(({ lines }) => lines);
  const actuals = bill && actualsOfLines(drawn, bill.services);
  return (
    <>
      <SheetScroll>
        <table className="ruled cost-lines two-line">
          <thead>
            <tr>
              <th scope="col">{t('cost.column.resource')}</th>
              <th scope="col">{t('cost.column.metered')}</th>
              <th scope="col" className="num">
                {t('cost.column.price')}
              </th>
              <th scope="col" className="num">
                {t('cost.column.quantity')}
              </th>
              <th scope="col" className="num">
                {t('cost.column.cost')}
              </th>
              <th scope="col">
                <span className="sr-only">{t('cost.column.share')}</span>
              </th>
              <ActualHead bill={bill} />
              <th scope="col">{t('cost.column.from')}</th>
              <th scope="col" className="num">
                {t('cost.column.age')}
              </th>
            </tr>
          </thead>
          {groups.slice(0, shown).map((group) => (
            <tbody key={`${group.key} ${group.lines[0]?.item}`}>
              {group.lines.map((line, index) => (
                <tr
                  key={`${line.item} ${line.kind} ${line.cost.state}`}
                  className={line.cost.state === 'unknown' ? 'bg-s2' : ''}
                >
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={group.lines.length}>
                      <GroupName environment={environment} group={group} />
                    </th>
                  )}
                  <LineCells
                    line={line}
                    most={most}
                    actual={actuals?.get(line)}
                    billed={bill !== undefined}
                  />
                  <td className="line-age num">
                    <Age at={asOf} bare />
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
          <tfoot>
            <tr className="font-semibold">
              <td colSpan={4}>{t('cost.knownLines')}</td>
              <td className="num">{money(estimate.monthToDate)}</td>
              <td />
              {bill && (
                <td className="num" data-of={t('cost.actual')}>
                  {money(bill.monthToDate)}
                </td>
              )}
              <td colSpan={2} className="text-second font-normal text-t2">
                {estimate.unknownLines > 0 && t('cost.plusUnknown', { n: estimate.unknownLines })}
                {bill && (
                  <span className="block">
                    <WithoutLine lines={drawn} services={bill.services} />
                  </span>
                )}
              </td>
            </tr>
          </tfoot>
        </table>
      </SheetScroll>
      {groups.length > shown && <More shown={shown} of={groups.length} href={moreHref} />}
    </>
  );
}

/** A resource's name once; many alike by their number, with their names a press away. */
function GroupName(props: { readonly environment: EnvironmentKey; readonly group: LineGroup }) {
  const { names, tool, lines, resources } = props.group;
  const t = useWords();
  const fold = `cost.fold.${lines[0]?.item}`;
  return (
    <span className="flex flex-wrap items-baseline gap-1.5">
      {resources.map((each) => (
        <span key={each} id={lineAnchor(each)} className="line-anchor" />
      ))}
      {names.length === 1 ? (
        <Places environment={props.environment} resource={resources[0] ?? ''} name={names[0] ?? ''} />
      ) : (
        <details>
          <summary>{t.has(fold) ? t(fold, { n: names.length }) : names.length}</summary>
          <ul className="text-second font-normal text-t2">
            {names.slice(0, MOST_LISTED).map((name) => (
              <li key={name}>{name}</li>
            ))}
            {names.length > MOST_LISTED && <li>{t('pages.rest', { n: names.length - MOST_LISTED })}</li>}
          </ul>
        </details>
      )}
      <span className="chip font-normal">{tool ? PILLS[tool].text : t('resources.unmanaged')}</span>
    </span>
  );
}

/** A resource among the resources, and its part in the picture. */
function Places(props: {
  readonly environment: EnvironmentKey;
  readonly resource: string;
  readonly name: string;
}) {
  const { environment, resource, name } = props;
  const t = useWords();
  // What nobody declares is a name without a page.
  if (!resource.includes(':')) return <span className="[overflow-wrap:anywhere]">{name}</span>;
  const id = encodeURIComponent(resource);
  return (
    <>
      <Link
        className="link [overflow-wrap:anywhere]"
        href={`/e/${environment}/resources?r=${id}#opened`}
        prefetch={false}
      >
        {name}
      </Link>
      <Link
        className="line-part"
        href={`/e/${environment}/architecture?view=detailed&node=${id}`}
        aria-label={t('cost.openPart', { name })}
        title={t('cost.openPart', { name })}
        prefetch={false}
      >
        <Waypoints size={13} aria-hidden="true" />
      </Link>
    </>
  );
}
