import { Search } from 'lucide-react';
import { FilterForm } from '#components/ui/filter-form.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { ResourceFilter, ResourceRow } from '#lib/domain/inventory/rows.ts';

/** Search and filters that live in the address: a plain GET form. */
export function ResourceFilters(props: {
  readonly filter: ResourceFilter;
  readonly rows: readonly ResourceRow[];
}) {
  const t = useWords();
  const { filter, rows } = props;
  const types = [...new Set(rows.map(({ resource }) => resource.type))].toSorted();
  const choices = [
    [
      'owner',
      filter.owner,
      [
        ['terraform', 'TF'],
        ['sam', 'SAM'],
        ['none', t('resources.unmanaged')],
      ],
    ],
    ['type', filter.type, types.map((type) => [type, type])],
    [
      'state',
      filter.state,
      (['attention', 'unchecked'] as const).map((each) => [each, t(`resources.${each}`)]),
    ],
  ] as const;
  return (
    <search>
      <FilterForm className="flex flex-wrap items-center gap-1.5" word={t('resources.apply')}>
        <Search size={13} className="text-t3" aria-hidden="true" />
        <input
          type="search"
          name="q"
          defaultValue={filter.q}
          aria-label={t('resources.search')}
          placeholder={t('resources.search')}
          className="field w-48"
        />
        {choices.map(([name, value, options]) => (
          <select
            key={name}
            name={name}
            defaultValue={value ?? ''}
            aria-label={t(`resources.filter.${name}`)}
            className="field max-w-44"
          >
            <option value="">{t(`resources.filter.${name}`)}</option>
            {options.map(([code, word]) => (
              <option key={code} value={code}>
                {word}
              </option>
            ))}
          </select>
        ))}
      </FilterForm>
    </search>
  );
}
