import { CopyButton } from '#components/ui/copy-button.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Outputs } from '#lib/domain/inventory/resource.ts';

/** What both engines hand out: Terraform's outputs and the stack's. */
export function OutputsTable({ outputs }: { readonly outputs: Outputs }) {
  const t = useWords();
  const rows = [
    ...byName(outputs.terraform).map((each) => ['TF', ...each] as const),
    ...byName(outputs.stack).map((each) => ['SAM', ...each] as const),
  ];
  return (
    <SheetScroll>
      <table className="ruled">
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
              <td>
                <code>{name}</code>
              </td>
              <td>
                <span className="chip">{owner}</span>
              </td>
              <td className="[overflow-wrap:anywhere]">
                {value === SENSITIVE ? (
                  <span className="text-t3">{t('resources.sensitive')}</span>
                ) : /^https?:\/\/[^\s"']+$/.test(value) ? (
                  <a className="link mono" href={value} rel="noreferrer" target="_blank">
                    {value}
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

/** What `terraformOutputs` writes for a sensitive value. */
const SENSITIVE = '(sensitive)';

/** PostgreSQL keeps no order of keys. */
const byName = (outputs: Readonly<Record<string, string>>) =>
  Object.entries(outputs).sort(([a], [b]) => a.localeCompare(b));

/** As the engine prints it, line breaks too; an empty output says that it is. */
function OutputValue({ value }: { readonly value: string }) {
  const t = useWords();
  if (value === '') return <span className="text-t3">{t('resources.emptyValue')}</span>;
  return <code className="whitespace-pre-wrap">{value}</code>;
}
