import { parseArgs } from 'node:util';
import { mutate } from './mutation/mutate.ts';
import { ROOMS, type Room } from './mutation/rooms.ts';

// `npm run mutation [-- <room>…]`: changes the code of a room in many small ways and counts how many changes its
// tests notice. Minutes to an hour a room, so it is no part of `npm test`. Survivors are in .yagura/mutation/.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', default: '2' } },
});
const names = Object.keys(ROOMS);
const stranger = positionals.find((name) => !names.includes(name));
if (stranger !== undefined || !/^[1-9]\d*$/.test(values.jobs)) {
  console.error(`npm run mutation -- [--jobs 2] <room>…, where a room is one of: ${names.join(', ')}`);
  process.exit(2);
}

let short = false;
for (const name of positionals.length > 0 ? positionals : names) {
  const room = ROOMS[name] as Room;
  const { noticed, unending, survived, reportFile } = await mutate(name, room, Number(values.jobs));
  const score = (100 * noticed) / Math.max(1, noticed + survived);
  const least = room.least === undefined ? '' : `, at least ${room.least} is asked`;
  console.log(
    `${name}: ${score.toFixed(1)} % of ${noticed + survived} noticed, ${unending} of them by time${least}; survivors: ${reportFile}`,
  );
  short ||= score < (room.least ?? 0);
}
process.exit(short ? 1 : 0);
