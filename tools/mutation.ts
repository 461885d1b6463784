import { parseArgs } from 'node:util';
import { mutate } from './mutation/mutate.ts';
import { ROOMS, type Room } from './mutation/rooms.ts';

// `npm run mutation [-- <room>…]`: changes the code of a room in many small ways and counts how many changes its
// tests notice. Minutes to an hour a room, so it is no part of `npm test`. Survivors are in .yagura/mutation/.
//   --jobs N      at once (default 2)
//   --only F      these files of the room alone (more than once: each of them): a sample, of which no score is asked
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', default: '2' }, only: { type: 'string', multiple: true } },
});
const names = Object.keys(ROOMS);
const stranger = positionals.find((name) => !names.includes(name));
if (stranger !== undefined || !/^[1-9]\d*$/.test(values.jobs)) {
  console.error(
    `npm run mutation -- [--jobs 2] [--only <files>] <room>…, where a room is one of: ${names.join(', ')}`,
  );
  process.exit(2);
}

let short = false;
for (const name of positionals.length > 0 ? positionals : names) {
  const { least: floor, ...whole } = ROOMS[name] as Room;
  const room = values.only === undefined ? whole : { ...whole, files: values.only };
  const least = values.only === undefined ? floor : undefined;
  const { noticed, unending, survived, reportFile } = await mutate(name, room, Number(values.jobs));
  const score = (100 * noticed) / Math.max(1, noticed + survived);
  const asked = least === undefined ? '' : `, at least ${least} is asked`;
  console.log(
    `${name}: ${score.toFixed(1)} % of ${noticed + survived} noticed, ${unending} of them by time${asked}; survivors: ${reportFile}`,
  );
  short ||= score < (least ?? 0);
}
process.exit(short ? 1 : 0);
