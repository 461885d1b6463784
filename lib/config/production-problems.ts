import { RISKS, type Risk } from '#lib/domain/deploy/plan.ts';
import { anyCommitAllowed } from '#lib/domain/deploy/refs.ts';

type Written = {
  readonly components: Readonly<
    Record<string, { readonly approvals: number; readonly refs: readonly string[] }>
  >;
  readonly strictFor?: readonly Risk[] | undefined;
};

type Problem = readonly [path: readonly (string | number)[], message: string];

/** What `production: true` asks of an environment. Components without `refs` are watched, and nothing is asked of them. */
export function productionProblems({ components, strictFor }: Written): readonly Problem[] {
  const missing = strictFor && RISKS.filter((risk) => !strictFor.includes(risk));
  return [
    ...(missing && missing.length > 0
      ? [[['strictFor'], `production is strict for every risk: ${missing.join(', ')} lack`] as const]
      : []),
    ...Object.entries(components).flatMap(([name, { approvals, refs }]): Problem[] => {
      if (refs.length === 0) return [];
      const at = ['components', name];
      const any = refs.findIndex((each) => anyCommitAllowed([each]));
      return [
        ...(approvals === 0
          ? [[[...at, 'approvals'], 'write 1 at least: in production somebody else must agree'] as const]
          : []),
        ...(any < 0
          ? []
          : [[[...at, 'refs', any], 'name branches or tags: production takes not any commit'] as const]),
      ];
    }),
  ];
}
