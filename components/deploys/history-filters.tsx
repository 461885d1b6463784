import Link from 'next/link';
import { FilterForm } from '#components/ui/filter-form.tsx';
import { nameOf } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import { FILTERS, type HistoryFilter, isFiltered } from '#lib/domain/deploy/history.ts';
import { RUN_STATES } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { FilterChoice } from './filter-choice.tsx';

/** So many components need no lane to be found by. */
const FEW = 3;

type Props = {
  readonly filter: HistoryFilter;
  /** Page that the form leads to. */
  readonly here: string;
  /** Choices of system and environment are left out where there is one of them. */
  readonly environments: readonly EnvironmentKey[];
  readonly people: readonly string[];
  /** Names of components that anything was requested for. */
  readonly components: readonly string[];
};

/** Which runs of the history; a plain form, so the address says it and it works before any script does. */
export function HistoryFilters({ filter, here, environments, people, components }: Props) {
  const t = useWords();
  const one = environments.length < 2;
  const systems = [...new Set(environments.map((key) => key.split('/')[0] ?? key))];
  const options: Readonly<Record<(typeof FILTERS)[number], readonly (readonly [string, string])[]>> = {
    system: one ? [] : systems.map((each) => [each, each]),
    environment: one ? [] : environments.map((each) => [each, each]),
    component: components.map((each) => [each, each]),
    // Two components or three are told apart by their names.
    lane:
      components.length <= FEW && !filter.lane
        ? []
        : (['infrastructure', 'application'] as const).map((each) => [each, t(`lane.${each}`)]),
    state: RUN_STATES.map((each) => [each, t(`run.state.${each}`)]),
    who: people.map((each) => [each, nameOf(each)]),
  };
  return (
    <search>
      <FilterForm action={here} className="toolbar" word={t('deploys.filter.apply')}>
        {FILTERS.map((name) => (
          <FilterChoice
            key={name}
            name={name}
            label={t(`deploys.filter.${name}`)}
            value={filter[name] ?? ''}
            options={options[name]}
          />
        ))}
        {isFiltered(filter) && (
          <Link href={here} className="link" prefetch={false}>
            {t('deploys.filter.clear')}
          </Link>
        )}
      </FilterForm>
    </search>
  );
}
