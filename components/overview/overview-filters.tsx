import { Search } from 'lucide-react';
import Link from 'next/link';
import { FilterForm } from '#components/ui/filter-form.tsx';
import { useWords } from '#components/words/use-words.ts';
import { ONLY, type OverviewFilter } from '#lib/domain/overview/filter.ts';
import { VIEWS, type View } from '#lib/domain/overview/views.ts';

type Props = {
  readonly filter: OverviewFilter;
  readonly view: View;
  /** Environments that fit, where the page is filtered. */
  readonly fitting?: number;
  readonly of: number;
};

/** Which environments are shown; a plain GET form, so the address says it. */
export function OverviewFilters({ filter, view, fitting, of }: Props) {
  const t = useWords();
  return (
    <search className="flex flex-wrap items-center gap-1.5">
      <FilterForm
        action="/"
        className="flex flex-wrap items-center gap-1.5"
        word={t('overview.filter.apply')}
      >
        {view !== VIEWS[0] && <input type="hidden" name="view" value={view} />}
        <Search size={13} className="text-t3" aria-hidden="true" />
        <input
          type="search"
          name="q"
          defaultValue={filter.q}
          aria-label={t('overview.filter.q')}
          placeholder={t('overview.filter.q')}
          className="field w-48"
        />
        <select
          name="only"
          defaultValue={filter.only ?? ''}
          aria-label={t('overview.filter.only')}
          className="field"
        >
          <option value="">{t('overview.filter.all')}</option>
          {ONLY.map((each) => (
            <option key={each} value={each}>
              {t(`overview.filter.${each}`)}
            </option>
          ))}
        </select>
      </FilterForm>
      {fitting !== undefined && (
        <span className="text-second text-t2" role="status">
          {t('overview.filter.fitting', { n: fitting, of })}{' '}
          <Link href={view === VIEWS[0] ? '/' : `/?view=${view}`} className="link" prefetch={false}>
            {t('overview.filter.clear')}
          </Link>
        </span>
      )}
    </search>
  );
}
