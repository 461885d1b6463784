import {
  choiceText,
  coversChoice,
  openChoices,
  type StackChoice,
} from '#lib/domain/membership/stack-choice.ts';
import type { PortalFile } from './schema.ts';

type Placed = {
  readonly key: string;
  readonly place: string;
  readonly path: string[];
  readonly choice: StackChoice;
};

/**
 * Patterns and tags by which two environments of one account and region would watch the same stacks. Those that only
 * overlap are found when there is such a stack.
 */
export function sharedChoices({ systems }: PortalFile): { path: string[]; message: string }[] {
  const all = Object.entries(systems).flatMap(([system, { environments }]) =>
    Object.entries(environments).flatMap(([name, { account, region, watch }]) =>
      openChoices(watch?.stacks).map(
        (choice): Placed => ({
          key: `${system}/${name}`,
          place: `${account} ${region}`,
          path: [
            'systems',
            system,
            'environments',
            name,
            'watch',
            'stacks',
            String(watch?.stacks?.indexOf(choice)),
          ],
          choice,
        }),
      ),
    ),
  );
  return all.flatMap((each, index) => {
    const other = all.find(
      ({ key, place, choice }, at) =>
        key !== each.key &&
        place === each.place &&
        coversChoice(choice, each.choice) &&
        (at < index || !coversChoice(each.choice, choice)),
    );
    return other
      ? [
          {
            path: each.path,
            message: `${each.key} and ${other.key} would watch the same stacks: ${choiceText(other.choice)} of ${other.key} takes them too`,
          },
        ]
      : [];
  });
}
