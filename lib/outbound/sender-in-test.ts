import { configFromFile } from '#lib/config/source.ts';
import { instant } from '#lib/domain/time.ts';
import { openDatabase } from '#lib/store/db.ts';
import { outbox } from './outbox.ts';

/** A sender that a test kills at any moment: `node sender-in-test.ts <database> <portal.yaml> <secret>`. */
const [, , url = '', file = '', secret = ''] = process.argv;
const { db } = openDatabase(url, 'sender in test', 3);
const quiet = () => undefined;
const out = outbox({
  db,
  config: configFromFile(file),
  clock: () => instant(Date.now()),
  log: { info: quiet, error: quiet },
  secretNamed: () => secret,
  portal: 'https://portal.example.org',
});
for (;;) {
  await out.round();
  await out.idle();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
