import type { MatchedStack } from '#lib/domain/membership/matched-stacks.ts';
import { choiceText, openChoices, type StackChoice } from '#lib/domain/membership/stack-choice.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Db } from './db.ts';
import { getReading } from './readings.ts';

/** Stacks that an environment's patterns and tags chose when stacks were last listed; of choices that still stand. */
export async function watchedStacks(
  db: Db,
  environment: string,
  choices: readonly StackChoice[] | undefined,
): Promise<readonly MatchedStack[]> {
  const open = openChoices(choices).map(choiceText);
  if (open.length === 0) return [];
  const reading = await getReading(db, environment, 'watched');
  const stacks = (reading && shownValue(reading)?.value.stacks) ?? [];
  return stacks.filter(({ by }) => open.includes(by));
}
