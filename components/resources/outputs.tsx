import Link from 'next/link';
import { Fragment } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Outputs } from '#lib/domain/inventory/resource.ts';

/** What both engines hand out: Terraform's outputs and the stack's. */
export function OutputsTable(props: {
  readonly outputs: Outputs;
  /** By export name: the environments whose stack imports it. */
  readonly importers: Readonly<Record<string, readonly EnvironmentKey[]>>;
}) {
  const { outputs, importers } = props;
  const t = useWords();
  const rows = [
    ...byName(outputs.terraform).map((each) => ['TF', ...each] as const),
    ...byName(outputs.stack).map((each) => ['SAM', ...each] as const),
  ];
  const exported = (owner: string, name: string) => (owner === 'SAM' ? outputs.exports?.[name] : undefined);
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            <th scope="col">{t('resources.column.name')}</th>
            <th scope="col">{t('resources.column.owner')}</th>
            <th scope="col">{t('resources.column.value')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([owner, name, value]) => (
            <tr key={`${owner} ${name}`}>
              <th scope="row" className="min-w-56 [overflow-wrap:anywhere]">
                <code>
                  <PlainText text={name} />
                </code>
                <Exported name={exported(owner, name)} importers={importers} />
              </th>
              <td>
                <span className="chip">{owner}</span>
              </td>
              <td className="output-value [overflow-wrap:anywhere]">
                {value === SENSITIVE ? (
                  <span className="text-t3">{t('resources.sensitive')}</span>
                ) : /^https?:\/\/[^\s"']+$/.test(value) ? (
                  <a className="link mono" href={value} rel="noreferrer" target="_blank">
                    <PlainText text={value} />
                  </a>
                ) : (
                  <OutputValue value={value} />
                )}
                {value !== SENSITIVE && value !== '' && (
                  <CopyButton
                    text={value}
                    word={t('resources.copy', { name })}
                    className="control control-quiet"
                    iconOnly
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}

/** The name that other stacks import it by, and which of those the portal reads do. */
function Exported(props: {
  readonly name: string | undefined;
  readonly importers: Readonly<Record<string, readonly EnvironmentKey[]>>;
}) {
  const t = useWords();
  const { name } = props;
  if (name === undefined) return null;
  const by = props.importers[name] ?? [];
  return (
    <span className="block text-second font-normal text-t3">
      {t('resources.exportedAs')} <code>{name}</code> ·{' '}
      {by.length === 0 ? t('resources.importedByNone') : t('resources.importedBy')}
      {by.map((key, index) => (
        <Fragment key={key}>
          {index > 0 ? ', ' : ' '}
          <Link className="link" href={`/e/${key}/resources`} prefetch={false}>
            {key}
          </Link>
        </Fragment>
      ))}
    </span>
  );
}

/** What `terraformOutputs` writes for a sensitive value. */
const SENSITIVE = '(sensitive)';

/** PostgreSQL keeps no order of keys. */
const byName = (outputs: Readonly<Record<string, string>>) =>
  Object.entries(outputs).sort(([a], [b]) => a.localeCompare(b));

/** As the engine prints it, line breaks too; an empty output says that it is. */
function OutputValue({ value }: { readonly value: string }) {
  const t = useWords();
  if (value === '') return <span className="text-t3">{t('resources.emptyValue')}</span>;
  return (
    <code className="whitespace-pre-wrap">
      <PlainText text={value} />
    </code>
  );
}
