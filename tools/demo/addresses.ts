import { shownValue } from '#lib/domain/reading.ts';
import { openDatabase } from '#lib/store/db.ts';
import { readingsOf } from '#lib/store/readings.ts';

/** Base address of each environment's public API, as the outputs that the collector read say. */
export type Addresses = Readonly<Record<string, string>>;

const OUTPUTS = ['ApiUrl', 'api_url'];

/** Reads the addresses again at each call: environments come and go. */
export function addressBook(databaseUrl: string, environments: readonly string[]) {
  const database = openDatabase(databaseUrl, 'yagura demo addresses', 1);
  return {
    close: database.close,
    async read(): Promise<Addresses> {
      const readings = await readingsOf(database.db, 'outputs', environments);
      const found: Record<string, string> = {};
      for (const [environment, reading] of readings) {
        const outputs = shownValue(reading)?.value;
        const all = { ...outputs?.terraform, ...outputs?.stack };
        const address = OUTPUTS.map((name) => all[name]).find((each) => each !== undefined);
        if (address) found[environment] = address.replace(/\/$/, '');
      }
      return found;
    },
  };
}
