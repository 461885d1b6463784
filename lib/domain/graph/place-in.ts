import type { Declared, GraphPlace } from './model.ts';

/**
 * The place with what nobody told taken from the ARNs of what is deployed, where all of them name one account, and one
 * region; what they do not tell stays unknown.
 */
export function placeIn(sources: readonly Declared[], place: GraphPlace): GraphPlace {
  const { unknown = [], ...rest } = place;
  const parts = sources.flatMap(({ value }) => value.flatMap(({ arn }) => (arn ? [arn.split(':')] : [])));
  const found = {
    account: onlyOne(parts.map((part) => part[4])),
    region: onlyOne(parts.map((part) => part[3])),
  };
  const told = unknown.filter((each) => found[each] !== undefined);
  const still = unknown.filter((each) => found[each] === undefined);
  return {
    ...rest,
    ...Object.fromEntries(told.map((each) => [each, found[each]])),
    ...(still.length === 0 ? {} : { unknown: still }),
  };
}

/** Services that are in no region, or of no account, leave it out. */
function onlyOne(values: readonly (string | undefined)[]): string | undefined {
  const [one, ...more] = new Set(values.filter((each) => each !== undefined && each !== ''));
  return more.length === 0 ? one : undefined;
}
