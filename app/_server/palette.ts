'use server';

import { getTranslations } from 'next-intl/server';
import type { Destination, FoundResources } from '#components/shell/destination.ts';
import { placesOf } from '#components/shell/places.ts';
import { nameOf } from '#components/words/people.ts';
import { refusalReason } from '#lib/domain/access/knows.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type ResourceRow, resourceRows } from '#lib/domain/inventory/rows.ts';
import { byTrouble } from '#lib/domain/overview/standing.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { allHistory } from '#lib/queries/deploy-history.ts';
import { environmentHead } from '#lib/queries/environment-head.ts';
import { favourites } from '#lib/queries/favourites.ts';
import { overview } from '#lib/queries/overview.ts';
import { inventoryReading } from '#lib/queries/reading.ts';
import { web } from '#lib/runtime/web.ts';
import { kindWord } from '#lib/words/kind-word.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import type { Translate } from '#lib/words/translate.ts';
import { ask } from './ask.ts';
import { callerOrSignIn } from './caller.ts';
import { namePeople } from './people.ts';
import { watched } from './watched.ts';

/** Inventories that one opening reads: of more environments, those in trouble. */
const INVENTORIES = 24;

/** Pages and environments, for the palette when it is first opened. */
export async function palettePlaces(): Promise<readonly Destination[]> {
  const [t, standings, starred] = await Promise.all([getTranslations(), watched(), ask(favourites, {})]);
  return placesOf(t, standings, starred);
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
        const asked = { environment: key };
        const [reading, head] = await Promise.all([
          inventoryReading.ask(services, caller, asked),
          environmentHead.ask(services, caller, asked),
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

/** Newest runs of the visible environments, found by number, commit, subject, state and person; those that wait for this person first. */
export async function paletteRuns(): Promise<readonly Destination[]> {
  const [t, services, caller] = await Promise.all([getTranslations(), web(), callerOrSignIn(), namePeople()]);
  const [{ waiting }, { page }] = await Promise.all([
    overview.ask(services, caller, {}),
    allHistory.ask(services, caller, { filter: {} }),
  ]);
  const yours = waiting.filter(({ forYou }) => forYou).map(({ number }) => number);
  return page.runs
    .map((each) => runPlace(t, each, yours.includes(each.run.number)))
    .toSorted((a, b) => Number(b.also.startsWith(YOURS)) - Number(a.also.startsWith(YOURS)));
}

const YOURS = 'approve review ';

function runPlace(t: Translate, { deployment, run }: RequestedRun, approve: boolean) {
  const { environment, commit, subject, requestedBy } = deployment;
  return {
    href: `/deploys/${run.number}`,
    word: `${approve ? `${t('palette.approve')} ` : ''}#${run.number} ${environment} ${run.component}`,
    aside: `${t(`run.state.${run.state}`)} · ${shortCommit(commit)} · ${nameOf(requestedBy)}`,
    also: `${approve ? YOURS : ''}run ${run.number} ${commit} ${subject} ${requestedBy}`,
  };
}
