import { useWords } from '#components/words/use-words.ts';
import type { RequestableComponent } from '#lib/domain/deploy/requestable.ts';
import { ComponentName } from './component-name.tsx';

type Props = {
  /** In the order of deploying. */
  readonly components: readonly RequestableComponent[];
  readonly chosen: readonly string[];
  readonly choose: (names: readonly string[]) => void;
};

/** From so many on they are chosen together too. */
const MANY = 4;

/** What of an environment is deployed, in the order in which it is: each with what it waits for. */
export function ComponentChoice({ components, chosen, choose }: Props) {
  const t = useWords();
  const may = components.filter(isFree);
  const several = new Set(components.map((each) => each.repository)).size > 1;
  const toggle = (name: string) =>
    choose(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  return (
    <fieldset className="component-choice">
      <legend className="flex flex-wrap items-baseline gap-x-3 pb-1 text-t2">
        {t('deploys.components')}
        {may.length >= MANY && (
          <>
            <button type="button" className="link text-second" onClick={() => choose(may.map(nameOf))}>
              {t('deploys.chooseAll')}
            </button>
            <button type="button" className="link text-second" onClick={() => choose([])}>
              {t('deploys.chooseNone')}
            </button>
          </>
        )}
      </legend>
      <ol>
        {components.map((each, index) => (
          <li key={each.name}>
            <label className={isFree(each) ? '' : 'text-t3'}>
              <input
                type="checkbox"
                name="only"
                value={each.name}
                disabled={!isFree(each)}
                checked={isFree(each) && chosen.includes(each.name)}
                onChange={() => toggle(each.name)}
              />
              {components.length > 1 && <span className="num w-5 text-t3">{index + 1}</span>}
              <span className="min-w-0">
                <ComponentName name={each.name} tool={each.tool} />
                <span className="block text-second text-t3 [overflow-wrap:anywhere]">
                  {aboutOf(each, components, chosen, several).map(({ code, params }, at) => (
                    <span key={code}>
                      {at > 0 && ' · '}
                      {t(code, params)}
                    </span>
                  ))}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

export const isFree = ({ deployable, allowed }: RequestableComponent): boolean => deployable && allowed;
const nameOf = ({ name }: RequestableComponent): string => name;

type Said = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };

/** Why it cannot be chosen, or what it waits for and how many must agree. */
function aboutOf(
  each: RequestableComponent,
  all: readonly RequestableComponent[],
  chosen: readonly string[],
  several: boolean,
): readonly Said[] {
  if (!each.deployable) return [{ code: 'deploys.watched' }];
  if (!each.allowed) return [{ code: 'deploys.noRole' }];
  // The nearest are enough: what those wait for stands with them.
  const near = each.needs.filter(
    (name) => !all.some((other) => each.needs.includes(other.name) && other.needs.includes(name)),
  );
  const waits = near.filter((name) => chosen.includes(name));
  return [
    ...(waits.length > 0 ? [{ code: 'deploys.waitsFor', params: { names: waits.join(', ') } }] : []),
    { code: 'deploys.approvals', params: { n: each.approvals } },
    ...(several ? [{ code: 'deploys.fromRepository', params: { name: each.repository } }] : []),
  ];
}
