'use server';

import type { Destination } from '#components/shell/destination.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { inventoryReading } from '#lib/queries/reading.ts';
import { web } from '#lib/runtime/web.ts';
import { callerOrSignIn } from './caller.ts';
import { watched } from './watched.ts';

/** Resources of every visible environment, for the palette when it is first opened. */
export async function paletteResources(): Promise<readonly Destination[]> {
  const [services, caller, systems] = await Promise.all([web(), callerOrSignIn(), watched()]);
  const rows = systems.flatMap((each) => each.rows);
  const found = await Promise.all(
    rows.map(async ({ key, health }): Promise<readonly Destination[]> => {
      const reading = await inventoryReading
        .ask(services, caller, { environment: key })
        .catch((error: unknown) => {
          // Whoever may not see resources finds none here; anything else is a fault.
          if (error instanceof Error && error.name === 'NotAllowed') return undefined;
          throw error;
        });
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
  return found.flat();
}
