'use server';

import { getTranslations } from 'next-intl/server';
import type { Destination, FoundResources } from '#components/shell/destination.ts';
import { placesOf } from '#components/shell/places.ts';
import { byTrouble } from '#lib/domain/overview/standing.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { environmentHead } from '#lib/queries/environment-head.ts';
import { inventoryReading } from '#lib/queries/reading.ts';
import { web } from '#lib/runtime/web.ts';
import { callerOrSignIn } from './caller.ts';
import { watched } from './watched.ts';

/** Inventories that one opening reads: of more environments, those in trouble. */
const INVENTORIES = 24;

/** Pages and environments, for the palette when it is first opened. */
export async function palettePlaces(): Promise<readonly Destination[]> {
  const [t, standings] = await Promise.all([getTranslations(), watched()]);
  return placesOf(t, standings);
}

/** Resources of the visible environments, for the palette when it is first opened. */
export async function paletteResources(): Promise<FoundResources> {
  const [services, caller, standings] = await Promise.all([web(), callerOrSignIn(), watched()]);
  const found = await Promise.all(
    byTrouble(standings)
      .slice(0, INVENTORIES)
      .map(async ({ key }): Promise<readonly Destination[]> => {
        const ask = { environment: key };
        const [reading, head] = await Promise.all([
          inventoryReading.ask(services, caller, ask),
          environmentHead.ask(services, caller, ask),
        ]).catch((error: unknown) => {
          // Whoever may not see resources finds none here; anything else is a fault.
          if (error instanceof Error && error.name === 'NotAllowed') return [undefined, undefined];
          throw error;
        });
        const { health } = head?.row ?? {};
        const checks = health?.state === 'ready' ? health.value.checks : [];
        return ((reading && shownValue(reading)?.value) ?? []).map(({ id, name, type, arn }) => {
          // Silence is not health: a resource that no check names has no state.
          const check = checks.find(
            ({ resource }) => resource !== undefined && [id, name, arn].includes(resource),
          );
          return {
            href: `/e/${key}/resources?q=${encodeURIComponent(name)}`,
            word: name,
            aside: `${key} · ${type}`,
            ...(check ? { status: check.verdict } : {}),
          };
        });
      }),
  );
  return { places: found.flat(), notSearched: Math.max(0, standings.length - INVENTORIES) };
}
