'use server';

import { getTranslations } from 'next-intl/server';
import type { Destination, FoundResources } from '#components/shell/destination.ts';
import { placesOf } from '#components/shell/places.ts';
import { refusalReason } from '#lib/domain/access/knows.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type ResourceRow, resourceRows } from '#lib/domain/inventory/rows.ts';
import { byTrouble } from '#lib/domain/overview/standing.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { environmentHead } from '#lib/queries/environment-head.ts';
import { inventoryReading } from '#lib/queries/reading.ts';
import { web } from '#lib/runtime/web.ts';
import { kindWord } from '#lib/words/kind-word.ts';
import type { Translate } from '#lib/words/translate.ts';
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
  const [t, services, caller, standings] = await Promise.all([
    getTranslations(),
    web(),
    callerOrSignIn(),
    watched(),
  ]);
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
          if (refusalReason(error) !== undefined) return [undefined, undefined];
          throw error;
        });
        return resourceRows(key, {
          declared: (reading && shownValue(reading)?.value) ?? [],
          alarms: [],
          logGroups: [],
          health: head?.row.health && shownValue(head.row.health)?.value,
        }).map((row) => placeOf(t, key, row));
      }),
  );
  return {
    places: found.flat().toSorted(checkedFirst),
    notSearched: Math.max(0, standings.length - INVENTORIES),
  };
}

/** The resource opened in its environment's list. Silence is not health: what no check names has no state. */
function placeOf(t: Translate, key: EnvironmentKey, { resource, kind, verdict }: ResourceRow): Destination {
  return {
    href: `/e/${key}/resources?${new URLSearchParams({ q: resource.name, r: resource.id })}`,
    word: resource.name,
    aside: `${key} · ${kindWord(t, { kind, type: resource.type })}`,
    ...(verdict ? { status: verdict } : {}),
  };
}

/** Of names that match alike, what health is known of stands before policies and permissions. */
const checkedFirst = (a: Destination, b: Destination): number =>
  Number(b.status !== undefined) - Number(a.status !== undefined);
