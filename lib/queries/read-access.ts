import { PORTAL } from '#lib/domain/access/action.ts';
import { type RegionAccess, readAccess } from '#lib/domain/membership/read-access.ts';
import { days, minus } from '#lib/domain/time.ts';
import { callRecordsSince } from '#lib/store/api-calls.ts';
import { deniedReads } from '#lib/store/denied-readings.ts';
import { defineQuery } from './define.ts';
import { visibleEnvironments } from './visible.ts';

/** Which of the collector's calls are refused in each account and region that the caller may see, and when they were last tried. */
export const readAccessPage = defineQuery({
  name: 'read-access',
  action: 'settings:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<readonly RegionAccess[]> {
    const { db, clock } = services;
    const visible = visibleEnvironments(services, caller, 'settings:read');
    const [calls, denied] = await Promise.all([
      callRecordsSince(db, 'collector', minus(clock(), days(1))),
      deniedReads(
        db,
        visible.map(({ key }) => key),
      ),
    ]);
    return readAccess(visible, calls, denied);
  },
});
