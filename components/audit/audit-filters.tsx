import { FilterForm } from '#components/ui/filter-form.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { AuditFilter } from '#lib/domain/audit/filter.ts';

/** Filters that live in the address: a plain GET form. */
export function AuditFilters({ filter }: { readonly filter: AuditFilter }) {
  const t = useWords();
  return (
    <search>
      <FilterForm className="toolbar" word={t('audit.apply')}>
        {(['actor', 'action', 'target'] as const).map((name) => (
          <input
            key={name}
            name={name}
            defaultValue={filter[name]}
            aria-label={t(`audit.column.${name}`)}
            placeholder={t(`audit.column.${name}`)}
            className="field w-36"
          />
        ))}
        <select
          name="outcome"
          defaultValue={filter.outcome ?? ''}
          aria-label={t('audit.column.outcome')}
          className="field"
        >
          <option value="">{t('audit.anyOutcome')}</option>
          {(['done', 'denied', 'failed'] as const).map((each) => (
            <option key={each} value={each}>
              {t(`audit.outcome.${each}`)}
            </option>
          ))}
        </select>
        {(['from', 'to'] as const).map((name) => (
          <label key={name} className="inline-flex items-center gap-1.5 text-t2">
            {t(`audit.${name}`)}
            <input type="date" name={name} defaultValue={filter[name]} className="field" />
          </label>
        ))}
      </FilterForm>
    </search>
  );
}
