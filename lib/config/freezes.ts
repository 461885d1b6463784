import { coversKey } from '#lib/domain/access/can.ts';
import type { FreezeWindow } from '#lib/domain/deploy/freeze.ts';
import { millis } from '#lib/domain/units.ts';
import { calendarOf } from './freeze-calendar.ts';
import type { WrittenWindow } from './freeze-schema.ts';
import type { ConfiguredEnvironment, PortalConfig } from './portal-config.ts';

const known = new WeakMap<object, FreezeWindow>();

/** Windows that hold an environment's applies: the file's that name it, then its own. */
export function freezeWindowsOf(
  { file }: PortalConfig,
  { key, production, settings }: ConfiguredEnvironment,
): readonly FreezeWindow[] {
  const ofFile = file.freezes.filter(({ on }) =>
    on.some((place) => (place === 'production' ? production : coversKey(place, key))),
  );
  return [...ofFile, ...settings.freeze].map(windowOf);
}

export function windowOf(written: WrittenWindow): FreezeWindow {
  const before = known.get(written);
  if (before) return before;
  const { name, kind, why, overrun } = written;
  const made: FreezeWindow = {
    ...{ name, kind, lead: overrun === 'finish' ? millis(0) : overrun },
    ...(why === undefined ? {} : { why }),
    calendar: calendarOf(written),
  };
  known.set(written, made);
  return made;
}
