import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { OutsideNote } from '#components/outside/outside-note.tsx';
import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { PILLS } from '#lib/diagram/draw/pill.ts';
import { addressOf, type Owner, toolOf } from '#lib/domain/inventory/resource.ts';
import type { ResourceRow } from '#lib/domain/inventory/rows.ts';
import { SORTS, type Sort, sectionOf } from '#lib/domain/inventory/sections.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { consoleLink } from '#lib/words/console-link.ts';
import { kindWord } from '#lib/words/kind-word.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortenMiddle } from '#lib/words/shorten.ts';

type Props = {
  readonly rows: readonly ResourceRow[];
  readonly selected: string | undefined;
  /** By resource: its newest change outside the portal. */
  readonly outside?: Readonly<Record<string, OutsideChange>>;
  /** The address that shows one resource. */
  readonly linkTo: (id: string) => string;
  readonly sort?: Sort;
  /** The address that sorts by a column. */
  readonly sortBy?: (sort: Sort) => string;
  /** What is known of the selected one: opens below its row. */
  readonly open?: ReactNode;
};

const COLUMNS = ['name', 'type', 'owner', 'address', 'health', 'status', 'console'] as const;

/** Every resource with its owner, status and where it is declared; its name opens the rest. */
export function ResourceTable({ rows, selected, outside, linkTo, sort = 'part', sortBy, open }: Props) {
  const t = useWords();
  const counts = Map.groupBy(rows, sectionOf);
  return (
    <SheetScroll>
      <table className="ruled resources two-line">
        <thead>
          <tr>
            {COLUMNS.map((each) => (
              <th key={each} scope="col" aria-sort={each === sort ? 'ascending' : undefined}>
                {sortBy && isSort(each) ? (
                  <Link
                    className="hover:text-accent"
                    href={sortBy(each === sort ? 'part' : each)}
                    scroll={false}
                    prefetch={false}
                  >
                    {t(`resources.column.${each}`)}
                    {each === sort && ' ↑'}
                  </Link>
                ) : (
                  t(`resources.column.${each}`)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const section = sectionOf(row);
            const previous = rows[at - 1];
            const begins = sort === 'part' && (!previous || sectionOf(previous) !== section);
            const isOpen = row.resource.id === selected;
            return (
              <Fragment key={row.resource.id}>
                {begins && (
                  <tr className="resource-section">
                    <th colSpan={COLUMNS.length} scope="rowgroup">
                      {t(`resources.section.${section}`)}{' '}
                      <span className="text-t3">{counts.get(section)?.length}</span>
                    </th>
                  </tr>
                )}
                <Row
                  row={row}
                  isOpen={isOpen}
                  href={linkTo(row.resource.id)}
                  outside={outside?.[row.resource.id]}
                />
                {isOpen && open && (
                  <tr>
                    <td colSpan={COLUMNS.length} className="resource-open">
                      {open}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </SheetScroll>
  );
}

const isSort = (column: string): column is Sort => SORTS.some((each) => each === column);

function Row({
  row,
  isOpen,
  href,
  outside,
}: {
  readonly row: ResourceRow;
  readonly isOpen: boolean;
  readonly href: string;
  readonly outside: OutsideChange | undefined;
}) {
  const t = useWords();
  const { resource, alarm } = row;
  const link = resource.arn === undefined ? undefined : consoleLink(resource.arn);
  const address = addressOf(resource.owner);
  return (
    <tr className={isOpen ? 'bg-s3' : ''}>
      <th scope="row" className="min-w-56 [overflow-wrap:anywhere]">
        <Link
          className="link row-link"
          href={href}
          scroll={false}
          prefetch={false}
          aria-current={isOpen ? 'true' : undefined}
        >
          <PlainText text={resource.name} />
        </Link>
        {outside && (
          <span className="block text-second font-normal text-t2">
            <OutsideNote change={outside} />
          </span>
        )}
      </th>
      <td className="whitespace-nowrap text-t2">
        <TypeName row={row} />
      </td>
      <td>
        <OwnerPill owner={resource.owner} />
      </td>
      <td className="whitespace-nowrap text-second text-t3">
        {address === '' ? (
          t('resources.undeclared')
        ) : (
          <code>
            <PlainText text={shortenMiddle(address, 44)} />
          </code>
        )}
      </td>
      <td className="text-second">
        <Health row={row} />
      </td>
      <td className="whitespace-nowrap text-second">
        {alarm ?? resource.status ?? <span className="text-t3">{t('resources.noStatus')}</span>}
      </td>
      <td>
        {link && (
          <a className="link inline-flex items-center gap-1" href={link} rel="noreferrer" target="_blank">
            AWS <ExternalLink size={11} aria-hidden="true" />
            <span className="sr-only">{resource.name}</span>
          </a>
        )}
      </td>
    </tr>
  );
}

/** The AWS console's word for the kind; the engine's type where there is none. */
export function TypeName({ row: { kind, resource } }: { readonly row: ResourceRow }) {
  return <>{kindWord(useWords(), { kind, type: resource.type })}</>;
}

/** The worst check with its reason; silence is said, not painted green. */
function Health({ row: { verdict, checks, alarm } }: { readonly row: ResourceRow }) {
  const t = useWords();
  const shown = verdict ?? (alarm === 'ALARM' ? 'degraded' : alarm === 'OK' ? 'healthy' : undefined);
  if (!shown) return <span className="whitespace-nowrap text-t3">{t('resources.unchecked')}</span>;
  const cause = checks.find((check) => check.verdict === shown);
  return (
    <span className="inline-flex items-start gap-1.5">
      <Glyph status={shown} label={t(`status.${shown}`)} />
      {shown !== 'healthy' && cause && <span className="text-t2">{reasonWords(t, cause.reason)}</span>}
    </span>
  );
}

/** The one drawing of ownership, as in the picture. */
export function OwnerPill({ owner }: { readonly owner: Owner }) {
  const t = useWords();
  const tool = toolOf(owner);
  return <span className="chip">{tool === undefined ? t('resources.unmanaged') : PILLS[tool].text}</span>;
}
