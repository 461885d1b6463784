import { customType, timestamp } from 'drizzle-orm/pg-core';
import { type Instant, instant } from '#lib/domain/time.ts';

/** `timestamptz` that the code sees as an `Instant`. */
export const at = customType<{ data: Instant; driverData: string | Date }>({
  dataType: () => 'timestamptz(3)',
  toDriver: (value) => new Date(value).toISOString(),
  fromDriver: (value) => instant(new Date(value).getTime()),
});

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** better-auth reads and writes JavaScript dates. */
export const dateAt = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
